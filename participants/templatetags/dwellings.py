"""How dwellings and the days on them look on screen."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from participants.models import Dwelling
from participants.reckoning.board import Spell, SpellKind

register = template.Library()

_STATES: dict[str, str] = {
    Dwelling.State.READY: "ok",
    Dwelling.State.OCCUPIED: "info",
    Dwelling.State.TO_INSPECT: "warning",
}
_SPELLS: dict[SpellKind, tuple[Any, str]] = {
    SpellKind.PAST: (_("Lived there"), "neutral"),
    SpellKind.PRESENT: (_("Lives there"), "info"),
    SpellKind.PLANNED: (_("Planned"), "neutral"),
    SpellKind.VACANT: (_("Empty"), "neutral"),
    SpellKind.UNLET: (_("Not let"), "neutral"),
}


@register.inclusion_tag("_components/_badge.html")
def dwelling_state(dwelling: Dwelling) -> dict[str, Any]:
    """A badge for the `.state` of a dwelling (see `with_state`)."""
    state = Dwelling.State(dwelling.state)  # type: ignore[attr-defined]
    return {"text": state.label, "kind": _STATES.get(state, "neutral")}


@register.inclusion_tag("_components/_badge.html")
def spell_kind(spell: Spell) -> dict[str, Any]:
    """A badge for how a dwelling stands on the days of a spell."""
    text, kind = _SPELLS[spell.kind]
    return {"text": text, "kind": kind}


@register.inclusion_tag("participants/_resident.html", takes_context=True)
def resident(context: dict[str, Any], spell: Spell) -> dict[str, Any]:
    """Whose stay it is: a link, a code, or only that someone lives there."""
    return {"spell": spell, "pilot": context["shell"].pilot}
