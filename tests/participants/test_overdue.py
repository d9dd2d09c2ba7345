"""What is late about someone: from which day on, and for whom."""

from datetime import date, timedelta

import pytest

from interwonen.core.history import save_as
from interwonen.core.partial_dates import age
from interwonen.pilots.models import Question
from participants.models import ExitPlan, Goal, GoalStep
from participants.selectors.participants_overdue import overdue
from tests.exit_factories import make_keys, make_move
from tests.factories import (
    TODAY,
    make_dwelling,
    make_follow_up,
    make_incident,
    make_inspection,
    make_participant,
    make_placement,
    make_referral,
    make_session,
    make_user,
    system,
    term,
)
from tests.files import file_as
from tests.progress_review_factories import make_progress_review

DAY = timedelta(days=1)
LATER = {
    "held_on": TODAY,
    "next_on": date(2021, 12, 30),
    "resident_answered_on": TODAY,
    "agreed_by_counsellor_on": TODAY,
}


def make_goal(participant, due_on):
    goal = Goal(
        participant=participant,
        life_domain=Question.objects.current("life_domain")[0],
        text="De post openen",
        set_on=date(2021, 3, 1),
        due_on=due_on,
    )
    return save_as(goal, by=system())


def pages(participant, by, on) -> list[tuple[str, date]]:
    """What is late but for the assessments, which test_assessments_due.py is about."""
    late = overdue(file_as(by, participant, on=on))
    return [(each.page, each.due_on) for each in late if "zelfredzaamheid" not in each.text]


@pytest.fixture
def manager(pilot):
    """Someone who reads the files, but no sessions."""
    return make_user(role="case_manager", pilot=pilot)


def test_a_referral_is_to_be_decided_within_four_weeks(pilot, manager):
    participant = make_referral(pilot, referred_on=date(2021, 2, 1)).participant
    last = date(2021, 3, 1)
    assert pages(participant, manager, last) == []
    assert pages(participant, manager, last + DAY) == [("participant-referral", last)]


def test_a_goal_and_a_step_are_late_from_the_day_after(pilot, manager):
    participant = make_participant(pilot)
    goal = make_goal(participant, date(2021, 6, 1))
    save_as(GoalStep(goal=goal, text="Bakje kopen", due_on=date(2021, 5, 1)), by=system())
    assert pages(participant, manager, date(2021, 5, 1)) == []
    late = overdue(file_as(manager, participant, on=date(2021, 6, 2)))
    assert [one.text.split(": ")[1] for one in late] == ["Bakje kopen", "De post openen"]


def test_keys_are_late_from_the_day_after_moving_in_until_they_are_handed_over(pilot, manager):
    placement = make_placement(pilot, starts_on=date(2021, 6, 1))
    assert pages(placement.participant, manager, date(2021, 6, 1)) == []
    assert pages(placement.participant, manager, date(2021, 6, 2)) == [
        ("participant-placements", date(2021, 6, 1))
    ]
    make_keys(placement)
    assert pages(placement.participant, manager, date(2021, 6, 2)) == []


def test_an_exit_is_late_from_the_day_after_the_planned_last_one(pilot, manager):
    placement = make_placement(pilot, ends_on=date(2021, 6, 1))
    make_keys(placement)
    assert pages(placement.participant, manager, date(2021, 6, 1)) == []
    assert pages(placement.participant, manager, date(2021, 6, 2)) == [
        ("participant-placements", date(2021, 6, 1))
    ]


def test_a_plan_for_the_next_home_is_required_from_three_months_before_the_end(pilot, manager):
    placement = make_placement(pilot)
    make_keys(placement)
    make_progress_review(placement.participant, by=system(), **LATER)
    assert pages(placement.participant, manager, date(2021, 12, 1)) == []
    assert pages(placement.participant, manager, date(2021, 12, 2)) == [
        ("participant-placements", date(2021, 12, 1))
    ]
    plan = ExitPlan(
        placement=placement,
        made_on=date(2021, 6, 1),
        destination=term("exit_destination.own_rental"),
    )
    save_as(plan, by=system())
    assert pages(placement.participant, manager, date(2021, 12, 2)) == []


def test_a_progress_review_is_late_from_the_day_after_three_months(pilot, manager):
    placement = make_placement(pilot)
    make_keys(placement)
    last = date(2021, 6, 1)
    assert pages(placement.participant, manager, last) == []
    assert pages(placement.participant, manager, last + DAY) == [("assessment-list", last)]
    make_progress_review(placement.participant, by=system())
    assert pages(placement.participant, manager, last + DAY) == []


def test_two_weeks_without_a_session_are_late_only_for_whom_may_read_them(
    pilot, manager, counsellor, participant
):
    make_keys(make_placement(pilot, participant=participant))
    make_session(participant, by=counsellor, day=date(2021, 6, 10))
    make_progress_review(participant, by=counsellor)
    last = date(2021, 6, 24)
    assert pages(participant, counsellor, last) == []
    assert pages(participant, counsellor, last + DAY) == [("session-create", last)]
    assert pages(participant, manager, last + DAY) == []


def test_someone_who_moves_is_not_new(pilot, counsellor, participant):
    stay = make_placement(pilot, participant=participant)
    dwelling = make_inspection(make_dwelling(pilot)).dwelling
    make_move(stay, moves_on=TODAY - 3 * DAY, new_dwelling=dwelling)
    assert ("session-create", date(2021, 3, 15)) in pages(participant, counsellor, TODAY)


def test_nobody_waits_for_a_session_before_moving_in_or_after_leaving(counsellor, participant):
    assert pages(participant, counsellor, TODAY) == []


@pytest.mark.parametrize(
    ("on", "years"), [(date(2021, 2, 28), 20), (date(2021, 3, 1), 21), (date(2024, 2, 29), 24)]
)
def test_an_age_in_whole_years(on, years):
    assert age(date(2000, 2, 29), on) == years


def test_queries_do_not_grow(pilot, count_queries, counsellor, participant):
    make_placement(pilot, participant=participant)
    make_goal(participant, date(2021, 6, 1))
    file_as(counsellor, participant)  # reads the roles, once per request
    few = count_queries(lambda: overdue(file_as(counsellor, participant)))
    for _number in range(3):
        goal = make_goal(participant, date(2021, 6, 1))
        save_as(GoalStep(goal=goal, text="Bakje", due_on=date(2021, 5, 1)), by=system())
    assert count_queries(lambda: overdue(file_as(counsellor, participant))) == few


def test_follow_ups_and_agreements_count_for_the_team_only(manager, counsellor, participant):
    follow_up = make_follow_up(participant, owner=counsellor, due_on=TODAY)
    incident = make_incident(
        participant, by=counsellor, agreements="Muziek uit na tien uur.", review_on=TODAY
    )
    assert pages(participant, counsellor, TODAY) == []
    assert pages(participant, counsellor, TODAY + DAY) == [
        ("participant-detail", follow_up.due_on),
        ("incident-list", incident.review_on),
    ]
    assert pages(participant, manager, TODAY + DAY) == []
