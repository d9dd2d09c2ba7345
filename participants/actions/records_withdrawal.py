"""Withdraw a record that was made by mistake."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.models import (
    Barrier,
    BarrierStatus,
    Checklist,
    Dwelling,
    Goal,
    GoalStep,
    Handover,
    NeighbourhoodSignal,
)
from participants.rules import records_withdrawal as rules
from participants.rules.checklists import AGREED_IS_FIXED
from participants.rules.goals import GOAL_IS_CLOSED


@transaction.atomic
def withdraw(row: Any, *, reason: str, by: User) -> None:
    """Withdraw a record with its parts, such as a goal with its steps; their histories keep `reason`.

    Raises RuleBroken without a reason, and when something that was recorded later rests on it.
    """
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    path, _participant = type(row).objects.get_queryset().paths()
    lock_pilot(reduce(getattr, path.split("__"), row))
    row = locked(row)
    _REFUSALS.get(type(row), _refuse_nothing)(row)
    for name in _PARTS.get(type(row), ()):
        for part in getattr(row, name).all():
            delete_as(part, by=by, reason=reason)
    delete_as(row, by=by, reason=reason)


# What goes with a record.
_PARTS: dict[type[Any], tuple[str, ...]] = {
    Barrier: ("statuses",),
    Checklist: ("answers",),
    Dwelling: ("inspections", "availabilities"),
    Goal: ("steps",),
}


def _refuse_nothing(row: Any) -> None:
    """The database alone knows what rests on the other kinds."""


def _refuse_goal(goal: Goal) -> None:
    refuse_unless(goal.is_open, GOAL_IS_CLOSED)
    refuse_unless(not goal.sessions.exists(), rules.GOAL_WORKED_ON)


def _refuse_step(step: GoalStep) -> None:
    refuse_unless(locked(step.goal).is_open, GOAL_IS_CLOSED)


def _refuse_status(status: BarrierStatus) -> None:
    others = status.barrier.statuses.exclude(pk=status.pk)
    refuse_unless(others.exists(), rules.BARRIER_HAS_A_STATUS)


def _refuse_checklist(sheet: Checklist) -> None:
    is_intake = sheet.question_set == Checklist.QuestionSet.ELIGIBILITY
    refuse_unless(not is_intake, rules.INTAKE_IS_CORRECTED)
    refuse_unless(not sheet.agreements.exists(), AGREED_IS_FIXED)


def _refuse_keys(handover: Handover) -> None:
    came_back = handover.placement.handovers.filter(phase=Handover.Phase.END).exists()
    is_given = handover.phase == Handover.Phase.START
    refuse_unless(not (is_given and came_back), rules.KEYS_CAME_BACK)


def _refuse_dwelling(dwelling: Dwelling) -> None:
    was_used = dwelling.placements.exists() or dwelling.proposals.exists()
    refuse_unless(not was_used, rules.DWELLING_WAS_USED)


def _refuse_signal(signal: NeighbourhoodSignal) -> None:
    refuse_unless(signal.seen_on is None, rules.SIGNAL_WAS_SEEN)


_REFUSALS: dict[type[Any], Callable[[Any], None]] = {
    BarrierStatus: _refuse_status,
    Checklist: _refuse_checklist,
    Dwelling: _refuse_dwelling,
    Goal: _refuse_goal,
    GoalStep: _refuse_step,
    Handover: _refuse_keys,
    NeighbourhoodSignal: _refuse_signal,
}
