"""Raw SQL on goals, steps, barriers and agreements meets the same rules in the database."""

from datetime import date

import pytest

from participants.actions.goals import close_goal
from participants.models import Goal
from tests.factories import TODAY, make_participant, system
from tests.plan_factories import (
    agree,
    life_domain,
    make_goal,
    make_goal_step,
    make_judgement,
    make_skills,
)
from tests.refusals import refused_by

FAR = date(2099, 1, 1)


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


def closed_goal(participant) -> Goal:
    goal = make_goal(participant)
    make_goal_step(goal)
    return close_goal(
        goal=goal,
        outcome=Goal.Outcome.STOPPED,
        outcome_note="Geen tijd.",
        closed_on=TODAY,
        today=TODAY,
        by=system(),
    )


def test_a_step_at_a_closed_goal(participant):
    goal = closed_goal(participant)
    insert = "INSERT INTO participants_goalstep (goal_id, text, due_on) VALUES (%s, 'x', %s)"
    assert refused_by(insert, [goal.pk, FAR]) == "participants_goal_is_closed"
    change = "UPDATE participants_goalstep SET text = 'x' WHERE goal_id = %s"
    assert refused_by(change, [goal.pk]) == "participants_goal_is_closed"
    other = make_goal_step(make_goal(participant))
    move = "UPDATE participants_goalstep SET goal_id = %s WHERE id = %s"
    assert refused_by(move, [goal.pk, other.pk]) == "participants_goal_is_closed"


def test_a_step_before_its_goal(participant):
    step = make_goal_step(make_goal(participant))
    rule = "participants_goalstep_due_after_setting"
    earlier = "UPDATE participants_goalstep SET due_on = '2021-03-31' WHERE id = %s"
    assert refused_by(earlier, [step.pk]) == rule
    later = "UPDATE participants_goal SET set_on = '2021-08-02' WHERE id = %s"
    assert refused_by(later, [step.goal_id]) == rule


def test_a_goal_in_a_domain_that_is_off_or_in_another_set(participant):
    goal = make_goal(participant)
    other = make_skills(participant).answers.first().question
    for question in (life_domain("justice"), other):
        statement = "UPDATE participants_goal SET life_domain_id = %s WHERE id = %s"
        refusal = refused_by(statement, [question.pk, goal.pk])
        assert refusal == "participants_goal_life_domain_offered"


def test_an_agreement_with_something_else_or_too_early(participant):
    agreement = agree(make_judgement(participant))
    moved = "UPDATE participants_agreement SET checklist_id = %s WHERE id = %s"
    refusal = refused_by(moved, [make_skills(participant).pk, agreement.pk])
    assert refusal == "participants_agreement_on_exit_criteria"
    earlier = "UPDATE participants_agreement SET agreed_on = '2021-05-31' WHERE id = %s"
    assert refused_by(earlier, [agreement.pk]) == "participants_agreement_after_judgement"


def test_what_was_agreed_with_stays(participant):
    judgement = make_judgement(participant, not_met=("financially_stable",))
    agree(judgement)
    rule = "participants_checklist_agreed_is_fixed"
    for statement in (
        "UPDATE participants_answer SET value_id = 'answer_exit_criterion.met'"
        " WHERE checklist_id = %s",
        "DELETE FROM participants_answer WHERE checklist_id = %s",
        "UPDATE participants_checklist SET filled_on = '2021-05-01' WHERE id = %s",
    ):
        assert refused_by(statement, [judgement.pk]) == rule


def test_a_judgement_without_its_reason(participant):
    judgement = make_judgement(participant)
    silent = "UPDATE participants_answer SET reasoning = ' ' WHERE checklist_id = %s"
    assert refused_by(silent, [judgement.pk]) == "participants_answer_says_why"
