"""Keys change hands at the start and at the end of a stay, and both look at the dwelling."""

from datetime import date, timedelta

import pytest

from participants.actions.handovers import hand_over_keys
from participants.models import Dwelling, Handover, Inspection
from tests.exit_factories import make_keys, take_back
from tests.factories import TODAY, make_exit, make_inspection, make_placement, make_user, system
from tests.refusals import breaks, refused_by, tell

LAST = date(2021, 5, 31)


def refused(rule, act, placement, **facts) -> None:
    """Act, expect a refusal, and that neither keys nor an inspection were written."""
    before = Handover.objects.count(), Inspection.objects.count()
    with breaks(rule):
        act(placement, **facts)
    assert (Handover.objects.count(), Inspection.objects.count()) == before


def test_the_resident_gets_keys_and_it_says_who_gave_them(pilot):
    counsellor = make_user(role="team_lead", pilot=pilot)
    placement = make_placement(pilot)
    given = make_keys(placement, by=counsellor)
    assert (given.phase, given.keys, given.recorded_by) == ("start", 2, counsellor)
    assert given.history.get().history_user == counsellor


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"handed_on": date(2021, 2, 28)}, "participants_handover_during_placement"),
        ({"handed_on": date(2021, 6, 1)}, "participants_handover_during_placement"),
        ({"handed_on": TODAY + timedelta(days=1)}, "participants_date_not_ahead"),
        ({"keys": 0}, "participants_handover_number_of_keys"),
        ({"keys": 21}, "participants_handover_number_of_keys"),
    ],
)
def test_giving_them_is_refused(pilot, facts, rule):
    placement = make_placement(pilot, ends_on=LAST)
    make_inspection(placement.dwelling)
    refused(rule, make_keys, placement, **facts)


def test_they_are_given_once(pilot):
    placement = make_placement(pilot)
    make_keys(placement)
    refused("participants_handover_once", make_keys, placement)


@pytest.mark.parametrize(("is_ready", "state"), [(True, "ready"), (False, "preparing")])
def test_they_come_back_with_an_inspection(pilot, is_ready, state):
    placement = make_placement(pilot)
    make_keys(placement)
    make_exit(placement, exited_on=LAST)
    back = take_back(placement, keys=1, is_ready=is_ready)
    assert (back.phase, back.keys) == ("end", 1)
    found = Inspection.objects.latest("inspected_on")
    assert (found.dwelling, found.inspected_on) == (placement.dwelling, LAST)
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
    placement = make_placement(pilot)
    make_keys(placement)
    refused(rule, take_back, placement, **facts)


def test_keys_that_were_not_given_do_not_come_back(pilot):
    placement = make_placement(pilot)
    refused("participants_handover_given_before_back", take_back, placement)


def test_they_come_back_once(pilot):
    placement = make_placement(pilot)
    make_keys(placement)
    take_back(placement)
    refused("participants_handover_once", take_back, placement)


def give(placement, handed_on=date(2021, 3, 1)) -> Handover:
    facts = {"keys": 2, "findings": "", "today": TODAY, "by": system()}
    return hand_over_keys(placement=placement, handed_on=handed_on, **facts)


def test_they_are_given_of_a_dwelling_that_was_found_ready(pilot):
    placement = make_placement(pilot)
    not_ready = "participants_handover_of_a_ready_dwelling"
    refused(not_ready, give, placement)
    make_inspection(placement.dwelling, is_ready=False)
    refused(not_ready, give, placement)
    make_inspection(placement.dwelling, inspected_on=date(2021, 3, 2))
    refused(not_ready, give, placement)
    assert give(placement, date(2021, 3, 2)).keys == 2


def test_to_the_next_resident_after_an_inspection_since_the_last_one_left(pilot):
    first = make_placement(pilot, ends_on=LAST)
    make_keys(first)
    coming = make_placement(pilot, dwelling=first.dwelling, starts_on=date(2021, 6, 1))
    refused("participants_handover_of_a_ready_dwelling", give, coming, handed_on=date(2021, 6, 1))
    take_back(first)
    assert give(coming, date(2021, 6, 1)).placement == coming


def insert_keys(placement) -> str:
    return refused_by(
        "INSERT INTO participants_handover"
        " (placement_id, phase, handed_on, keys, findings, recorded_by_id)"
        " VALUES (%s, 'start', %s, 2, '', %s)",
        [placement.pk, placement.starts_on, system().pk],
    )


def test_the_database_asks_for_an_inspection_as_well(pilot):
    placement = make_placement(pilot)
    assert insert_keys(placement) == "participants_handover_of_a_ready_dwelling"
    make_inspection(placement.dwelling, is_ready=False)
    assert insert_keys(placement) == "participants_handover_of_a_ready_dwelling"
    make_inspection(placement.dwelling)
    given = give(placement)
    earlier = "UPDATE participants_handover SET handed_on = %s WHERE id = %s"
    placement.starts_on = date(2021, 2, 1)
    assert refused_by(earlier, [date(2021, 2, 1), given.pk]).startswith("participants_handover_")


def test_a_later_word_about_an_earlier_day_does_not_undo_them(pilot):
    stay = make_placement(pilot)
    older = make_inspection(stay.dwelling, inspected_on=date(2021, 2, 20))
    newer = make_inspection(stay.dwelling, inspected_on=date(2021, 2, 26))
    give(stay)
    with breaks("participants_inspection_carries_keys"):
        make_inspection(stay.dwelling, inspected_on=date(2021, 2, 28), is_ready=False)
    to_work = "UPDATE participants_inspection SET is_ready = false WHERE id = %s"
    assert refused_by(to_work, [newer.pk]) == "participants_inspection_carries_keys"
    Inspection.objects.filter(pk=older.pk).update(is_ready=False)
    tell(older)
    make_inspection(stay.dwelling, inspected_on=stay.starts_on, is_ready=True)
    make_inspection(stay.dwelling, inspected_on=stay.starts_on, is_ready=False)
    Inspection.objects.filter(pk=newer.pk).update(is_ready=False)
    tell(newer)


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
