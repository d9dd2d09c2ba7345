"""The money of a pilot per quarter.

As of a date, every figure has what is recorded of the quarters that have begun on that date: amounts
are about whole quarters, so that of the last quarter all counts that is known of it now.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from interwonen.core.quarters import Quarter
from interwonen.pilots.models import FundingAmount, Pilot


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


def total_of(quarters: Mapping[Quarter, Amounts]) -> Amounts:
    """The amounts of these quarters together."""
    columns = zip(*(each.in_order for each in quarters.values()), strict=True)
    return Amounts(*(_sum(column) for column in columns))


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
