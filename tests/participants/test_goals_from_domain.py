"""From a life domain with a low score to a goal, a first step and a follow-up in one go."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core.rules import RuleBroken
from participants.actions.goals_from_domain import set_goal_with_follow_up
from participants.models import FollowUp, Goal, GoalStep
from tests.factories import TODAY, make_participant, make_user
from tests.plan_factories import life_domain

FACTS = {
    "life_domain": "finance",
    "text": "Ik wil mijn post zelf openmaken.",
    "due_on": date(2021, 9, 30),
    "step_text": "Samen de stapel post doornemen",
    "step_due_on": date(2021, 7, 14),
    "follow_up_text": "Map met tabbladen meenemen",
    "follow_up_due_on": date(2021, 7, 7),
}


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot)


@pytest.fixture
def participant(pilot, counsellor):
    return make_participant(pilot, counsellor=counsellor)


def url(participant, query=""):
    slug = participant.pilot.slug
    return reverse("participants:goal-from-domain", args=[slug, participant.pk]) + query


def go(participant, by, **facts):
    facts = {"follow_up_owner": by, "set_on": TODAY, **FACTS, **facts}
    facts["life_domain"] = life_domain(facts["life_domain"])
    return set_goal_with_follow_up(participant=participant, today=TODAY, by=by, **facts)


def nothing_was_written():
    kinds = (Goal, GoalStep, FollowUp)
    return not any(k.objects.exists() or k.history.exists() for k in kinds)


def test_a_goal_a_step_and_a_follow_up_are_made_in_one_go(participant, counsellor):
    goal = go(participant, counsellor)
    assert (goal.life_domain.code, goal.set_on, goal.due_on) == ("finance", TODAY, FACTS["due_on"])
    step, task = goal.steps.get(), participant.follow_ups.get()
    assert (step.text, step.due_on) == (FACTS["step_text"], FACTS["step_due_on"])
    assert (task.text, task.due_on, task.owner) == (
        FACTS["follow_up_text"],
        FACTS["follow_up_due_on"],
        counsellor,
    )
    assert {row.history.get().history_user for row in (goal, step, task)} == {counsellor}


YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "rule", "field"),
    [
        ({"life_domain": "justice"}, "participants_goal_life_domain_offered", "life_domain"),
        ({"due_on": YESTERDAY}, "participants_goal_due_after_setting", "due_on"),
        ({"step_due_on": YESTERDAY}, "participants_goalstep_due_after_setting", "step_due_on"),
        (
            {"follow_up_due_on": YESTERDAY},
            "participants_followup_due_after_agreeing",
            "follow_up_due_on",
        ),
        ({"follow_up_text": " "}, "participants_followup_says_what", "follow_up_text"),
    ],
)
def test_a_refusal_of_one_part_leaves_nothing_and_is_shown_at_that_part(
    participant, counsellor, facts, rule, field
):
    with pytest.raises(RuleBroken) as refusal:
        go(participant, counsellor, **facts)
    assert (refusal.value.rule.name, refusal.value.field) == (rule, field)
    assert nothing_was_written()


def test_someone_outside_the_team_does_not_get_the_follow_up(participant, counsellor, pilot):
    with pytest.raises(RuleBroken) as refusal:
        go(participant, counsellor, follow_up_owner=make_user(role="case_manager", pilot=pilot))
    assert refusal.value.field == "follow_up_owner"
    assert nothing_was_written()


def test_the_page_starts_with_the_domain_of_the_low_score(client, participant, counsellor):
    client.force_login(counsellor)
    finance = life_domain("finance")
    page = client.get(url(participant, "?domain=finance")).content.decode()
    assert f'<option value="{finance.pk}" selected>' in page
    assert '<option value="" selected>' in client.get(url(participant)).content.decode()


@pytest.mark.parametrize("code", ["justice", "unknown"])
def test_a_domain_that_the_pilot_does_not_offer_is_not_found(client, participant, counsellor, code):
    client.force_login(counsellor)
    assert client.get(url(participant, f"?domain={code}")).status_code == 404


def test_what_is_sent_leads_to_the_goals_and_a_refusal_keeps_what_was_typed(
    client, participant, counsellor
):
    client.force_login(counsellor)
    sent = {
        **{name: str(value) for name, value in FACTS.items()},
        "life_domain": life_domain().pk,
        "follow_up_owner": counsellor.pk,
    }
    for name in ("due_on", "step_due_on", "follow_up_due_on"):
        sent[name] = f"{FACTS[name]:%d-%m-%Y}"
    late = {**sent, "step_due_on": "29-06-2021"}
    answer = client.post(url(participant, "?domain=finance"), late)
    assert answer.status_code == 422
    assert FACTS["follow_up_text"] in answer.content.decode()
    assert nothing_was_written()
    answer = client.post(url(participant, "?domain=finance"), sent)
    assert answer.url.endswith(f"/deelnemers/{participant.pk}/doelen/")
    assert participant.goals.get().steps.count() == participant.follow_ups.count() == 1
