"""Open a pilot, change it, decide on its capacity, and correct or withdraw that decision."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots import rules
from interwonen.pilots.models import CapacityStep, Pilot
from interwonen.pilots.signals import capacity_changed, capacity_decided, capacity_withdrawn

# What changes of a pilot that runs only by a decision.
_PERMISSIONS_THE_COUNCIL = {"starts_on", "ends_on", "maximum_capacity"}


def lock_pilot(pilot: Pilot) -> Pilot:
    """The pilot as it is now, held for this transaction: changes of stays and capacity queue."""
    locked: Pilot = Pilot.objects.select_for_update(no_key=True).get(pk=pilot.pk)
    return locked


def refuse_far_from(pilot: Pilot, day: date, *, field: str) -> None:
    """Refuse a date more than a year before or after the pilot, at the form field of that name."""
    words = {"first": in_words(pilot.starts_on), "last": in_words(pilot.ends_on)}
    detail = _("The pilot runs from %(first)s up to and including %(last)s.") % words
    refuse_unless(pilot.is_near(day), rules.DATE_NEAR_THE_PILOT, detail, field=field)


@transaction.atomic
def open_pilot(*, by: User, **facts: Any) -> Pilot:
    """Add a pilot with the given fields of Pilot.

    Raises RuleBroken when its dates or bounds are out of order.
    """
    pilot = Pilot(**facts)
    _refuse_disorder(pilot)
    return save_as(pilot, by=by)


@transaction.atomic
def change_pilot(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    reason: str = "",
    reference: str = "",
    version: int | None = None,
    **facts: Any,
) -> Pilot:
    """Change the given fields of a pilot; its history holds the reason and the reference.

    Together these have at most 97 characters. Of a pilot that has begun on the date `today` the
    places at the start stay as they were, and its period and its highest number of places change
    only with both. Raises RuleBroken for that, when dates or bounds are out of order, and when a
    stay or a capacity decision would fall outside them; Overtaken when the pilot is not `version`
    any more.
    """
    pilot = locked(pilot, version=version)
    changed = {field for field, value in facts.items() if getattr(pilot, field) != value}
    reason, reference = reason.strip(), reference.strip()
    if pilot.has_begun(today):
        refuse_unless("base_capacity" not in changed, rules.BASE_IS_FIXED)
        is_said = bool(reason and reference)
        refuse_unless(is_said or not changed & _PERMISSIONS_THE_COUNCIL, rules.CHANGE_SAYS_WHY)
    for field, value in facts.items():
        setattr(pilot, field, value)
    _refuse_disorder(pilot)
    why = f"{reason} ({reference})" if reference else reason
    save_as(pilot, by=by, reason=why)
    if "base_capacity" in changed:
        capacity_decided.send(Pilot, pilot=pilot, by=by)
    return pilot


def _refuse_disorder(pilot: Pilot) -> None:
    refuse_unless(pilot.starts_on <= pilot.ends_on, rules.PERIOD_ORDER)
    refuse_unless(pilot.base_capacity <= pilot.maximum_capacity, rules.BOUNDS_ORDER)


@transaction.atomic
def decide_capacity(
    *, pilot: Pilot, effective_from: date, capacity: int, reason: str, reference: str, by: User
) -> CapacityStep:
    """Record a decision by which `capacity` places hold from `effective_from` on.

    Raises RuleBroken without a reason or a reference, outside the pilot's bounds or period, on a
    date that has a decision already, and when more people live in the pilot on some day than the
    decision allows.
    """
    step = CapacityStep(pilot=lock_pilot(pilot), effective_from=effective_from)
    step.capacity, step.reason, step.reference = capacity, reason, reference
    return _save_step(step, by=by)


@transaction.atomic
def change_capacity(
    *,
    step: CapacityStep,
    effective_from: date,
    capacity: int,
    reason: str,
    reference: str,
    by: User,
    version: int | None = None,
) -> CapacityStep:
    """Correct a capacity decision that was recorded wrongly.

    Raises RuleBroken as `decide_capacity` does, Overtaken when it is not `version` any more.
    """
    pilot = lock_pilot(step.pilot)
    step = locked(step, version=version)
    if (step.effective_from, step.capacity) != (effective_from, capacity):
        capacity_changed.send(Pilot, step=step, by=by)
    step.pilot, step.effective_from, step.capacity = pilot, effective_from, capacity
    step.reason, step.reference = reason, reference
    return _save_step(step, by=by)


def _save_step(step: CapacityStep, *, by: User) -> CapacityStep:
    pilot = step.pilot
    refuse_unless(bool(step.reason.strip() and step.reference.strip()), rules.STEP_SAYS_WHY)
    refuse_unless(
        pilot.base_capacity <= step.capacity <= pilot.maximum_capacity,
        rules.STEP_WITHIN_BOUNDS,
        _("The lowest number is %(base)d, the highest is %(maximum)d.")
        % {"base": pilot.base_capacity, "maximum": pilot.maximum_capacity},
    )
    refuse_unless(pilot.starts_on <= step.effective_from <= pilot.ends_on, rules.STEP_IN_PERIOD)
    others = pilot.capacity_steps.exclude(pk=step.pk)
    taken = others.filter(effective_from=step.effective_from).exists()
    refuse_unless(not taken, rules.ONE_STEP_PER_DAY)
    save_as(step, by=by)
    capacity_decided.send(Pilot, pilot=pilot, by=by)
    return step


@transaction.atomic
def withdraw_capacity(*, step: CapacityStep, reason: str, by: User) -> Pilot:
    """Withdraw a capacity decision that was recorded by mistake; its history keeps the reason.

    Raises RuleBroken without a reason, and when more people live in the pilot on some day than the
    decision before it allows.
    """
    pilot = lock_pilot(step.pilot)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    step = locked(step)
    capacity_withdrawn.send(Pilot, step=step, by=by)
    delete_as(step, by=by, reason=reason)
    capacity_decided.send(Pilot, pilot=pilot, by=by)
    return pilot
