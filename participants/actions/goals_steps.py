"""Add steps to a goal, change them, and tick them as done."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.actions.goals import refuse_out_of_sight
from participants.models import Goal, GoalStep
from participants.rules import goals as rules


@transaction.atomic
def add_goal_step(*, goal: Goal, text: str, due_on: date, by: User) -> GoalStep:
    """Add a step to an open goal, to be done on `due_on` at the latest.

    Raises RuleBroken for a closed goal, and for a day before the goal was set or more than a year
    after the pilot.
    """
    return _write(GoalStep(goal=locked(goal)), text, due_on, by)


@transaction.atomic
def change_goal_step(
    *, step: GoalStep, text: str, due_on: date, by: User, version: int | None = None
) -> GoalStep:
    """Change a step of an open goal.

    Raises RuleBroken as `add_goal_step` does, and Overtaken when it is not `version` any more.
    """
    goal = locked(step.goal)
    step = locked(step, version=version)
    step.goal = goal
    return _write(step, text, due_on, by)


def _write(step: GoalStep, text: str, due_on: date, by: User) -> GoalStep:
    refuse_unless(step.goal.is_open, rules.GOAL_IS_CLOSED)
    refuse_unless(step.goal.set_on <= due_on, rules.STEP_ORDER)
    refuse_out_of_sight(step.goal, due_on)
    step.text, step.due_on = text, due_on
    return save_as(step, by=by)


@transaction.atomic
def mark_goal_step(*, step: GoalStep, is_done: bool, today: date, by: User) -> GoalStep:
    """Record that a step was done, on `today`, or that it is not done after all.

    What is so already stays as it was. Raises RuleBroken for a closed goal.
    """
    goal = locked(step.goal)
    step = locked(step)
    refuse_unless(goal.is_open, rules.GOAL_IS_CLOSED)
    if is_done == (step.done_on is not None):
        return step
    step.done_on, step.done_by = (today, by) if is_done else (None, None)
    return save_as(step, by=by)
