"""Records that were made by mistake are withdrawn with a reason; their history stays readable."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core.history import save_as
from participants.actions.barriers import record_barrier_status
from participants.actions.follow_ups import finish_follow_up, reopen_follow_up
from participants.actions.records import set_fields
from participants.actions.records_withdrawal import withdraw
from participants.models import (
    Availability,
    Barrier,
    Checklist,
    Dwelling,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Inspection,
    NeighbourhoodSignal,
    Return,
)
from tests.exit_factories import make_keys, make_return, take_back
from tests.factories import (
    TODAY,
    make_dwelling,
    make_exit,
    make_follow_up,
    make_incident,
    make_participant,
    make_placement,
    make_proposal,
    make_session,
    make_user,
    system,
    term,
)
from tests.plan_factories import (
    agree,
    close,
    make_barrier,
    make_goal,
    make_goal_step,
    make_judgement,
)
from tests.refusals import breaks, refused_by


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot, name="Cato Voorbeeld")


@pytest.fixture
def stay(pilot, participant):
    return make_placement(pilot, participant=participant)


def take(row) -> None:
    withdraw(row=row, reason="Vergissing", by=system())


def kept(row):
    """What the history says at last of a row that is gone."""
    return type(row).history.filter(id=row.pk).first()


def assert_gone(*rows) -> None:
    for row in rows:
        assert not type(row).objects.filter(pk=row.pk).exists()
        last = kept(row)
        assert (last.history_type, last.history_change_reason) == ("-", "Vergissing")


def test_a_page_shows_the_facts_and_withdraws_with_a_reason(client, pilot, participant, counsellor):
    client.force_login(counsellor)
    follow_up = make_follow_up(participant, owner=counsellor, text="Bank bellen")
    url = reverse("participants:follow-up-withdraw", args=[pilot.slug, follow_up.pk])
    assert "Bank bellen" in client.get(url).content.decode()
    assert client.post(url, {"reason": " "}).status_code == 422
    assert FollowUp.objects.get() == follow_up
    assert client.post(url, {"reason": "Vergissing"}).status_code == 302
    assert_gone(follow_up)
    assert kept(follow_up).history_user == counsellor


@pytest.mark.parametrize("kind", ["goal", "barrier", "judgement"])
def test_a_record_takes_its_parts_along(participant, kind):
    if kind == "goal":
        row = make_goal(participant)
        parts = [make_goal_step(row), make_goal_step(row)]
    elif kind == "barrier":
        row = make_barrier(participant)
        parts = list(row.statuses.all())
    else:
        row = make_judgement(participant)
        parts = list(row.answers.all())
    assert parts
    take(row)
    assert_gone(row, *parts)


def test_a_step_a_status_and_an_agreement_go_alone(participant):
    goal, barrier = make_goal(participant), make_barrier(participant)
    step, other_step = make_goal_step(goal), make_goal_step(goal)
    status = record_barrier_status(
        barrier=barrier,
        status=term("barrier_status.open"),
        since=TODAY,
        today=TODAY,
        by=system(),
    )
    agreement = agree(make_judgement(participant))
    for row in (step, status, agreement):
        take(row)
    assert_gone(step, status, agreement)
    assert list(goal.steps.all()) == [other_step]
    assert barrier.statuses.count() == 1
    assert Checklist.objects.filter(pk=agreement.checklist_id).exists()


def test_what_is_about_a_stay_goes_too(pilot, stay):
    given = make_keys(stay)
    take(given)
    other = make_placement(pilot, participant=make_participant(pilot))
    came_back = make_return(make_exit(other))
    take(came_back)
    assert_gone(given, came_back)


def test_a_dwelling_that_was_never_used_goes_with_its_days_and_inspections(pilot):
    home = make_dwelling(pilot)
    parts = [*home.availabilities.all(), *home.inspections.all()]
    assert parts
    take(home)
    assert_gone(home, *parts)


def refused(rule, row) -> None:
    """Withdrawing is refused by this rule, and nothing is written."""
    before = type(row).history.count()
    with breaks(rule):
        take(row)
    assert type(row).objects.filter(pk=row.pk).exists()
    assert type(row).history.count() == before


def test_without_a_reason_nothing_is_withdrawn(participant):
    goal = make_goal(participant)
    with breaks("core_mistake_is_explained", field="reason"):
        withdraw(row=goal, reason=" ", by=system())
    assert Goal.objects.get() == goal


def test_a_goal_that_was_worked_on_or_closed_stays(participant, counsellor):
    goal, closed = make_goal(participant), make_goal(participant)
    step = make_goal_step(closed)
    session = make_session(participant, by=counsellor)
    session.goals.add(goal)
    close(closed)
    refused("participants_goal_worked_on", goal)
    refused("participants_goal_is_closed", closed)
    refused("participants_goal_is_closed", step)
    assert Goal.objects.count() == 2
    assert GoalStep.objects.get() == step


@pytest.mark.parametrize("table", ["participants_goalstep", "participants_goal"])
def test_the_database_keeps_a_closed_goal_and_its_steps(participant, table):
    goal = make_goal(participant)
    make_goal_step(goal)
    close(goal)
    assert refused_by(f"DELETE FROM {table} WHERE id > %s", [0]) == "participants_goal_is_closed"


def test_the_only_status_of_a_barrier_stays(participant):
    barrier = make_barrier(participant)
    refused("participants_barrier_has_a_status", barrier.statuses.get())
    found = refused_by(
        "DELETE FROM participants_barrierstatus WHERE id > %s; SET CONSTRAINTS ALL IMMEDIATE", [0]
    )
    assert found == "participants_barrier_has_a_status"
    assert Barrier.objects.get() == barrier


def test_a_judgement_with_an_agreement_and_an_intake_stay(participant):
    refused("participants_checklist_agreed_is_fixed", agree(make_judgement(participant)).checklist)
    refused("participants_checklist_intake_is_corrected", participant.referrals.get().intake)


def test_keys_that_came_back_keep_what_was_given(stay):
    given = make_keys(stay)
    Handover(placement=stay, phase="end", handed_on=TODAY, keys=1, recorded_by=system())
    back = take_back(stay)
    refused("participants_handover_keys_came_back", given)
    take(back)
    take(given)
    assert_gone(back, given)


def test_an_inspection_on_which_keys_were_given_stays(stay):
    make_keys(stay)
    refused("participants_inspection_carries_keys", stay.dwelling.inspections.get())
    assert Inspection.objects.filter(dwelling=stay.dwelling).count() == 1


def test_a_dwelling_that_is_used_keeps_its_days(pilot, stay):
    refused("participants_dwelling_was_used", stay.dwelling)
    refused("participants_availability_covers_placements", stay.dwelling.availabilities.get())
    proposed = make_proposal(make_participant(pilot)).dwelling
    refused("participants_dwelling_was_used", proposed)
    assert Dwelling.objects.count() == 2
    assert Availability.objects.count() == 2


def test_a_yellow_card_under_a_red_one_stays(participant, counsellor):
    yellow = make_incident(participant, by=counsellor, card="yellow")
    make_incident(participant, by=counsellor, card="red", happened_on=date(2021, 6, 29))
    refused("participants_incident_red_after_yellow", yellow)
    assert Incident.objects.count() == 2


def make_signal(pilot, **facts):
    noise = term("report_category.noise")
    signal = NeighbourhoodSignal(pilot=pilot, category=noise, text="Let op.", given_on=TODAY)
    return save_as(set_fields(signal, facts), by=system())


def test_a_signal_goes_until_someone_has_seen_it(pilot):
    unseen = make_signal(pilot)
    take(unseen)
    assert_gone(unseen)
    refused("participants_signal_was_seen", make_signal(pilot, seen_on=TODAY, seen_by=system()))


def test_a_follow_up_that_was_finished_by_mistake_is_opened_again(client, participant, counsellor):
    client.force_login(counsellor)
    follow_up = make_follow_up(participant, owner=counsellor)
    finish_follow_up(follow_up=follow_up, done_on=TODAY, today=TODAY, by=counsellor)
    slug = participant.pilot.slug
    url = reverse("participants:follow-up-reopen", args=[slug, follow_up.pk])
    assert url in client.get(reverse("participants:follow-up-list", args=[slug])).content.decode()
    assert client.post(url).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.done_on, follow_up.done_by) == (None, None)
    assert follow_up.history.count() == 3
    reopen_follow_up(follow_up=follow_up, by=counsellor)
    assert follow_up.history.count() == 3
    assert (
        url not in client.get(reverse("participants:follow-up-list", args=[slug])).content.decode()
    )
    assert client.get(url).status_code == 302


def test_a_return_is_withdrawn_and_the_file_says_aftercare_again(client, pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    client.force_login(manager)
    came_back = make_return(make_exit(make_placement(pilot)))
    url = reverse("participants:return-withdraw", args=[pilot.slug, came_back.pk])
    answer = client.post(url, {"reason": "Vergissing"}, follow=True)
    assert "Opnieuw dakloos sinds" not in answer.content.decode()
    assert not Return.objects.exists()
