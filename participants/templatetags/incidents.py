"""How incidents look on screen."""

from typing import Any

from django import template

from participants.models import Incident

register = template.Library()

_KINDS: dict[str, str] = {
    Incident.Seriousness.SERIOUS: "warning",
    Incident.Seriousness.VERY_SERIOUS: "error",
    Incident.Card.YELLOW: "warning",
    Incident.Card.RED: "error",
}


@register.inclusion_tag("_components/_badge.html")
def incident_seriousness(incident: Incident) -> dict[str, Any]:
    """A badge for how serious an incident was."""
    return {
        "text": incident.seriousness_word,
        "kind": _KINDS.get(incident.seriousness, "neutral"),
    }


@register.inclusion_tag("_components/_badge.html")
def incident_card(incident: Incident) -> dict[str, Any]:
    """A badge for the card that someone got."""
    return {"text": incident.get_card_display(), "kind": _KINDS.get(incident.card, "neutral")}
