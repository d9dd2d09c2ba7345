"""Each available day of a dwelling is lived in or has one cause, whatever the facts are."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interwonen.core.spans import Span
from participants.selectors.vacancies_causes import (
    Cause,
    DwellingFacts,
    Stay,
    available_days,
    cause_on,
    empty_days,
    occupied_days,
)

START = date(2021, 3, 1)
PERIOD = Span(START, START + timedelta(days=60))
# On a machine that does more at once an example may take long; as many are tried all the same.
however_slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def day(number: int) -> date:
    return START + timedelta(days=number)


def span(first: int, last: int) -> Span:
    return Span(day(first), day(last))


DAYS = st.integers(-5, 65).map(day)
SPANS = st.tuples(st.integers(-5, 60), st.integers(0, 20)).map(lambda p: span(p[0], sum(p)))
STAYS = st.builds(Stay, SPANS, DAYS, st.none() | DAYS, st.none() | DAYS)
FACTS = st.builds(
    DwellingFacts,
    let=st.lists(SPANS, max_size=3).map(tuple),
    stays=st.lists(STAYS, max_size=3).map(tuple),
    inspections=st.lists(st.tuples(DAYS, st.booleans()), max_size=4).map(tuple),
    promised=st.lists(SPANS, max_size=2).map(tuple),
    corrected=st.lists(st.tuples(SPANS, st.just("other")), max_size=2).map(tuple),
)


def each_day(spans) -> list[date]:
    return [one.first + timedelta(days=n) for one in spans for n in range(one.days)]


@however_slow
@given(FACTS, SPANS)
def test_days_of_occupancy_and_per_cause_add_up_to_the_days_of_availability(facts, period):
    occupied = each_day(occupied_days(facts, period))
    empty = each_day(days for days, _cause in empty_days(facts, period))
    available = each_day(available_days(facts, period))
    assert sorted(occupied + empty) == available
    assert len(occupied) + len(empty) == len(set(available))


@however_slow
@given(FACTS, SPANS)
def test_each_empty_day_has_the_cause_of_that_day(facts, period):
    for days, cause in empty_days(facts, period):
        assert {str(cause_on(facts, day)) for day in each_day([days])} == {cause}


def causes(**facts):
    """The empty days of a dwelling that is let throughout, as numbers, with their cause."""
    found = empty_days(DwellingFacts(let=(PERIOD,), **facts), PERIOD)
    return [((d.first - START).days, (d.last - START).days, cause) for d, cause in found]


def test_a_new_dwelling_is_prepared_until_it_is_found_ready():
    inspections = ((day(5), False), (day(9), True))
    assert causes(inspections=inspections) == [
        (0, 8, Cause.PREPARING),
        (9, 60, Cause.NO_CANDIDATE),
    ]


def test_after_a_stay_come_the_keys_then_repairs_then_a_candidate_and_then_the_next_resident():
    stays = (
        Stay(span(0, 10), day(-9), day(0), day(13)),
        Stay(span(40, 60), day(30)),
    )
    inspections = ((day(-1), True), (day(12), False), (day(20), True))
    promised = (span(26, 29),)
    assert causes(stays=stays, inspections=inspections, promised=promised) == [
        (11, 12, Cause.BETWEEN),  # work comes first, and the keys are not back either
        (13, 19, Cause.PREPARING),
        (20, 25, Cause.NO_CANDIDATE),
        (26, 39, Cause.RESERVED),  # proposed, and then placed
    ]


def test_until_someone_has_looked_it_is_between_two_residents():
    stays = (Stay(span(0, 10), day(-9), day(0), day(11)),)
    assert causes(stays=stays, inspections=((day(-1), True),)) == [(11, 60, Cause.BETWEEN)]


def test_a_stay_recorded_afterwards_reserved_nothing():
    stays = (Stay(span(10, 60), day(30)),)
    assert causes(stays=stays, inspections=((day(0), True),)) == [(0, 9, Cause.NO_CANDIDATE)]


def test_of_one_day_the_inspection_recorded_last_counts():
    assert causes(inspections=((day(0), True), (day(0), False))) == [(0, 60, Cause.PREPARING)]


def test_a_cause_by_hand_comes_first_but_not_on_a_day_of_a_stay():
    stays = (Stay(span(10, 20), day(0)),)
    corrected = ((span(5, 12), "landlord"),)
    assert causes(stays=stays, corrected=corrected) == [
        (0, 4, Cause.PREPARING),
        (5, 9, "landlord"),
        (21, 60, Cause.BETWEEN),
    ]
