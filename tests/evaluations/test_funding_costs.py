"""What a place and a resident cost per month, worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from evaluations.indicators.funding import costs_from, months_in
from evaluations.selectors.facts import facts_of_money
from interwonen.core.spans import ONE_DAY, Span
from tests.factories import TODAY, make_placement
from tests.pilot_factories import make_amount, make_line
from tests.pilots.test_pilot import decide

WITHIN_COMMITTED = ["pilots_fundingamount_spent_within_committed"]


def spend(pilot, cents, quarter=date(2021, 4, 1), **facts):
    line = pilot.funding_lines.first() or make_line(pilot)
    facts |= {"kind": "spent", "confirmed": WITHIN_COMMITTED}
    make_amount(line, cents=cents, quarter_starts_on=quarter, **facts)


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


def costs(pilot, as_of=TODAY):
    return costs_from(facts_of_money(pilot, as_of=as_of))


def test_places_count_from_the_day_on_which_they_hold(pilot):
    spend(pilot, 200_000)
    assert costs(pilot).per_place.denominator == 4 * 5
    decide(pilot)  # 7 from 1 June
    decide(pilot, effective_from=date(2021, 9, 1), capacity=6)
    assert costs(pilot).per_place.denominator == 3 * 5 + 7


def test_the_days_end_with_the_last_quarter_of_which_something_is_known(pilot):
    assert costs(pilot) is None
    spend(pilot, 100, date(2021, 1, 1))
    known = costs(pilot)
    assert known.per_place.numerator == 100
    assert known.days == Span(date(2021, 3, 1), date(2021, 3, 31))
    spend(pilot, 50)
    known = costs(pilot)
    assert known.per_place.numerator == 150
    assert known.days == Span(date(2021, 3, 1), date(2021, 6, 30))
    assert costs(pilot, date(2022, 12, 31)).days.last == date(2021, 6, 30)
    assert costs(pilot, date(2021, 2, 1)) is None


def test_what_is_spent_in_a_quarter_that_still_runs_waits_until_it_is_over(pilot):
    spend(pilot, 100, date(2021, 1, 1))
    spend(pilot, 900)
    for day in (date(2021, 4, 1), date(2021, 5, 25), date(2021, 6, 29)):
        known = costs(pilot, day)
        assert (known.per_place.numerator, known.per_place.denominator) == (100, 5)
        assert known.days == Span(date(2021, 3, 1), date(2021, 3, 31))
    assert costs(pilot, date(2021, 3, 30)) is None


def test_the_last_quarter_ends_with_the_pilot(pilot):
    spend(pilot, 900, date(2022, 1, 1), today=pilot.ends_on)
    assert costs(pilot, pilot.ends_on - ONE_DAY) is None
    assert costs(pilot, pilot.ends_on).days.last == pilot.ends_on


def test_a_resident_counts_for_the_days_lived_there(pilot):
    spend(pilot, 100)
    make_placement(pilot, starts_on=date(2021, 3, 1))
    make_placement(pilot, starts_on=date(2021, 6, 16))
    assert costs(pilot).per_resident.denominator == 4 + Fraction(15, 30)


def test_it_is_divided_and_rounded_to_the_cent(pilot):
    spend(pilot, 100_000)
    make_placement(pilot, starts_on=date(2021, 4, 1))
    found = costs(pilot)
    assert found.per_resident.shown == "€\xa0333,33"
    assert found.per_place.shown == "€\xa050,00"


def test_half_a_cent_is_a_whole_one(pilot):
    spend(pilot, 50)  # 20 place-months: 2.5 cents each
    assert costs(pilot).per_place.shown == "€\xa00,03"


def test_nothing_is_divided_by_nobody(pilot):
    spend(pilot, 100)
    assert costs(pilot).per_resident.shown == "nog geen"


def test_the_money_is_read_in_one_query(pilot, django_assert_num_queries):
    spend(pilot, 100)
    with django_assert_num_queries(1):
        costs(pilot)
