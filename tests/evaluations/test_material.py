"""The material of a report is read in few queries, however much there is."""

from datetime import date, time

from evaluations.council.compose import compose_report
from evaluations.council.material import material_of
from evaluations.selectors.commitments import standings
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from tests.commitment_factories import take_over
from tests.consultation_hour_factories import make_hour
from tests.day_book_factories import make_day
from tests.factories import make_enquiry, make_placement

Q2, LAST = Quarter(2021, 2), date(2021, 6, 30)
MOST = 3


def material(pilot):
    return material_of(pilot, Q2, as_of=LAST, now=clock.now())


def test_a_pilot_without_anything_takes_no_more_queries_than_a_full_one(pilot, count_queries):
    assert count_queries(lambda: compose_report(material(pilot))) <= MOST
    take_over(pilot)
    for day in (2, 3, 4):
        make_placement(pilot)
        make_enquiry(pilot)
        make_hour(pilot, day=date(2021, 6, day))
        make_day(pilot, day=date(2021, 6, day), opens_at=time(9), closes_at=time(17))
    assert count_queries(lambda: compose_report(material(pilot))) == MOST


def test_the_standings_are_those_of_the_register(pilot):
    take_over(pilot)
    found = material(pilot)
    assert [each.commitment for each in found.facts.standings] == [
        each.commitment for each in standings(pilot, as_of=LAST)
    ]
    assert found.facts.standings
