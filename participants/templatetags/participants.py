"""How the register's states look on screen."""

from typing import Any

from django import template

from participants.models import Participant, Referral, SupportSession

register = template.Library()

_KINDS: dict[str, str] = {
    Participant.Status.REFERRED: "info",
    Participant.Status.WAITING: "warning",
    Participant.Status.PLACED: "ok",
    Referral.Decision.PENDING: "info",
    Referral.Decision.ACCEPTED: "ok",
    SupportSession.Status.NO_SHOW: "warning",
}


# What fits a phone: so many characters, so many lines.
SCREEN_OF_TEXT, SCREEN_OF_LINES = 1_000, 15


@register.filter
def is_long(text: str) -> bool:
    """Whether a text takes more than a screen of a phone."""
    return len(text) > SCREEN_OF_TEXT or text.count("\n") > SCREEN_OF_LINES


@register.inclusion_tag("_components/_badge.html")
def participant_status(status: str) -> dict[str, Any]:
    """A badge for a code of Participant.Status."""
    return {"text": Participant.Status(status).label, "kind": _KINDS.get(status, "neutral")}


@register.inclusion_tag("_components/_badge.html")
def referral_decision(referral: Referral) -> dict[str, Any]:
    """A badge for the decision on a referral."""
    return {
        "text": referral.get_decision_display(),
        "kind": _KINDS.get(referral.decision, "neutral"),
    }


@register.inclusion_tag("_components/_badge.html")
def session_status(session: SupportSession) -> dict[str, Any]:
    """A badge for what came of a session."""
    return {"text": session.get_status_display(), "kind": _KINDS.get(session.status, "neutral")}
