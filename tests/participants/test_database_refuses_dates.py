"""Raw SQL on leaving, on dates that contradict each other and on who supports meets the same rules."""

from datetime import date

import pytest

from tests.exit_factories import make_exit_plan, make_keys, make_return
from tests.factories import (
    make_exit,
    make_intake,
    make_participant,
    make_placement,
    make_referral,
    make_user,
    system,
)
from tests.plan_factories import make_barrier, make_goal, make_judgement
from tests.refusals import refused_by

BORN = "participants_participant_birth_date_exists"
AFTER_DEATH = "participants_exit_nothing_after_death"
DIED = (
    "UPDATE participants_exit SET reason_id = 'exit_reason.deceased',"
    " destination_id = 'exit_destination.deceased'"
)


@pytest.fixture
def placement(pilot):
    return make_placement(pilot)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("reason_id = 'exit_reason.deceased'", "participants_exit_deceased_in_both"),
        ("destination_id = 'exit_destination.deceased'", "participants_exit_deceased_in_both"),
        ("aftercare_until = '2022-06-01'", "participants_exit_aftercare_within_a_year"),
    ],
)
def test_an_exit_that_contradicts_itself(placement, change, rule):
    make_exit(placement, aftercare_until=date(2022, 5, 31))
    assert refused_by(f"UPDATE participants_exit SET {change}", []) == rule


def test_nothing_comes_after_death(placement):
    exit = make_exit(placement, aftercare_until=date(2021, 6, 30))
    assert refused_by(DIED, []) == AFTER_DEATH
    exit.aftercare_until = None
    exit.save()
    come_back = make_return(exit)
    assert refused_by(DIED, []) == AFTER_DEATH
    come_back.delete()
    exit.reason_id, exit.destination_id = "exit_reason.deceased", "exit_destination.deceased"
    exit.save()
    back = (
        "INSERT INTO participants_return (exit_id, returned_on, situation_id)"
        " VALUES (%s, '2021-06-15', 'homeless_situation.public_space')"
    )
    assert refused_by(back, [exit.pk]) == AFTER_DEATH
    again = (
        "INSERT INTO participants_referral (participant_id, referred_on, referrer, origin_id,"
        " household_size, decision, decision_reason, waits_for, precedence)"
        " VALUES (%s, '2021-06-15', 'x', 'origin.street', 1, 'pending', '', '', '')"
    )
    assert refused_by(again, [placement.participant_id]) == AFTER_DEATH


def test_a_plan_before_the_stay_or_for_no_home(placement):
    make_exit_plan(placement, is_arranged=True)
    moves = "participants_exitplan_moves_after_start"
    assert refused_by("UPDATE participants_exitplan SET moves_on = '2021-03-01'", []) == moves
    later = "UPDATE participants_placement SET starts_on = '2021-04-01'"
    early = make_exit_plan(
        make_placement(placement.participant.pilot), moves_on=date(2021, 3, 20), is_arranged=False
    )
    assert refused_by(f"{later} WHERE id = %s", [early.placement_id]) == moves
    no_home = "participants_exitplan_certain_home_is_a_home"
    unplanned = "participants_exitplan_destination_is_planned"
    to = "UPDATE participants_exitplan SET destination_id = %s, is_arranged = %s"
    for where, is_arranged, rule in [
        ("mo", True, no_home),
        ("unknown", True, no_home),
        ("street", False, unplanned),
        ("detention", False, unplanned),
        ("deceased", False, unplanned),
    ]:
        assert refused_by(to, [f"exit_destination.{where}", is_arranged]) == rule


def test_an_acceptance_before_its_intake(pilot):
    make_intake(make_referral(pilot), filled_on=date(2021, 2, 10))
    accept = (
        "UPDATE participants_referral SET decision = 'accepted', decision_reason = 'x',"
        " decided_on = '2021-02-09', decided_by_id = %s"
    )
    assert refused_by(accept, [system().pk]) == "participants_referral_intake_in_time"


@pytest.mark.parametrize(("table", "column"), [("goal", "set_on"), ("checklist", "filled_on")])
def test_what_is_recorded_before_the_first_referral(pilot, table, column):
    participant = make_participant(pilot, accepted_on=None)
    make_goal(participant)
    make_judgement(participant)
    statement = f"UPDATE participants_{table} SET {column} = '2021-01-31'"
    assert refused_by(statement, []) == "participants_date_before_referral"


@pytest.mark.parametrize("make", [make_goal, make_judgement])
def test_a_referral_after_what_was_recorded(pilot, make):
    make(make_participant(pilot, accepted_on=None))
    statement = "UPDATE participants_referral SET referred_on = '2021-06-29'"
    assert refused_by(statement, []) == "participants_referral_before_records"


def test_someone_who_is_no_counsellor_of_the_pilot(pilot):
    participant = make_participant(pilot)
    officer = make_user(role="contact_officer", pilot=pilot)
    counsellor = make_user(role="counsellor", pilot=pilot)
    insert = (
        "INSERT INTO participants_assignment (participant_id, counsellor_id, starts_on)"
        " VALUES (%s, %s, %s)"
    )
    rule = "participants_assignment_of_the_pilot"
    assert refused_by(insert, [participant.pk, officer.pk, date(2021, 3, 1)]) == rule
    assert refused_by(insert, [participant.pk, counsellor.pk, date(2020, 12, 31)]) == rule


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("participant SET first_name = '  '", "participants_participant_has_a_name"),
        ("participant SET last_name = ' '", "participants_participant_has_a_name"),
        ("participant SET first_name = '', last_name = ''", "participants_participant_has_a_name"),
        ("participant SET birth_date = '1960-13-00'", BORN),
        ("participant SET birth_date = '1960-00-12'", BORN),
        ("participant SET birth_date = '1961-02-29'", BORN),
        ("participant SET birth_date = '1985-04-31'", BORN),
        ("participant SET birth_date = '0985-04-30'", BORN),
        ("participant SET birth_date = ''", BORN),
        ("referral SET decision_reason = '  '", "participants_referral_decision_says_why"),
        ("referral SET decision_reason = repeat('x', 2001)", "participants_referral_text_length"),
        ("referral SET waits_for = repeat('x', 2001)", "participants_referral_text_length"),
        ("answer SET reasoning = repeat('x', 2001)", "participants_answer_text_length"),
        ("barrier SET explanation = repeat('x', 2001)", "participants_barrier_text_length"),
        ("barrierstatus SET note = repeat('x', 2001)", "participants_barrierstatus_text_length"),
        ("goal SET outcome_note = repeat('x', 2001)", "participants_goal_text_length"),
        ("exitplan SET to_do = repeat('x', 2001)", "participants_exitplan_text_length"),
        ("handover SET findings = repeat('x', 2001)", "participants_handover_text_length"),
    ],
)
def test_a_text_that_is_empty_or_too_long(placement, change, rule):
    make_goal(placement.participant)
    make_barrier(placement.participant)
    make_exit_plan(placement)
    make_keys(placement)
    assert refused_by(f"UPDATE participants_{change}", []) == rule
