"""A form about what is closed or decided does not open: it leads to the page that tells so."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.follow_ups import finish_follow_up
from participants.actions.incidents import review_agreements
from participants.actions.sessions_planning import cancel_session
from tests.exit_factories import make_keys
from tests.factories import (
    TODAY,
    make_exit,
    make_follow_up,
    make_incident,
    make_participant,
    make_placement,
    make_plan,
    make_session,
    make_user,
)
from tests.plan_factories import agree, close, make_goal, make_goal_step, make_judgement


@pytest.fixture
def leads_on(client, pilot):
    """Whether a form about a row leads to a page of the participant, with a message."""

    def check(name: str, row, participant, role: str = "team_lead") -> bool:
        client.force_login(make_user(role=role, pilot=pilot))
        answer = client.get(reverse(f"participants:{name}", args=[pilot.slug, row.pk]), follow=True)
        assert answer.status_code == 200
        if not answer.redirect_chain:
            return False
        assert len(answer.context["messages"]) == 1
        return f"/deelnemers/{participant.pk}/" in answer.redirect_chain[0][0]

    return check


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


@pytest.mark.parametrize("act", ["change", "finish", "transfer"])
def test_a_follow_up_that_was_done(client, pilot, participant, counsellor, act):
    """It leads to the list: whoever took it on need not have the file."""
    follow_up = make_follow_up(participant, owner=counsellor)
    client.force_login(counsellor)
    url = reverse(f"participants:follow-up-{act}", args=[pilot.slug, follow_up.pk])
    assert client.get(url).status_code == 200
    finish_follow_up(follow_up=follow_up, done_on=TODAY, today=TODAY, by=counsellor)
    answer = client.get(url, follow=True)
    assert answer.redirect_chain == [
        (reverse("participants:follow-up-list", args=[pilot.slug]), 302)
    ]
    assert len(answer.context["messages"]) == 1


@pytest.mark.parametrize("name", ["goal-change", "goal-close", "goal-step-create"])
def test_a_goal_that_was_closed(leads_on, participant, name):
    goal = make_goal(participant)
    assert not leads_on(name, goal, participant)
    assert leads_on("goal-reopen", goal, participant)
    close(goal)
    assert leads_on(name, goal, participant)
    assert not leads_on("goal-reopen", goal, participant)


@pytest.mark.parametrize("name", ["goal-step-change", "goal-step-done"])
def test_a_step_of_a_goal_that_was_closed(leads_on, participant, name):
    step = make_goal_step(make_goal(participant))
    assert not leads_on(name, step, participant)
    close(step.goal)
    assert leads_on(name, step, participant)


@pytest.mark.parametrize("act", ["move", "cancel", "miss", "hold"])
def test_a_session_that_was_held(leads_on, participant, counsellor, act):
    assert leads_on(f"session-{act}", make_session(participant, by=counsellor), participant)
    assert not leads_on(f"session-{act}", make_plan(participant, by=counsellor), participant)


def test_a_session_that_was_cancelled_may_have_been_held_after_all(
    leads_on, participant, counsellor
):
    session = make_plan(participant, by=counsellor)
    cancel_session(session=session, cancelled_by="participant", by=counsellor)
    assert not leads_on("session-hold", session, participant)
    assert leads_on("session-move", session, participant)
    assert leads_on("session-change", session, participant)


def test_a_judgement_with_which_everyone_agrees(leads_on, participant):
    judgement = make_judgement(participant)
    agree(judgement, party="resident")
    assert not leads_on("agreement-record", judgement, participant)
    agree(judgement, party="counsellor")
    assert leads_on("agreement-record", judgement, participant)


def test_agreements_of_an_incident_that_were_looked_at(client, pilot, participant, counsellor):
    incident = make_incident(
        participant, by=counsellor, agreements="Rust na tien uur.", review_on=date(2021, 6, 28)
    )
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:incident-review", args=[pilot.slug, incident.pk])
    assert client.get(url).status_code == 200
    review_agreements(incident=incident, review_note="Het is stil.", today=TODAY, by=counsellor)
    assert client.get(url).url == reverse(
        "participants:incident-detail", args=[pilot.slug, incident.pk]
    )


@pytest.mark.parametrize(
    "name", ["exit-create", "exit-plan", "placement-change", "placement-move", "placement-cancel"]
)
def test_a_stay_that_is_over(leads_on, pilot, name):
    begins = date(2021, 9, 1) if name == "placement-cancel" else date(2021, 3, 1)
    open_placement, placement = make_placement(pilot, starts_on=begins), make_placement(pilot)
    assert not leads_on(name, open_placement, open_placement.participant, "case_manager")
    make_exit(placement)
    assert leads_on(name, placement, placement.participant, "case_manager")


def test_keys_that_were_recorded(leads_on, pilot):
    placement = make_placement(pilot)
    assert not leads_on("handover-start", placement, placement.participant)
    make_keys(placement)
    assert leads_on("handover-start", placement, placement.participant)
    assert not leads_on("handover-end", placement, placement.participant)


@pytest.mark.parametrize("name", ["waiting-note", "referral-withdraw"])
def test_someone_who_does_not_wait(leads_on, pilot, participant, name):
    assert not leads_on(name, participant.referrals.get(), participant, "case_manager")
    placed = make_placement(pilot, participant=participant).participant
    assert leads_on(name, placed.referrals.get(), placed, "case_manager")


def test_what_is_sent_is_refused_in_words(client, pilot, participant, counsellor):
    follow_up = make_follow_up(participant, owner=counsellor)
    finish_follow_up(follow_up=follow_up, done_on=TODAY, today=TODAY, by=counsellor)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:follow-up-finish", args=[pilot.slug, follow_up.pk])
    answer = client.post(url, {"done_on": "2021-06-30"})
    assert answer.status_code == 422
    follow_up.refresh_from_db()
    assert follow_up.done_by == counsellor
