"""Keys change hands at the start and at the end of a stay, and both look at the dwelling."""

from datetime import date, timedelta

import pytest

from participants.actions import hand_over_keys
from participants.models import Dwelling, Handover, Inspection
from tests.factories import (
    TODAY,
    make_exit,
    make_inspection,
    make_placement,
    make_user,
    system,
)
from tests.leaving_factories import make_keys, take_back
from tests.refusals import breaks, refused_by

LAST = date(2021, 5, 31)


def refused(rule, act, stay, **facts) -> None:
    """Act, expect a refusal, and that neither keys nor an inspection were written."""
    before = Handover.objects.count(), Inspection.objects.count()
    with breaks(rule):
        act(stay, **facts)
    assert (Handover.objects.count(), Inspection.objects.count()) == before


def test_the_resident_gets_keys_and_it_says_who_gave_them(pilot):
    counsellor = make_user(role="team_lead", pilot=pilot)
    stay = make_placement(pilot)
    given = make_keys(stay, by=counsellor)
    assert (given.moment, given.keys, given.recorded_by) == ("start", 2, counsellor)
    assert given.history.get().history_user == counsellor


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"handed_on": date(2021, 2, 28)}, "participants_handover_during_stay"),
        ({"handed_on": date(2021, 6, 1)}, "participants_handover_during_stay"),
        ({"handed_on": TODAY + timedelta(days=1)}, "participants_date_not_ahead"),
        ({"keys": 0}, "participants_handover_number_of_keys"),
        ({"keys": 21}, "participants_handover_number_of_keys"),
    ],
)
def test_giving_them_is_refused(pilot, facts, rule):
    stay = make_placement(pilot, ends_on=LAST)
    make_inspection(stay.dwelling)
    refused(rule, make_keys, stay, **facts)


def test_they_are_given_once(pilot):
    stay = make_placement(pilot)
    make_keys(stay)
    refused("participants_handover_once", make_keys, stay)


@pytest.mark.parametrize(("is_ready", "state"), [(True, "ready"), (False, "preparing")])
def test_they_come_back_with_an_inspection(pilot, is_ready, state):
    stay = make_placement(pilot)
    make_keys(stay)
    make_exit(stay, exited_on=LAST)
    back = take_back(stay, keys=1, is_ready=is_ready)
    assert (back.moment, back.keys) == ("end", 1)
    found = Inspection.objects.latest("inspected_on")
    assert (found.dwelling, found.inspected_on) == (stay.dwelling, LAST)
    assert (found.is_ready, found.findings) == (is_ready, back.findings)
    assert Dwelling.objects.with_state(on=TODAY).get().state == state


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"handed_on": date(2021, 2, 28)}, "participants_handover_given_before_back"),
        ({"handed_on": TODAY + timedelta(days=1)}, "participants_date_not_ahead"),
        ({"keys": 21}, "participants_handover_number_of_keys"),
    ],
)
def test_taking_them_back_is_refused(pilot, facts, rule):
    stay = make_placement(pilot)
    make_keys(stay)
    refused(rule, take_back, stay, **facts)


def test_keys_that_were_not_given_do_not_come_back(pilot):
    stay = make_placement(pilot)
    refused("participants_handover_given_before_back", take_back, stay)


def test_they_come_back_once(pilot):
    stay = make_placement(pilot)
    make_keys(stay)
    take_back(stay)
    refused("participants_handover_once", take_back, stay)


def give(stay, handed_on=date(2021, 3, 1)) -> Handover:
    facts = {"keys": 2, "findings": "", "today": TODAY, "by": system()}
    return hand_over_keys(placement=stay, handed_on=handed_on, **facts)


def test_they_are_given_of_a_dwelling_that_was_found_ready(pilot):
    stay = make_placement(pilot)
    not_ready = "participants_handover_of_a_ready_dwelling"
    refused(not_ready, give, stay)
    make_inspection(stay.dwelling, is_ready=False)
    refused(not_ready, give, stay)
    make_inspection(stay.dwelling, inspected_on=date(2021, 3, 2))
    refused(not_ready, give, stay)
    assert give(stay, date(2021, 3, 2)).keys == 2


def test_to_the_next_resident_after_an_inspection_since_the_last_one_left(pilot):
    first = make_placement(pilot, ends_on=LAST)
    make_keys(first)
    coming = make_placement(pilot, dwelling=first.dwelling, starts_on=date(2021, 6, 1))
    refused("participants_handover_of_a_ready_dwelling", give, coming, handed_on=date(2021, 6, 1))
    take_back(first)
    assert give(coming, date(2021, 6, 1)).placement == coming


def insert_keys(stay) -> str:
    return refused_by(
        "INSERT INTO participants_handover"
        " (placement_id, moment, handed_on, keys, findings, recorded_by_id)"
        " VALUES (%s, 'start', %s, 2, '', %s)",
        [stay.pk, stay.starts_on, system().pk],
    )


def test_the_database_asks_for_an_inspection_as_well(pilot):
    stay = make_placement(pilot)
    assert insert_keys(stay) == "participants_handover_of_a_ready_dwelling"
    make_inspection(stay.dwelling, is_ready=False)
    assert insert_keys(stay) == "participants_handover_of_a_ready_dwelling"
    make_inspection(stay.dwelling)
    given = give(stay)
    earlier = "UPDATE participants_handover SET handed_on = %s WHERE id = %s"
    stay.starts_on = date(2021, 2, 1)
    assert refused_by(earlier, [date(2021, 2, 1), given.pk]).startswith("participants_handover_")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participants_inspection SET is_ready = false",
        "UPDATE participants_inspection SET inspected_on = '2021-03-02'",
        "DELETE FROM participants_inspection",
    ],
)
def test_an_inspection_that_carries_keys_stays(pilot, statement):
    make_keys(make_placement(pilot))
    assert refused_by(statement, []) == "participants_inspection_carries_keys"
