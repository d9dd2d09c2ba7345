"""What the page on the money of a pilot shows of its residents."""

from typing import Any

from django import template

from evaluations.selectors.funding import resident_months
from interwonen.pilots.models import Pilot
from interwonen.pilots.selectors.funding import Spending

register = template.Library()


@register.inclusion_tag("evaluations/_resident_month.html")
def resident_month(pilot: Pilot, spending: Spending) -> dict[str, Any]:
    """What a resident costs per month by what was spent, or that nobody lived there yet."""
    return {"cents": spending.per_month(resident_months(pilot, spending.days))}
