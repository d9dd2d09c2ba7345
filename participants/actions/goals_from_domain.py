"""From a life domain with a low score to a goal, its first step and a follow-up, in one go."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.rules import RuleBroken
from participants.actions.follow_ups import agree_follow_up
from participants.actions.goals import GoalFacts, set_goal
from participants.actions.goals_steps import add_goal_step
from participants.models import Goal, Participant


@transaction.atomic
def set_goal_with_follow_up(
    *,
    participant: Participant,
    step_text: str,
    step_due_on: date,
    follow_up_text: str,
    follow_up_due_on: date,
    follow_up_owner: User,
    today: date,
    by: User,
    **goal_facts: Unpack[GoalFacts],
) -> Goal:
    """Set a goal, add its first step, and agree on what a colleague does for it.

    Raises RuleBroken as `set_goal`, `add_goal_step` and `agree_follow_up` do, at the arguments of
    this action; nothing is written then.
    """
    goal = set_goal(participant=participant, today=today, by=by, **goal_facts)
    with _shown_at("step"):
        add_goal_step(goal=goal, text=step_text, due_on=step_due_on, by=by)
    with _shown_at("follow_up"):
        agree_follow_up(
            participant=participant,
            owner=follow_up_owner,
            text=follow_up_text,
            due_on=follow_up_due_on,
            today=today,
            by=by,
        )
    return goal


@contextmanager
def _shown_at(part: str) -> Iterator[None]:
    """Name the field of a refusal as this action does: the due_on of a step is step_due_on."""
    try:
        yield
    except RuleBroken as refusal:
        refusal.field = refusal.field and f"{part}_{refusal.field}"
        raise
