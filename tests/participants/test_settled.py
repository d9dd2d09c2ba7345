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
def someone(pilot):
    return make_participant(pilot)


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot)


@pytest.mark.parametrize("act", ["change", "finish", "transfer"])
def test_a_follow_up_that_was_done(client, pilot, someone, counsellor, act):
    """It leads to the list: whoever took it on need not have the file."""
    follow_up = make_follow_up(someone, owner=counsellor)
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
def test_a_goal_that_was_closed(leads_on, someone, name):
    goal = make_goal(someone)
    assert not leads_on(name, goal, someone)
    assert leads_on("goal-reopen", goal, someone)
    close(goal)
    assert leads_on(name, goal, someone)
    assert not leads_on("goal-reopen", goal, someone)


@pytest.mark.parametrize("name", ["goal-step-change", "goal-step-done"])
def test_a_step_of_a_goal_that_was_closed(leads_on, someone, name):
    step = make_goal_step(make_goal(someone))
    assert not leads_on(name, step, someone)
    close(step.goal)
    assert leads_on(name, step, someone)


@pytest.mark.parametrize("act", ["move", "cancel", "miss", "hold"])
def test_a_session_that_was_held(leads_on, someone, counsellor, act):
    assert leads_on(f"session-{act}", make_session(someone, by=counsellor), someone)
    assert not leads_on(f"session-{act}", make_plan(someone, by=counsellor), someone)


def test_a_session_that_was_cancelled_may_have_been_held_after_all(leads_on, someone, counsellor):
    session = make_plan(someone, by=counsellor)
    cancel_session(session=session, cancelled_by="participant", by=counsellor)
    assert not leads_on("session-hold", session, someone)
    assert leads_on("session-move", session, someone)
    assert leads_on("session-change", session, someone)


def test_a_judgement_with_which_everyone_agrees(leads_on, someone):
    judgement = make_judgement(someone)
    agree(judgement, party="resident")
    assert not leads_on("agreement-record", judgement, someone)
    agree(judgement, party="counsellor")
    assert leads_on("agreement-record", judgement, someone)


def test_agreements_of_an_incident_that_were_looked_at(client, pilot, someone, counsellor):
    incident = make_incident(
        someone, by=counsellor, agreements="Rust na tien uur.", review_on=date(2021, 6, 28)
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
def test_someone_who_does_not_wait(leads_on, pilot, someone, name):
    assert not leads_on(name, someone.referrals.get(), someone, "case_manager")
    placed = make_placement(pilot, participant=someone).participant
    assert leads_on(name, placed.referrals.get(), placed, "case_manager")


def test_what_is_sent_is_refused_in_words(client, pilot, someone, counsellor):
    follow_up = make_follow_up(someone, owner=counsellor)
    finish_follow_up(follow_up=follow_up, done_on=TODAY, today=TODAY, by=counsellor)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("participants:follow-up-finish", args=[pilot.slug, follow_up.pk])
    answer = client.post(url, {"done_on": "2021-06-30"})
    assert answer.status_code == 422
    follow_up.refresh_from_db()
    assert follow_up.done_by == counsellor
