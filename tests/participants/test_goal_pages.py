"""The tab with goals and its forms: what they keep, refuse and show."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.goals_steps import mark_goal_step
from participants.models import Agreement, Barrier, BarrierStatus, Checklist, Goal
from tests.factories import TODAY, make_user, system
from tests.plan_factories import (
    agree,
    life_domain,
    make_barrier,
    make_goal,
    make_goal_step,
    make_judgement,
    make_skills,
)

DAY = date(2021, 6, 29)


@pytest.fixture
def counsellor(client, pilot):
    participant = make_user(role="counsellor", pilot=pilot)
    client.force_login(participant)
    return participant


def url(name, row, pilot) -> str:
    return reverse(f"participants:{name}", args=[pilot.slug, row.pk])


def test_a_goal_is_set_from_the_form_and_shown_on_the_tab(client, pilot, participant):
    sent = {
        "life_domain": life_domain().pk,
        "text": "Ik wil rust.",
        "set_on": "2021-06-01",
        "due_on": "2021-09-01",
    }
    page = client.post(url("goal-create", participant, pilot), sent, follow=True)
    assert "Ik wil rust." in page.content.decode()
    assert participant.goals.get().text == "Ik wil rust."


def test_a_refused_goal_keeps_what_was_filled_in(client, pilot, participant):
    sent = {
        "life_domain": life_domain().pk,
        "text": "Ik wil rust.",
        "set_on": "2021-06-01",
        "due_on": "2021-05-01",
    }
    page = client.post(url("goal-create", participant, pilot), sent)
    assert page.status_code == 422
    assert "Ik wil rust." in page.content.decode()
    assert not Goal.objects.exists()


def test_the_form_offers_no_domain_that_is_off(client, pilot, participant):
    page = client.get(url("goal-create", participant, pilot)).content.decode()
    assert "Financiën" in page
    assert "Justitie" not in page


def test_the_second_of_two_editors_sees_the_difference(client, pilot, participant):
    goal = make_goal(participant)
    address = url("goal-change", goal, pilot)
    version = client.get(address).context["form"].version
    sent = {
        "life_domain": goal.life_domain_id,
        "text": "Van de eerste",
        "set_on": "2021-04-01",
        "due_on": "2021-09-01",
        "version": version,
    }
    assert client.post(address, sent).status_code == 302
    second = client.post(address, {**sent, "text": "Van de tweede"})
    assert second.status_code == 422
    assert "Van de eerste" in second.content.decode()
    assert participant.goals.get().text == "Van de eerste"


def test_a_goal_is_closed_and_opened_again(client, pilot, participant):
    goal = make_goal(participant)
    bare = {"outcome": "achieved", "outcome_note": "", "closed_on": "2021-06-30"}
    assert client.post(url("goal-close", goal, pilot), bare).status_code == 422
    goal.refresh_from_db()
    assert goal.is_open
    client.post(url("goal-close", goal, pilot), {**bare, "outcome_note": "Drie maanden betaald."})
    goal.refresh_from_db()
    assert (goal.outcome, goal.closed_on) == ("achieved", TODAY)
    assert client.get(url("goal-reopen", goal, pilot)).status_code == 200
    client.post(url("goal-reopen", goal, pilot))
    goal.refresh_from_db()
    assert goal.is_open


def test_one_button_ticks_a_step_and_pressing_it_twice_does_not_untick(client, pilot, participant):
    step = make_goal_step(make_goal(participant))
    address = url("goal-step-done", step, pilot)
    assert client.get(address).status_code == 200
    for _ in range(2):
        assert client.post(address, {"is_done": "yes"}).status_code == 302
    step.refresh_from_db()
    assert (step.done_on, step.history.count()) == (TODAY, 2)
    client.post(address, {"is_done": "no"})
    step.refresh_from_db()
    assert step.done_on is None
    assert client.post(address, {}).status_code == 422


def test_a_step_is_added_and_changed(client, pilot, participant):
    goal = make_goal(participant)
    client.post(url("goal-step-create", goal, pilot), {"text": "Bellen", "due_on": "2021-07-10"})
    step = goal.steps.get()
    early = {"text": "Bellen met de gemeente", "due_on": "2021-03-01"}
    page = client.post(url("goal-step-change", step, pilot), early)
    assert (page.status_code, page.context["form"]["text"].value()) == (422, early["text"])
    client.post(url("goal-step-change", step, pilot), {**early, "due_on": "2021-07-12"})
    assert goal.steps.get().due_on == date(2021, 7, 12)


def test_the_tab_says_in_words_what_is_overdue(client, pilot, participant):
    step = make_goal_step(make_goal(participant, due_on=DAY), due_on=DAY)
    progress = client.get(url("participant-goals", participant, pilot)).context["open_goals"][0]
    assert progress.is_overdue
    assert progress.steps[0].is_overdue
    mark_goal_step(step=step, is_done=True, today=TODAY, by=system())
    page = client.get(url("participant-goals", participant, pilot))
    assert not page.context["open_goals"][0].steps[0].is_overdue
    assert page.content.decode().count("iw-badge--error") == 1


def test_a_barrier_with_its_first_status_and_a_next_one(client, pilot, participant):
    sent = {
        "kind": "barrier.debts",
        "explanation": "Schuldregeling nodig.",
        "status": "barrier_status.open",
        "since": "2021-04-01",
    }
    client.post(url("barrier-create", participant, pilot), sent)
    again = client.post(url("barrier-create", participant, pilot), sent)
    assert again.status_code == 422
    barrier = Barrier.objects.get()
    status = {"status": "barrier_status.resolved", "since": "2021-04-01"}
    address = url("barrier-status-create", barrier, pilot)
    assert client.post(address, status).status_code == 422
    assert client.post(address, {**status, "since": "2021-05-01"}).status_code == 302
    assert barrier.statuses.count() == 2
    page = client.get(url("participant-goals", participant, pilot)).content.decode()
    assert "1 mei 2021" in page


def test_a_status_and_an_explanation_are_corrected(client, pilot, participant):
    barrier = make_barrier(participant)
    status = barrier.statuses.get()
    sent = {"status": "barrier_status.plan_made", "since": "2021-03-02", "note": "Afspraak."}
    client.post(url("barrier-status-change", status, pilot), sent)
    assert BarrierStatus.objects.get().since == date(2021, 3, 2)
    client.post(url("barrier-change", barrier, pilot), {"explanation": "Twee maanden."})
    assert Barrier.objects.get().explanation == "Twee maanden."


def answers(page) -> dict[str, str]:
    """What the form on a page holds, as a browser would send it unchanged."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_housing_skills_begin_with_the_answers_of_last_time(client, pilot, participant):
    make_skills(participant)
    address = url("skills-create", participant, pilot)
    sent = answers(client.get(address))
    assert sent["value_cooking"] == "answer_housing_skill.with_support"
    sent |= {
        "filled_on": "2021-06-30",
        "value_cooking": "answer_housing_skill.independent",
        "reasoning_cooking": "Kookt voor de buren.",
    }
    assert client.post(address, sent).status_code == 302
    assert participant.checklists.filter(question_set="housing_skill").count() == 2
    page = client.get(url("participant-goals", participant, pilot))
    trends = [row.trend for row in page.context["skills"].rows]
    assert (trends.count("forward"), trends.count("same")) == (1, 11)
    assert "Kookt voor de buren." in page.content.decode()


def test_every_skill_needs_an_answer(client, pilot, participant):
    address = url("skills-create", participant, pilot)
    page = client.post(address, {"filled_on": "2021-06-30", "reasoning_cooking": "Lukt."})
    assert page.status_code == 422
    assert len(page.context["form"].errors) == 12
    assert "Lukt." in page.content.decode()
    assert not participant.checklists.filter(question_set="housing_skill").exists()


def test_a_judgement_is_made_and_both_agree(client, pilot, participant):
    address = url("judgement-create", participant, pilot)
    empty = answers(client.get(address))
    met = {name: "answer_exit_criterion.met" for name in empty if name.startswith("value_")}
    assert client.post(address, {**empty, **met, "filled_on": "2021-06-20"}).status_code == 422
    assert not participant.checklists.filter(question_set="exit_criterion").exists()
    why = {name: "Gaat al maanden goed." for name in empty if name.startswith("reasoning_")}
    assert client.post(address, {**met, **why, "filled_on": "2021-06-20"}).status_code == 302
    judgement = Checklist.objects.get(question_set="exit_criterion")
    address = url("agreement-record", judgement, pilot)
    assert client.post(address, {"party": "resident", "agreed_on": "2021-06-19"}).status_code == 422
    for party in ("resident", "counsellor"):
        assert client.post(address, {"party": party, "agreed_on": "2021-06-25"}).status_code == 302
    assert client.post(address, {"party": "resident", "agreed_on": "2021-06-25"}).status_code == 422
    assert Agreement.objects.count() == 2
    page = client.get(url("participant-goals", participant, pilot))
    assert page.context["readiness"].ready_since == date(2021, 6, 25)
    assert [step.state for step in page.context["stages"]] == ["done"] * 5


def test_the_step_line_says_what_is_lacking(client, pilot, participant):
    judgement = make_judgement(participant, not_met=("financially_stable",))
    agree(judgement, "counsellor")
    steps = client.get(url("participant-goals", participant, pilot)).context["stages"]
    assert [step.state for step in steps] == ["done", "current", "todo", "done", "todo"]
    assert "Financieel stabiel" in steps[1].detail


def test_nobody_agrees_with_another_list(client, pilot, participant):
    skills = make_skills(participant)
    assert client.get(url("agreement-record", skills, pilot)).status_code == 404


def test_who_may_read_and_who_may_write(client, pilot, participant):
    goal = make_goal(participant)
    tab, change = url("participant-goals", participant, pilot), url("goal-change", goal, pilot)
    assert change in client.get(tab).content.decode()
    client.force_login(make_user(role="case_manager", pilot=pilot))
    assert change not in client.get(tab).content.decode()
    assert client.post(change, {"text": "x"}).status_code == 403
    client.force_login(make_user(role="counsellor", pilot=pilot))
    assert client.get(tab).status_code == 404
    assert client.post(change, {"text": "x"}).status_code == 404
    goal.refresh_from_db()
    assert goal.history.count() == 1


def test_the_empty_tab_says_what_to_do(client, pilot, participant):
    page = client.get(url("participant-goals", participant, pilot)).content.decode()
    for name in ("goal-create", "barrier-create", "skills-create", "judgement-create"):
        assert url(name, participant, pilot) in page
