"""How the register looks on screen: badges for its states, residents, and long texts."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from interwonen.core.templatetags.interwonen import badge
from interwonen.pilots.models import Term
from participants.models import (
    Dwelling,
    Goal,
    Incident,
    Participant,
    ProgressReview,
    Referral,
    SupportSession,
)
from participants.selectors.dwellings_board import Interval, IntervalKind
from participants.selectors.goals_progress import Trend

register = template.Library()

# The look of each state; a state that is not here is neutral.
_LOOKS: dict[Any, str] = {
    Participant.Status.REFERRED: "info",
    Participant.Status.WAITING: "info",
    Participant.Status.PLACED: "ok",
    Participant.Status.RETURNED: "error",
    Referral.Decision.PENDING: "info",
    Referral.Decision.ACCEPTED: "ok",
    SupportSession.Status.NO_SHOW: "warning",
    Dwelling.State.READY: "ok",
    Dwelling.State.OCCUPIED: "info",
    Dwelling.State.TO_INSPECT: "warning",
    IntervalKind.PRESENT: "info",
    Goal.Outcome.OPEN: "info",
    Goal.Outcome.ACHIEVED: "ok",
    Trend.FORWARD: "ok",
    Trend.BACK: "warning",
    Incident.Seriousness.SERIOUS: "warning",
    Incident.Seriousness.VERY_SERIOUS: "error",
    Incident.Card.YELLOW: "warning",
    Incident.Card.RED: "error",
}
_INTERVALS = {
    IntervalKind.PAST: _("Lived there"),
    IntervalKind.PRESENT: _("Lives there"),
    IntervalKind.PLANNED: _("Planned"),
    IntervalKind.VACANT: _("Empty"),
    IntervalKind.UNLET: _("Not let"),
}
_TRENDS = {Trend.FORWARD: _("forward"), Trend.SAME: _("the same"), Trend.BACK: _("backward")}
# What fits a phone: so many characters, so many lines.
SCREEN_OF_TEXT, SCREEN_OF_LINES = 1_000, 15


@register.filter
def is_long(text: str) -> bool:
    """Whether a text takes more than a screen of a phone."""
    return len(text) > SCREEN_OF_TEXT or text.count("\n") > SCREEN_OF_LINES


@register.inclusion_tag("participants/_resident.html", takes_context=True)
def resident(context: dict[str, Any], interval: Interval) -> dict[str, Any]:
    """Whose stay it is: a link, or only that the dwelling is lived in."""
    return {"interval": interval, "pilot": context["shell"].pilot}


def _badge(state: Any, text: Any) -> SafeString:
    return badge(text, _LOOKS.get(state, "neutral"))


@register.simple_tag
def participant_status(status: str) -> SafeString:
    """A badge for a code of Participant.Status."""
    return _badge(status, Participant.Status(status).label)


@register.simple_tag
def referral_decision(referral: Referral) -> SafeString:
    """A badge for the decision on a referral."""
    return _badge(referral.decision, referral.get_decision_display())


@register.simple_tag
def session_status(session: SupportSession) -> SafeString:
    """A badge for the status of a session."""
    return _badge(session.status, session.get_status_display())


@register.simple_tag
def dwelling_state(dwelling: Any) -> SafeString:
    """A badge for the `.state` of a dwelling (see `with_state`)."""
    return _badge(dwelling.state, Dwelling.State(dwelling.state).label)


@register.simple_tag
def interval_kind(interval: Interval) -> SafeString:
    """A badge for the use of a dwelling during an interval."""
    return _badge(interval.kind, _INTERVALS[interval.kind])


@register.simple_tag
def barrier_status(status: Term) -> SafeString:
    """A badge for the status of a barrier."""
    look = "warning" if status.key == "barrier_status.open" else "info"
    return badge(status.label, "ok" if status.meaning == "resolved" else look)


@register.simple_tag
def goal_outcome(goal: Goal) -> SafeString:
    """A badge for the outcome of a goal."""
    return _badge(goal.outcome, goal.get_outcome_display())


@register.simple_tag
def skill_trend(trend: Trend) -> SafeString:
    """A badge for a skill compared with the time before."""
    return _badge(trend, _TRENDS[trend])


@register.simple_tag
def incident_seriousness(incident: Incident) -> SafeString:
    """A badge for how serious an incident was."""
    return _badge(incident.seriousness, incident.seriousness_word)


@register.simple_tag
def incident_card(incident: Incident) -> SafeString:
    """A badge for the card that a participant got."""
    return _badge(incident.card, incident.get_card_display())


@register.simple_tag
def review_agreement(review: ProgressReview) -> SafeString:
    """A badge for who agrees with a progress review."""
    if review.resident_answer == ProgressReview.ResidentAnswer.DISAGREES:
        return badge(_("The resident does not agree"), "warning")
    if review.is_agreed:
        return badge(_("Both agree"), "ok")
    return badge(_("Not asked both yet"), "info")
