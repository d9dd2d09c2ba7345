"""A case manager gives someone a dwelling."""

from datetime import date

import pytest

from interwonen.core.rules import RuleBroken
from interwonen.pilots.actions import decide_capacity
from participants.actions import place
from participants.models import Placement
from tests.factories import (
    make_dwelling,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
    system,
)
from tests.refusals import breaks

FIRST, LAST = date(2021, 4, 1), date(2021, 9, 30)


def refused(rule: str, **facts) -> RuleBroken:
    """Place, expect a refusal by `rule`, and that nothing was written."""
    before = Placement.objects.count()
    with breaks(rule) as refusal:
        place(**{"by": system(), "starts_on": FIRST, "ends_on": LAST, **facts})
    assert Placement.objects.count() == before
    return refusal.value


def test_it_places_and_says_who_did_it(pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    stay = place(
        participant=make_participant(pilot),
        dwelling=make_dwelling(pilot),
        starts_on=FIRST,
        ends_on=LAST,
        by=manager,
    )
    assert Placement.objects.on_day(FIRST).get() == stay
    assert Placement.objects.on_day(LAST).get() == stay
    assert stay.history.get().history_user == manager


def test_it_refuses_a_second_person_by_one_overlapping_day(pilot):
    home = make_dwelling(pilot)
    make_placement(pilot, dwelling=home, starts_on=LAST, ends_on=date(2021, 12, 31))
    refusal = refused(
        "participants_placement_one_per_dwelling",
        participant=make_participant(pilot),
        dwelling=home,
    )
    assert refusal.field == "dwelling"


def test_it_places_a_successor_from_the_day_after(pilot):
    home = make_dwelling(pilot)
    make_placement(pilot, dwelling=home, starts_on=FIRST, ends_on=LAST)
    successor = make_placement(pilot, dwelling=home, starts_on=date(2021, 10, 1))
    assert successor.ends_on == pilot.ends_on


def test_it_refuses_two_dwellings_for_one_person(pilot):
    someone = make_participant(pilot)
    make_placement(pilot, participant=someone)
    refused(
        "participants_placement_one_per_person",
        participant=someone,
        dwelling=make_dwelling(pilot),
    )


def test_it_refuses_the_sixth_until_the_capacity_grows(pilot):
    for _ in range(5):
        make_placement(pilot)
    sixth = {"participant": make_participant(pilot), "dwelling": make_dwelling(pilot)}
    unknown = refused("participants_placement_within_capacity", **sixth)
    assert "2022" not in unknown.message
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 6, 1),
        capacity=7,
        reason="Groei",
        reference="B1",
        by=system(),
    )
    known = refused("participants_placement_within_capacity", **sixth)
    assert "1 juni 2021" in known.message
    refused("participants_placement_within_capacity", **sixth, starts_on=date(2021, 5, 31))
    place(**sixth, starts_on=date(2021, 6, 1), ends_on=LAST, by=system())
    assert Placement.objects.on_day(date(2021, 6, 1)).count() == 6


def test_it_refuses_a_household_of_two(pilot):
    refused(
        "participants_placement_one_person",
        participant=make_participant(pilot),
        dwelling=make_dwelling(pilot),
        household_size=2,
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "rule"),
    [
        (date(2021, 2, 28), LAST, "participants_placement_within_period"),
        (FIRST, date(2022, 3, 2), "participants_placement_within_period"),
        (LAST, FIRST, "participants_placement_ends_after_start"),
    ],
)
def test_it_refuses_days_out_of_order_or_outside_the_pilot(pilot, starts_on, ends_on, rule):
    refused(
        rule,
        participant=make_participant(pilot),
        dwelling=make_dwelling(pilot),
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_it_refuses_days_on_which_the_dwelling_is_not_available(pilot):
    home = make_dwelling(pilot, available_until=date(2021, 9, 29))
    refused(
        "participants_placement_within_availability",
        participant=make_participant(pilot),
        dwelling=home,
    )


def test_it_refuses_someone_who_was_not_accepted_by_the_first_day(pilot):
    home = make_dwelling(pilot)
    undecided = make_participant(pilot, accepted_on=None)
    refused("participants_placement_after_acceptance", participant=undecided, dwelling=home)
    later = make_participant(pilot, accepted_on=date(2021, 4, 2))
    refused("participants_placement_after_acceptance", participant=later, dwelling=home)


def test_it_refuses_a_dwelling_of_another_pilot(pilot):
    elsewhere = make_dwelling(make_pilot())
    refused(
        "participants_placement_within_one_pilot",
        participant=make_participant(pilot),
        dwelling=elsewhere,
    )
