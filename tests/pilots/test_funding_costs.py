"""What a place and a resident cost per month, worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from evaluations.selectors.funding import cost_per_resident_month, resident_months
from interwonen.core.spans import Span
from interwonen.pilots.selectors.funding import months_in, place_months, spending
from tests.factories import TODAY, make_placement
from tests.pilot_factories import make_amount, make_line
from tests.pilots.test_pilot import decide

WITHIN_COMMITTED = ["pilots_fundingamount_spent_within_committed"]
MARCH_TO_JUNE = Span(date(2021, 3, 1), TODAY)


def spend(pilot, cents, quarter=date(2021, 4, 1)):
    line = pilot.funding_lines.first() or make_line(pilot)
    make_amount(
        line, kind="spent", cents=cents, quarter_starts_on=quarter, confirmed=WITHIN_COMMITTED
    )


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2021, 3, 1), date(2021, 3, 31), Fraction(1)),
        (date(2021, 3, 1), date(2022, 3, 1), 12 + Fraction(1, 31)),
        (date(2021, 2, 15), date(2021, 3, 1), Fraction(14, 28) + Fraction(1, 31)),
        (date(2021, 6, 30), date(2021, 6, 30), Fraction(1, 30)),
    ],
)
def test_a_part_of_a_month_counts_by_its_days(first, last, months):
    assert months_in(Span(first, last)) == months


def test_places_count_from_the_day_on_which_they_hold(pilot):
    assert place_months(pilot, MARCH_TO_JUNE) == 20
    decide(pilot)  # 7 from 1 June
    decide(pilot, effective_from=date(2021, 9, 1), capacity=6)
    assert place_months(pilot, MARCH_TO_JUNE) == 3 * 5 + 7
    assert place_months(pilot, Span(date(2021, 6, 15), TODAY)) == 7 * Fraction(16, 30)


def test_the_days_end_with_the_last_quarter_of_which_something_is_known(pilot):
    assert spending(pilot, as_of=TODAY) is None
    spend(pilot, 100, date(2021, 1, 1))
    spent = spending(pilot, as_of=TODAY)
    assert (spent.cents, spent.days) == (100, Span(date(2021, 3, 1), date(2021, 3, 31)))
    spend(pilot, 50)
    spent = spending(pilot, as_of=date(2021, 5, 31))
    assert (spent.cents, spent.days) == (150, Span(date(2021, 3, 1), date(2021, 5, 31)))
    assert spending(pilot, as_of=date(2022, 12, 31)).days.last == date(2021, 6, 30)
    assert spending(pilot, as_of=date(2021, 2, 1)) is None


def test_a_resident_counts_for_the_days_lived_there(pilot):
    make_placement(pilot, starts_on=date(2021, 3, 1))
    make_placement(pilot, starts_on=date(2021, 6, 16))
    assert resident_months(pilot, MARCH_TO_JUNE) == 4 + Fraction(15, 30)


def test_it_is_divided_and_rounded_to_the_cent(pilot):
    spend(pilot, 100_000)
    make_placement(pilot, starts_on=date(2021, 4, 1))
    assert cost_per_resident_month(pilot, as_of=TODAY) == 33_333
    spent = spending(pilot, as_of=TODAY)
    assert spent.per_month(place_months(pilot, spent.days)) == 5_000


def test_nothing_is_divided_by_nobody(pilot):
    assert cost_per_resident_month(pilot, as_of=TODAY) is None
    spend(pilot, 100)
    assert cost_per_resident_month(pilot, as_of=TODAY) is None
