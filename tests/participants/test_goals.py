"""Goals and steps: set, changed, closed, opened again, ticked; and what is overdue."""

from datetime import date, timedelta

import pytest

from interwonen.core.rules import RuleBroken
from interwonen.core.versions import Overtaken, version_of
from participants.actions.goals import change_goal, close_goal, reopen_goal
from participants.actions.goals_steps import change_goal_step, mark_goal_step
from participants.models import Goal, GoalStep
from participants.selectors.goals_progress import goals_of
from tests.factories import TODAY, make_participant, make_user, system
from tests.plan_factories import life_domain, make_goal, make_goal_step

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


def change(goal, **facts):
    kept = {name: getattr(goal, name) for name in ("life_domain", "text", "set_on", "due_on")}
    return change_goal(goal=goal, **{**kept, "today": TODAY, "by": system(), **facts})


def close(goal, **facts):
    defaults = {
        "outcome": Goal.Outcome.ACHIEVED,
        "outcome_note": "Drie maanden op tijd betaald.",
        "closed_on": date(2021, 6, 15),
        "today": TODAY,
        "by": system(),
    }
    return close_goal(goal=goal, **{**defaults, **facts})


def refused(action, *args, **facts) -> str:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, **facts)
    return refusal.value.rule.name


def test_a_goal_keeps_the_residents_own_words_and_who_set_it(participant, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    goal = make_goal(participant, text="Ik wil rust aan mijn hoofd.", by=counsellor)
    assert participant.goals.get().text == "Ik wil rust aan mijn hoofd."
    assert goal.is_open
    assert goal.history.get().history_user == counsellor


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"set_on": TOMORROW, "due_on": TOMORROW}, "participants_date_not_ahead"),
        ({"due_on": date(2021, 3, 31)}, "participants_goal_due_after_setting"),
        ({"life_domain": "justice"}, "participants_goal_life_domain_offered"),
    ],
)
def test_a_goal_that_breaks_a_rule_is_not_set(participant, facts, rule):
    if "life_domain" in facts:
        facts = {"life_domain": life_domain("justice")}
    assert refused(make_goal, participant, **facts) == rule
    assert not Goal.objects.exists()


def test_an_open_goal_is_changed_by_a_user_who_saw_the_last_version(participant):
    goal = make_goal(participant)
    opened = version_of(goal)
    assert change(goal, text="Ik betaal zelf.", version=opened).text == "Ik betaal zelf."
    with pytest.raises(Overtaken):
        change(goal, text="Iets anders", version=opened)
    goal.refresh_from_db()
    assert (goal.text, goal.history.count()) == ("Ik betaal zelf.", 2)


def test_a_goal_does_not_move_past_its_steps_or_into_the_future(participant):
    goal = make_goal(participant)
    make_goal_step(goal, due_on=date(2021, 4, 15))
    late = {"set_on": date(2021, 5, 1)}
    assert refused(change, goal, **late) == "participants_goalstep_due_after_setting"
    assert refused(change, goal, set_on=TOMORROW, due_on=TOMORROW) in (
        "participants_goalstep_due_after_setting",
        "participants_date_not_ahead",
    )
    goal.refresh_from_db()
    assert goal.set_on == date(2021, 4, 1)


def open_goals_of(participant, on):
    return [progress for progress in goals_of(participant, on) if progress.goal.is_open]


def test_a_goal_is_closed_with_its_outcome_and_opened_again(participant, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    goal = close(make_goal(participant), by=counsellor)
    assert (goal.outcome, goal.closed_by) == ("achieved", counsellor)
    assert open_goals_of(participant, TODAY) == []
    again = reopen_goal(goal=goal, by=counsellor)
    assert (again.outcome, again.outcome_note, again.closed_on) == ("open", "", None)
    assert again.history.count() == 3
    assert reopen_goal(goal=goal, by=counsellor).history.count() == 3


def test_a_goal_is_not_closed_twice_ahead_or_before_it_was_set(participant):
    goal = make_goal(participant)
    early = {"closed_on": date(2021, 3, 31)}
    assert refused(close, goal, **early) == "participants_goal_closed_by_someone"
    assert refused(close, goal, closed_on=TOMORROW) == "participants_date_not_ahead"
    goal.refresh_from_db()
    assert goal.is_open
    close(goal)
    stopped = {"outcome": Goal.Outcome.STOPPED}
    assert refused(close, goal, **stopped) == "participants_goal_is_closed"
    goal.refresh_from_db()
    assert goal.outcome == "achieved"


def test_a_closed_goal_is_at_rest_with_its_steps(participant):
    goal = make_goal(participant)
    step = make_goal_step(goal)
    close(goal)
    rule = "participants_goal_is_closed"
    assert refused(make_goal_step, goal) == rule
    assert refused(change, goal, text="Anders") == rule
    words = {"text": "Anders", "due_on": date(2021, 8, 2), "by": system()}
    assert refused(change_goal_step, step=step, **words) == rule
    assert refused(mark_goal_step, step=step, is_done=True, today=TODAY, by=system()) == rule
    step.refresh_from_db()
    assert (step.text, step.done_on) == ("Een overzicht van vaste lasten maken", None)
    assert GoalStep.objects.count() == 1


def test_a_step_does_not_come_before_the_goal(participant):
    goal = make_goal(participant)
    early = date(2021, 3, 31)
    rule = "participants_goalstep_due_after_setting"
    assert refused(make_goal_step, goal, due_on=early) == rule
    step = make_goal_step(goal)
    assert refused(change_goal_step, step=step, text="x", due_on=early, by=system()) == rule
    assert goal.steps.get().text == "Een overzicht van vaste lasten maken"


def test_a_step_is_changed_by_a_user_who_saw_the_last_version(participant):
    step = make_goal_step(make_goal(participant))
    opened = version_of(step)
    facts = {"due_on": date(2021, 8, 2), "version": opened, "by": system()}
    assert change_goal_step(step=step, text="Bellen", **facts).due_on == date(2021, 8, 2)
    with pytest.raises(Overtaken):
        change_goal_step(step=step, text="Mailen", **facts)
    step.refresh_from_db()
    assert step.text == "Bellen"


def test_a_step_is_ticked_and_unticked_and_twice_is_once(participant, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    step = make_goal_step(make_goal(participant))
    facts = {"step": step, "today": TODAY, "by": counsellor}
    done = mark_goal_step(is_done=True, **facts)
    assert (done.done_on, done.done_by) == (TODAY, counsellor)
    assert mark_goal_step(is_done=True, **facts).history.count() == 2
    undone = mark_goal_step(is_done=False, **facts)
    assert (undone.done_on, undone.done_by) == (None, None)
    assert undone.history.count() == 3


def test_what_is_overdue_on_a_day(participant):
    goal = make_goal(participant, due_on=date(2021, 6, 29))
    late = make_goal_step(goal, due_on=date(2021, 6, 29))
    make_goal_step(goal, due_on=TODAY)
    done = make_goal_step(goal, due_on=date(2021, 5, 1))
    mark_goal_step(step=done, is_done=True, today=TODAY, by=system())
    (progress,) = open_goals_of(participant, TODAY)
    assert progress.is_overdue
    assert [each.step for each in progress.steps if each.is_overdue] == [late]
    assert progress.steps_done == 1
    (earlier,) = open_goals_of(participant, date(2021, 6, 29))
    assert not earlier.has_overdue
    close(goal)
    (closed,) = goals_of(participant, TODAY)
    assert not closed.has_overdue
