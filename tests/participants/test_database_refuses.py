"""Raw SQL that goes round the actions meets the same rules in the database."""

from datetime import date

import pytest

from interwonen.pilots.actions.capacity_steps import decide_capacity
from participants.actions.exits import record_exit
from participants.models import Placement
from tests.factories import (
    TODAY,
    make_dwelling,
    make_participant,
    make_pilot,
    make_placement,
    system,
    term,
)
from tests.refusals import refused_by

FIRST, LAST = date(2021, 4, 1), date(2021, 9, 30)


def insert_placement(participant, dwelling, first=FIRST, last=LAST, size=1) -> str:
    return refused_by(
        "INSERT INTO participants_placement"
        " (participant_id, dwelling_id, starts_on, ends_on, household_size)"
        " VALUES (%s, %s, %s, %s, %s)",
        [participant.pk, dwelling.pk, first, last, size],
    )


def test_an_overlap_in_a_dwelling_or_of_a_person(pilot):
    placement = make_placement(pilot, starts_on=LAST)
    other = make_participant(pilot)
    assert insert_placement(other, placement.dwelling) == "participants_placement_one_per_dwelling"
    empty = make_dwelling(pilot)
    assert insert_placement(placement.participant, empty) == "participants_placement_one_per_person"


def test_a_sixth_resident_at_capacity_five(pilot):
    for _ in range(5):
        make_placement(pilot, starts_on=LAST)
    sixth, home = make_participant(pilot), make_dwelling(pilot)
    assert insert_placement(sixth, home) == "participants_placement_within_capacity"


def test_a_household_of_two(pilot):
    participant, home = make_participant(pilot), make_dwelling(pilot)
    assert insert_placement(participant, home, size=2) == "participants_placement_one_person"


def test_days_out_of_order_outside_the_pilot_or_the_availability(pilot):
    participant = make_participant(pilot)
    home = make_dwelling(pilot, available_until=date(2021, 12, 31))
    assert (
        insert_placement(participant, home, LAST, FIRST)
        == "participants_placement_ends_after_start"
    )
    late = date(2022, 3, 2)
    assert (
        insert_placement(participant, home, FIRST, late) == "participants_placement_within_period"
    )
    unlet = date(2022, 1, 1)
    assert (
        insert_placement(participant, home, FIRST, unlet)
        == "participants_placement_within_availability"
    )


def test_someone_who_was_not_accepted(pilot):
    participant = make_participant(pilot, accepted_on=None)
    refusal = insert_placement(participant, make_dwelling(pilot))
    assert refusal == "participants_placement_after_acceptance"


def test_a_dwelling_of_another_pilot(pilot):
    elsewhere = make_dwelling(make_pilot())
    refusal = insert_placement(make_participant(pilot), elsewhere)
    assert refusal == "participants_placement_within_one_pilot"


def test_taking_back_an_acceptance_that_carries_a_stay(pilot):
    placement = make_placement(pilot)
    refusal = refused_by(
        "UPDATE participants_referral SET decision = 'rejected' WHERE participant_id = %s",
        [placement.participant_id],
    )
    assert refusal == "participants_referral_carries_placement"


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("ends_on", date(2021, 9, 29), "pilots_pilot_covers_placements"),
        ("starts_on", date(2021, 4, 2), "pilots_pilot_covers_placements"),
        ("base_capacity", 4, "pilots_pilot_covers_residents"),
        ("maximum_capacity", 4, "pilots_pilot_capacity_bounds"),
    ],
)
def test_a_pilot_that_no_longer_holds_its_stays(pilot, column, value, rule):
    for _ in range(5):
        make_placement(pilot, starts_on=FIRST, ends_on=LAST)
    statement = f"UPDATE pilots_pilot SET {column} = %s WHERE id = %s"
    assert refused_by(statement, [value, pilot.pk]) == rule


def test_an_availability_that_no_longer_holds_its_stays(pilot):
    placement = make_placement(pilot, starts_on=FIRST, ends_on=LAST)
    refusal = refused_by(
        "UPDATE participants_availability SET ends_on = %s WHERE dwelling_id = %s",
        [date(2021, 9, 29), placement.dwelling_id],
    )
    assert refusal == "participants_availability_covers_placements"


def test_a_capacity_outside_its_bounds_or_below_the_residents(pilot):
    step = decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 6, 1),
        capacity=7,
        reason="Groei",
        reference="B1",
        by=system(),
    )
    change = "UPDATE pilots_capacitystep SET capacity = %s WHERE id = %s"
    assert refused_by(change, [8, step.pk]) == "pilots_capacitystep_within_bounds"
    assert refused_by(change, [4, step.pk]) == "pilots_capacitystep_within_bounds"
    for _ in range(6):
        make_placement(pilot, starts_on=date(2021, 6, 1))
    assert refused_by(change, [5, step.pk]) == "pilots_capacitystep_covers_residents"
    removal = "DELETE FROM pilots_capacitystep WHERE id = %s"
    assert refused_by(removal, [step.pk]) == "pilots_capacitystep_covers_residents"


def test_an_exit_that_differs_from_the_end_of_the_stay(pilot):
    placement = make_placement(pilot)
    exit = record_exit(
        placement=placement,
        exited_on=TODAY,
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        today=TODAY,
        by=system(),
    )
    moved = "UPDATE participants_placement SET ends_on = %s WHERE id = %s"
    assert refused_by(moved, [LAST, placement.pk]) == "participants_exit_ends_placement"
    dated = "UPDATE participants_exit SET exited_on = %s WHERE id = %s"
    assert refused_by(dated, [LAST, exit.pk]) == "participants_exit_ends_placement"


def test_an_exit_from_a_stay_that_goes_on_elsewhere(pilot):
    first = make_placement(pilot, starts_on=FIRST, ends_on=LAST)
    make_placement(pilot, participant=first.participant, starts_on=date(2021, 10, 1))
    refusal = refused_by(
        "INSERT INTO participants_exit (placement_id, exited_on, reason_id, destination_id)"
        " VALUES (%s, %s, 'exit_reason.goals_met', 'exit_destination.mo')",
        [first.pk, LAST],
    )
    assert refusal == "participants_exit_before_placement"


def test_two_counsellors_of_one_person_at_once(counsellor, participant):
    refusal = refused_by(
        "INSERT INTO participants_assignment (participant_id, counsellor_id, starts_on)"
        " VALUES (%s, %s, %s)",
        [participant.pk, counsellor.pk, LAST],
    )
    assert refusal == "participants_assignment_one_at_a_time"


def test_a_term_from_another_list(pilot):
    participant = make_participant(pilot)
    refusal = refused_by(
        "UPDATE participants_referral SET origin_id = 'channel.phone' WHERE participant_id = %s",
        [participant.pk],
    )
    assert refusal == "participants_referral_origin_from_list"


def test_a_changed_or_deleted_history_row(pilot):
    make_placement(pilot)
    for statement in (
        "UPDATE participants_historicalplacement SET ends_on = starts_on",
        "DELETE FROM participants_historicalplacement",
    ):
        assert refused_by(statement, []) == "core_append_only"
    assert Placement.history.count() == 1


def test_another_pilot_for_a_dwelling_or_a_participant(pilot):
    placement, other = make_placement(pilot), make_pilot()
    for table, row in (
        ("participants_dwelling", placement.dwelling_id),
        ("participants_participant", placement.participant_id),
    ):
        statement = f"UPDATE {table} SET pilot_id = %s WHERE id = %s"
        assert refused_by(statement, [other.pk, row]) == "core_owner_is_fixed"
