"""Place a participant in a dwelling, change the days, let them move, and cancel a stay."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.spans import ONE_DAY
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions.placements_checks import refuse_impossible, refuse_unready
from participants.models import Dwelling, ExitPlan, Participant, Placement
from participants.rules import placements as rules
from participants.selectors.placements import has_traces, is_over


@transaction.atomic
def place(
    *,
    participant: Participant,
    dwelling: Dwelling,
    starts_on: date,
    ends_on: date,
    today: date,
    by: User,
    household_size: int = 1,
    confirmed: Collection[str] = (),
) -> Placement:
    """Let a participant live in a dwelling from `starts_on` up to and including `ends_on`.

    Raises RuleBroken for more than one person in a dwelling (zoning plan), for no free place on
    some day (capacity decision), outside the pilot's period or the dwelling's availability, and
    without a referral accepted on or before the first day and made after the last exit, if any.
    Unless it is in `confirmed`, also for the doubt whether the dwelling will be ready: when the
    last inspection found that it is not, or nobody inspected it and the stay begins at most a week
    after `today`.
    """
    pilot = lock_pilot(dwelling.pilot)
    placement = Placement(
        participant=participant,
        dwelling=Dwelling.objects.get(pk=dwelling.pk),
        starts_on=starts_on,
        ends_on=ends_on,
        household_size=household_size,
    )
    refuse_impossible(placement, pilot)
    refuse_unready(placement, today=today, confirmed=confirmed)
    return save_as(placement, by=by)


@transaction.atomic
def change_placement(
    *,
    placement: Placement,
    starts_on: date,
    ends_on: date,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    version: int | None = None,
) -> Placement:
    """Change the planned days of a stay, both inclusive.

    Raises RuleBroken as `place` does, for a stay that is over, for a last day before `today` of one
    that has begun, because that is an exit, and, unless confirmed, for another first day of that
    one. Raises Overtaken when the stay is not `version` any more.
    """
    pilot = lock_pilot(placement.dwelling.pilot)
    placement = locked(placement, version=version)
    refuse_unless(not is_over(placement, today), rules.PLACEMENT_IS_OVER)
    if placement.starts_on <= today:
        is_kept = starts_on == placement.starts_on
        refuse_unless(is_kept, rules.BEGUN_ON_FIRST_DAY, confirmed=confirmed)
        refuse_unless(ends_on >= today or ends_on == placement.ends_on, rules.LAST_DAY_AHEAD)
    placement.starts_on, placement.ends_on = starts_on, ends_on
    refuse_impossible(placement, pilot)
    return save_as(placement, by=by)


@transaction.atomic
def move(
    *,
    placement: Placement,
    new_dwelling: Dwelling,
    moves_on: date,
    ends_on: date,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    version: int | None = None,
) -> Placement:
    """Let a resident move to another dwelling on `moves_on` and stay there until `ends_on`.

    The current stay ends on the day before; the exit plan moves to the new one. Raises RuleBroken
    as `place` does, for a stay that is over, for the same dwelling, and for a day of moving that is
    not right after a day of the stay; Overtaken when the stay is not `version` any more.
    """
    pilot = lock_pilot(placement.dwelling.pilot)
    placement = locked(placement, version=version)
    refuse_unless(not is_over(placement, today), rules.PLACEMENT_IS_OVER)
    refuse_unless(new_dwelling.pk != placement.dwelling_id, rules.MOVE_ELSEWHERE)
    day_before = moves_on - ONE_DAY
    refuse_unless(placement.holds(day_before), rules.MOVE_DURING_PLACEMENT)
    placement.ends_on = day_before
    refuse_impossible(placement, pilot)
    save_as(placement, by=by)
    next_placement = place(
        participant=placement.participant,
        dwelling=new_dwelling,
        starts_on=moves_on,
        ends_on=ends_on,
        today=today,
        by=by,
        confirmed=confirmed,
    )
    _move_plan(placement, next_placement, by=by)
    return next_placement


@transaction.atomic
def cancel_placement(*, placement: Placement, reason: str, today: date, by: User) -> Participant:
    """Cancel a stay that does not take place or was a mistake; its history keeps the reason.

    Its exit plan moves back to the stay before it; without one the plan is deleted.
    Raises RuleBroken when the stay is over, when keys were given, and when a session was held on
    its first day or later.
    """
    lock_pilot(placement.dwelling.pilot)
    placement = locked(placement)
    refuse_unless(not is_over(placement, today), rules.PLACEMENT_IS_OVER)
    refuse_unless(not has_traces(placement), rules.PLACEMENT_HAS_BEGUN)
    earlier = placement.participant.placements.filter(ends_on__lt=placement.starts_on)
    before = earlier.filter(exit=None).last()
    _move_plan(placement, before, by=by)
    delete_as(placement, by=by, reason=reason)
    participant: Participant = placement.participant
    return participant


def _move_plan(placement: Placement, other: Placement | None, *, by: User) -> None:
    """Move the exit plan of a stay, if any, to the `other` stay; without one, delete it.

    An uncertain day of moving out that is not after the start of that stay was this move: it is
    emptied.
    """
    plan = ExitPlan.objects.filter(placement=placement).first()
    if plan is None:
        return
    if other is None:
        delete_as(plan, by=by)
    else:
        plan.placement = other
        if plan.moves_on and plan.moves_on <= other.starts_on and not plan.is_arranged:
            plan.moves_on = None
        save_as(plan, by=by)
