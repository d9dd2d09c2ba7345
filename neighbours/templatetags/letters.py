"""What a page of another app shows of letters to the neighbourhood."""

from datetime import date
from typing import Any

from django import template

from interwonen.access.permissions import Permission
from interwonen.pilots.models import Pilot
from neighbours.selectors.letters_growth import told_of_growth

register = template.Library()


@register.inclusion_tag("neighbours/_growth_told.html", takes_context=True)
def growth_told(context: dict[str, Any], pilot: Pilot, today: date) -> dict[str, Any]:
    """Whether neighbours heard of each growth of a pilot before it took effect."""
    permissions = context["request"].permissions
    return {
        "told": told_of_growth(pilot, today=today),
        "pilot": pilot,
        "may_open": Permission.NEIGHBOURHOOD_READ in permissions,
        "may_begin": Permission.NEIGHBOURHOOD_WRITE in permissions,
        "all": True,
    }
