"""What the page on the money of a pilot shows of the figures."""

from datetime import date

from django import template

from evaluations.indicators.funding import Costs, costs_from
from evaluations.selectors.facts import facts_of_money
from interwonen.pilots.models import Pilot

register = template.Library()


@register.simple_tag
def costs(pilot: Pilot, as_of: date) -> Costs | None:
    """What a place and a resident cost a month as of a day; one query."""
    return costs_from(facts_of_money(pilot, as_of=as_of))
