"""Correct what was recorded about leaving, and take back an exit that did not happen."""

from datetime import date

from django.db import connection, transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refusals_told, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Term
from participants.actions.leaving import (
    has_died,
    refuse_aftercare,
    refuse_exit_date,
    refuse_half_dead,
    refuse_return_date,
    save_exit,
)
from participants.actions.stay_checks import refuse_impossible
from participants.models import Exit, Placement, Return
from participants.rules import leaving as rules


@transaction.atomic
def change_exit(
    *,
    leaving: Exit,
    exited_on: date,
    reason: Term,
    destination: Term,
    aftercare_until: date | None,
    today: date,
    by: User,
    version: int | None = None,
) -> Exit:
    """Correct when, why and where someone left; the stay ends on the new date.

    Raises RuleBroken as `record_exit` and `place` do, and when a return or a new referral would
    come before the exit or too late after it; Overtaken when it is not `version` any more.
    """
    pilot = lock_pilot(leaving.placement.dwelling.pilot)
    leaving = locked(leaving, version=version)
    stay = locked(leaving.placement)
    refuse_exit_date(stay, exited_on, today)
    leaving.exited_on, leaving.aftercare_until = exited_on, aftercare_until
    leaving.reason, leaving.destination = reason, destination
    referred = stay.participant.referrals.filter(referred_on__gt=stay.ends_on).first()
    refuse_unless(referred is None or exited_on < referred.referred_on, rules.EXIT_BEFORE_REFERRAL)
    came_back = Return.objects.filter(exit=leaving).first()
    if came_back is not None:
        refuse_return_date(leaving, came_back.returned_on, today)
    refuse_half_dead(leaving)
    lives = not (has_died(leaving) and (came_back or referred))
    refuse_unless(lives, rules.NOTHING_AFTER_DEATH)
    refuse_aftercare(leaving)
    stay.ends_on = exited_on
    refuse_impossible(stay, pilot)
    _save_together(stay, leaving, by=by)
    return leaving


def _save_together(stay: Placement, leaving: Exit, *, by: User) -> None:
    """Save both ends of one date: in between they differ, so the database looks afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS guard_placement, guard_exit DEFERRED")
        save_as(stay, by=by)
        save_exit(leaving, by=by)
        with refusals_told():
            cursor.execute("SET CONSTRAINTS guard_placement, guard_exit IMMEDIATE")


@transaction.atomic
def withdraw_exit(
    *,
    leaving: Exit,
    ends_on: date,
    reason: str,
    by: User,
    version: int | None = None,
) -> Placement:
    """Take back an exit that did not happen: the stay goes on, `ends_on` its planned last day.

    The history keeps the exit with the reason; sessions that it cancelled stay cancelled. Raises
    RuleBroken as `place` does, without a reason, and when a return, a referral or a stay followed;
    Overtaken when it is not `version` any more.
    """
    pilot = lock_pilot(leaving.placement.dwelling.pilot)
    leaving = locked(leaving, version=version)
    stay = locked(leaving.placement)
    person = stay.participant
    followed = (
        Return.objects.filter(exit=leaving).exists()
        or person.referrals.filter(referred_on__gt=leaving.exited_on).exists()
        or person.placements.filter(starts_on__gt=stay.starts_on).exists()
    )
    refuse_unless(not followed, rules.EXIT_WAS_FOLLOWED)
    refuse_unless(ends_on >= leaving.exited_on, rules.STAY_AT_LEAST_SO_LONG)
    refuse_unless(bool(reason.strip()), rules.EXIT_WITHDRAWN_SAYS_WHY)
    delete_as(leaving, by=by, reason=reason)
    stay.ends_on = ends_on
    refuse_impossible(stay, pilot)
    return save_as(stay, by=by, reason=reason)


@transaction.atomic
def change_return(
    *,
    came_back: Return,
    returned_on: date,
    situation: Term,
    today: date,
    by: User,
    version: int | None = None,
) -> Return:
    """Correct since when someone is homeless again, and where.

    Raises RuleBroken as `record_return` does, Overtaken when it is not `version` any more.
    """
    lock_pilot(came_back.exit.placement.dwelling.pilot)
    came_back = locked(came_back, version=version)
    refuse_return_date(locked(came_back.exit), returned_on, today)
    came_back.returned_on, came_back.situation = returned_on, situation
    return save_as(came_back, by=by)
