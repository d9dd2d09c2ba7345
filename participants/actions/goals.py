"""Set goals, change them, close them and open them again."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Question
from participants.actions.records import refuse_long, refuse_outside, set_fields
from participants.models import Goal, Participant
from participants.rules import goals as rules
from participants.rules.records import DATE_NOT_AHEAD


class GoalFacts(TypedDict):
    """What is recorded of a goal: the text in the resident's own words, and the last day for it."""

    life_domain: Question
    text: str
    set_on: date
    due_on: date


@transaction.atomic
def set_goal(
    *, participant: Participant, today: date, by: User, **facts: Unpack[GoalFacts]
) -> Goal:
    """Set a goal, to be reached on `due_on` at the latest.

    Raises RuleBroken for a life domain that is not offered, when it was set after `today` or before
    the first referral, and when it is to be reached before it was set or more than a year after
    the pilot.
    """
    return _write(Goal(participant=participant), facts, today, by)


@transaction.atomic
def change_goal(
    *, goal: Goal, today: date, by: User, version: int | None = None, **facts: Unpack[GoalFacts]
) -> Goal:
    """Change a goal that is open.

    Raises RuleBroken as `set_goal` does, for a closed goal and for a step that would come before
    the goal was set; Overtaken when it is not `version` any more.
    """
    goal = locked(goal, version=version)
    refuse_unless(goal.is_open, rules.GOAL_IS_CLOSED)
    too_early = goal.steps.filter(due_on__lt=facts["set_on"]).exists()
    refuse_unless(not too_early, rules.STEP_ORDER, field="set_on")
    return _write(goal, facts, today, by)


def _write(goal: Goal, facts: GoalFacts, today: date, by: User) -> Goal:
    refuse_outside(goal.participant, facts["set_on"], today, field="set_on")
    refuse_unless(facts["set_on"] <= facts["due_on"], rules.GOAL_ORDER)
    refuse_out_of_sight(goal, facts["due_on"])
    life_domain = facts["life_domain"]
    if life_domain.pk != goal.life_domain_id:
        offered = Question.objects.current("life_domain").filter(pk=life_domain.pk)
        refuse_unless(offered.exists(), rules.LIFE_DOMAIN_OFFERED)
    return save_as(set_fields(goal, facts), by=by)


def refuse_out_of_sight(goal: Goal, due_on: date) -> None:
    """Refuse a day for a goal or its step that lies more than a year after the pilot."""
    refuse_unless(due_on <= goal.participant.pilot.settled_by, rules.DUE_IN_SIGHT)


@transaction.atomic
def close_goal(
    *,
    goal: Goal,
    outcome: Goal.Outcome,
    outcome_note: str,
    closed_on: date,
    today: date,
    by: User,
    version: int | None = None,
) -> Goal:
    """Close a goal as achieved or stopped on `closed_on`, with how that came about.

    Raises RuleBroken when it is closed already, for a date before it was set or after `today`, and
    without a note or with one that is too long; Overtaken when it is not `version` any more.
    """
    goal = locked(goal, version=version)
    refuse_unless(goal.is_open, rules.GOAL_IS_CLOSED)
    refuse_unless(closed_on <= today, DATE_NOT_AHEAD, field="closed_on")
    refuse_unless(goal.set_on <= closed_on, rules.CLOSED_AFTER_SETTING)
    refuse_unless(bool(outcome_note.strip()), rules.CLOSED_SAYS_HOW)
    refuse_long(outcome_note=outcome_note)
    goal.outcome, goal.outcome_note = outcome, outcome_note
    goal.closed_on, goal.closed_by = closed_on, by
    return save_as(goal, by=by)


@transaction.atomic
def reopen_goal(*, goal: Goal, by: User) -> Goal:
    """Open a goal that was closed by mistake; the history keeps how it was closed."""
    goal = locked(goal)
    if goal.is_open:
        return goal
    goal.outcome, goal.outcome_note = Goal.Outcome.OPEN, ""
    goal.closed_on = goal.closed_by = None
    return save_as(goal, by=by)
