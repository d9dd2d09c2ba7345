"""The money of the pilot, and what a place and a resident cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import (
    Counted,
    Figure,
    Indicator,
    Publishing,
    Subject,
    Unit,
    figures_from,
)
from evaluations.indicators.places import level_on
from evaluations.selectors.facts import Facts
from interwonen.access.permissions import Permission
from interwonen.core.periods import months_later, months_of
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY, Span, clipped


def months_in(days: Span) -> Fraction:
    """How many months these days are: of each month its days, divided by all days of that month."""
    months = Fraction(0)
    for first in months_of(days.first, days.last):
        month = Span(first, months_later(first, 1) - ONE_DAY)
        inside = days.within(month)
        months += Fraction(inside.days if inside else 0, month.days)
    return months


def _amounts(facts: Facts, days: Span, kind: str) -> list[Counted]:
    return [
        Counted(row.quarter_starts_on, row.line, row.cents, key=f"{row.kind} {row.line}")
        for row in facts.amounts
        if row.kind == kind and days.holds(row.quarter_starts_on)
    ]


def _spent(facts: Facts, _days: Span) -> list[Counted]:
    """What was spent in the quarters that are over, or that the pilot ended in.

    An amount is about a whole quarter: divided by a part of one it would say too much.
    """
    return [
        Counted(row.quarter_starts_on, row.line, row.cents)
        for row in facts.amounts
        if row.kind == "spent" and _last_of(facts, row.quarter_starts_on) <= facts.as_of
    ]


def _last_of(facts: Facts, quarter_starts_on: date) -> date:
    """The last day of a quarter that the pilot runs."""
    return min(Quarter.containing(quarter_starts_on).ends_on, facts.pilot.last)


def days_of_spending(facts: Facts) -> Span | None:
    """The days of the pilot that money was spent on; None when nothing is recorded as spent.

    They end with the last quarter that is over and of which something is recorded, or with the
    pilot: days whose costs are not known yet do not count.
    """
    quarters = [row.day for row in _spent(facts, facts.pilot) if row.day]
    if not quarters:
        return None
    return facts.pilot.within(Span(facts.pilot.first, _last_of(facts, max(quarters))))


def _place_months(facts: Facts, _days: Span) -> list[Counted]:
    days = days_of_spending(facts)
    if days is None:
        return []
    return [
        Counted(span.first, amount=level_on(facts, span.first).places * months_in(span))
        for span in _parted(days, (step.effective_from for step in facts.steps))
    ]


def _parted(days: Span, changes: Iterable[date]) -> list[Span]:
    """The days in parts that begin at a change."""
    starts = sorted({days.first, *(day for day in changes if days.holds(day))})
    ends = [day - ONE_DAY for day in starts[1:]] + [days.last]
    return [Span(first, last) for first, last in zip(starts, ends, strict=True)]


def _resident_months(facts: Facts, _days: Span) -> list[Counted]:
    days = days_of_spending(facts)
    lived = clipped((stay.days for stay in facts.stays), days) if days else []
    return [Counted(span.first, amount=months_in(span)) for span in lived]


_money = partial(
    Indicator,
    subject=Subject.MONEY,
    publishing=Publishing.NO_PERSONS,
    unit=Unit.CENTS,
    rows_for=Permission.PILOT_READ,
)
_cost = partial(
    _money,
    numerator=_("all that was spent in the quarters that are over"),
    counts=_spent,
    unit=Unit.CENTS_EACH,
    of_a_day=True,
)

COSTS = (
    _cost(
        code="cost_per_place",
        slug="kosten-per-plek",
        name=_("Cost of a place for a month"),
        definition=_(
            "All that was spent in the quarters that are over, divided by the months of the places, "
            "over the days of the pilot up to and including the last of those quarters of which "
            "something is recorded as spent."
        ),
        denominator=_("months of all places together"),
        out_of=_place_months,
    ),
    _cost(
        code="cost_per_resident",
        slug="kosten-per-bewoner",
        name=_("Cost of a resident for a month"),
        definition=_(
            "All that was spent in the quarters that are over, divided by the months that residents "
            "lived in the pilot, over the same days."
        ),
        denominator=_("months of all residents together"),
        out_of=_resident_months,
    ),
)

FUNDING = (
    *COSTS,
    *(
        _money(
            code=f"money_{kind}",
            slug=slug,
            name=name,
            definition=_(
                "The amounts of all sources together of the quarters that have begun. An amount is "
                "about a whole quarter, also of one that is still running."
            ),
            numerator=counted,
            counts=partial(_amounts, kind=kind),
        )
        for kind, slug, name, counted in (
            ("granted", "toegekend", _("Money granted"), _("money that was granted")),
            ("committed", "verplicht", _("Money committed"), _("money that was committed")),
            ("spent", "uitgegeven", _("Money spent"), _("money that was spent")),
        )
    ),
)


@dataclass(frozen=True)
class Costs:
    """What a place and a resident cost a month, over the same days."""

    days: Span
    per_place: Figure
    per_resident: Figure


def costs_from(facts: Facts) -> Costs | None:
    """The costs as of the day of the facts; None when nothing is recorded as spent."""
    days = days_of_spending(facts)
    return Costs(days, *figures_from(COSTS, facts)) if days else None
