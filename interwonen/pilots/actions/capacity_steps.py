"""Decide on the number of places of a pilot, and correct or withdraw such a decision."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import CapacityStep, LocationFinding, Pilot
from interwonen.pilots.rules import capacity_steps as rules
from interwonen.pilots.rules.location_assessments import DECISION_IS_EVIDENCE
from interwonen.pilots.signals import capacity_changed, capacity_decided, capacity_withdrawn


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

    Raises RuleBroken without a reason, when a location assessment shows it as evidence, and when more
    people live in the pilot on some day than the decision before it allows.
    """
    pilot = lock_pilot(step.pilot)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    step = locked(step)
    is_evidence = LocationFinding.objects.filter(capacity_step=step).exists()
    refuse_unless(not is_evidence, DECISION_IS_EVIDENCE)
    capacity_withdrawn.send(Pilot, step=step, by=by)
    delete_as(step, by=by, reason=reason)
    capacity_decided.send(Pilot, pilot=pilot, by=by)
    return pilot
