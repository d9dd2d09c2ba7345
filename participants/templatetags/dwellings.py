"""How dwellings and the days on them look on screen."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from participants.models import Dwelling
from participants.selectors.dwellings_board import Interval, IntervalKind

register = template.Library()

_STATES: dict[str, str] = {
    Dwelling.State.READY: "ok",
    Dwelling.State.OCCUPIED: "info",
    Dwelling.State.TO_INSPECT: "warning",
}
_INTERVALS: dict[IntervalKind, tuple[Any, str]] = {
    IntervalKind.PAST: (_("Lived there"), "neutral"),
    IntervalKind.PRESENT: (_("Lives there"), "info"),
    IntervalKind.PLANNED: (_("Planned"), "neutral"),
    IntervalKind.VACANT: (_("Empty"), "neutral"),
    IntervalKind.UNLET: (_("Not let"), "neutral"),
}


@register.inclusion_tag("_components/_badge.html")
def dwelling_state(dwelling: Dwelling) -> dict[str, Any]:
    """A badge for the `.state` of a dwelling (see `with_state`)."""
    state = Dwelling.State(dwelling.state)  # type: ignore[attr-defined]
    return {"text": state.label, "kind": _STATES.get(state, "neutral")}


@register.inclusion_tag("_components/_badge.html")
def interval_kind(interval: Interval) -> dict[str, Any]:
    """A badge for how a dwelling stands on the days of a spell."""
    text, kind = _INTERVALS[interval.kind]
    return {"text": text, "kind": kind}


@register.inclusion_tag("participants/_resident.html", takes_context=True)
def resident(context: dict[str, Any], interval: Interval) -> dict[str, Any]:
    """Whose stay it is: a link, a code, or only that someone lives there."""
    return {"interval": interval, "pilot": context["shell"].pilot}
