"""The money of a pilot per quarter, and what a place costs.

As of a date, every figure has what is recorded of the quarters that have begun on that date: amounts
are about whole quarters, so that of the last quarter all counts that is known of it now.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Sum

from interwonen.core.money import rounded
from interwonen.core.periods import months_later, months_of
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY, Span
from interwonen.pilots.models import FundingAmount, Pilot

Kind = FundingAmount.Kind


def has_quarter(pilot: Pilot, quarter: Quarter) -> bool:
    """Whether a quarter has a day of the pilot."""
    return quarter.starts_on <= pilot.ends_on and quarter.ends_on >= pilot.starts_on


def quarters_of(pilot: Pilot) -> Iterator[Quarter]:
    """The quarters that have a day of the pilot, in order."""
    quarter = Quarter.containing(pilot.starts_on)
    while quarter.starts_on <= pilot.ends_on:
        yield quarter
        quarter = quarter.next


@dataclass(frozen=True)
class Amounts:
    """What is granted, committed and spent, in cents; None where nothing is recorded."""

    granted: int | None = None
    committed: int | None = None
    spent: int | None = None

    @property
    def in_order(self) -> tuple[int | None, int | None, int | None]:
        return self.granted, self.committed, self.spent


def funding_per_quarter(pilot: Pilot, *, as_of: date) -> dict[Quarter, Amounts]:
    """The amounts of all lines together in each quarter of the pilot that has begun on `as_of`."""
    rows = FundingAmount.objects.of_pilot(pilot).begun(as_of=as_of)
    sums: dict[Quarter, dict[str, int]] = {
        quarter: {} for quarter in quarters_of(pilot) if quarter.starts_on <= as_of
    }
    for first, kind, cents in (
        rows.order_by().values_list("quarter_starts_on", "kind").annotate(Sum("cents"))
    ):
        sums[Quarter.containing(first)][kind] = cents
    return {quarter: Amounts(**kinds) for quarter, kinds in sums.items()}


def funding_totals(pilot: Pilot, *, as_of: date) -> Amounts:
    """The amounts of all lines in all quarters that have begun on `as_of`, together."""
    return total_of(funding_per_quarter(pilot, as_of=as_of))


def total_of(quarters: Mapping[Quarter, Amounts]) -> Amounts:
    """The amounts of these quarters together."""
    columns = zip(*(each.in_order for each in quarters.values()), strict=True)
    return Amounts(*(_sum(column) for column in columns))


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


@dataclass(frozen=True)
class Spending:
    """All that was spent, in cents, and the days of the pilot that it was spent on."""

    cents: int
    days: Span

    def per_month(self, months: Fraction) -> int | None:
        """What it comes to for each of so many months, to the nearest cent; None for no months."""
        return rounded(Fraction(self.cents) / months) if months else None


def spending(pilot: Pilot, *, as_of: date) -> Spending | None:
    """What was spent as of a date, and on which days; None when nothing is recorded as spent.

    The days end with the last quarter of which something is recorded as spent, on `as_of` or on the
    last day of the pilot, whichever comes first: days whose costs are not known yet do not count.
    """
    spent = FundingAmount.objects.of_pilot(pilot).begun(as_of=as_of).filter(kind=Kind.SPENT)
    known = dict(spent.order_by().values_list("quarter_starts_on").annotate(Sum("cents")))
    if not known:
        return None
    last = min(Quarter.containing(max(known)).ends_on, as_of, pilot.ends_on)
    if last < pilot.starts_on:
        return None
    return Spending(sum(known.values()), Span(pilot.starts_on, last))


def months_in(days: Span) -> Fraction:
    """How many months these days are: of each month its days, divided by all days of that month."""
    months = Fraction(0)
    for first in months_of(days.first, days.last):
        month = Span(first, months_later(first, 1) - ONE_DAY)
        inside = days.within(month)
        months += Fraction(inside.days if inside else 0, month.days)
    return months


def place_months(pilot: Pilot, days: Span) -> Fraction:
    """The months of these days times the places that hold on each of them."""
    steps = [
        *pilot.capacity_steps.order_by("effective_from").values_list("effective_from", "capacity")
    ]
    changes = [(days.first, pilot.base_capacity)]
    changes += [(max(first, days.first), places) for first, places in steps if first <= days.last]
    ends = [first - ONE_DAY for first, _places in changes[1:]] + [days.last]
    return sum(
        (
            places * months_in(Span(first, last))
            for (first, places), last in zip(changes, ends, strict=True)
            if first <= last
        ),
        Fraction(0),
    )
