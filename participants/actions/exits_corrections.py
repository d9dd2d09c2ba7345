"""Correct an exit or a return, and withdraw an exit that did not happen."""

from datetime import date
from typing import Unpack

from django.db import connection, transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refusals_explained, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Term
from participants.actions.exits import (
    ExitFacts,
    has_died,
    refuse_aftercare,
    refuse_exit_date,
    refuse_half_dead,
    refuse_return_date,
    save_exit,
)
from participants.actions.placements_checks import refuse_impossible
from participants.actions.records import set_fields
from participants.models import Exit, Placement, Return
from participants.rules import exits as rules


@transaction.atomic
def change_exit(
    *, exit: Exit, today: date, by: User, version: int | None = None, **facts: Unpack[ExitFacts]
) -> Exit:
    """Correct when, why and where to a participant left; the stay ends on the new date.

    Raises RuleBroken as `record_exit` and `place` do, and when a return or a new referral would
    come before the exit or too late after it; Overtaken when it is not `version` any more.
    """
    pilot = lock_pilot(exit.placement.dwelling.pilot)
    exit = locked(exit, version=version)
    placement = locked(exit.placement)
    refuse_exit_date(placement, facts["exited_on"], today)
    set_fields(exit, facts)
    referred = placement.participant.referrals.filter(referred_on__gt=placement.ends_on).first()
    in_order = referred is None or exit.exited_on < referred.referred_on
    refuse_unless(in_order, rules.EXIT_BEFORE_REFERRAL)
    returned = Return.objects.filter(exit=exit).first()
    if returned is not None:
        refuse_return_date(exit, returned.returned_on, today)
    refuse_half_dead(exit)
    lives = not (has_died(exit) and (returned or referred))
    refuse_unless(lives, rules.NOTHING_AFTER_DEATH)
    refuse_aftercare(exit)
    placement.ends_on = exit.exited_on
    refuse_impossible(placement, pilot)
    _save_together(placement, exit, by=by)
    return exit


def _save_together(placement: Placement, exit: Exit, *, by: User) -> None:
    """Save the two records of one date; the database checks them after both are saved."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS guard_placement, guard_exit DEFERRED")
        save_as(placement, by=by)
        save_exit(exit, by=by)
        with refusals_explained():
            cursor.execute("SET CONSTRAINTS guard_placement, guard_exit IMMEDIATE")


@transaction.atomic
def withdraw_exit(
    *, exit: Exit, ends_on: date, reason: str, by: User, version: int | None = None
) -> Placement:
    """Withdraw an exit that did not happen: the stay goes on, `ends_on` its planned last day.

    The history keeps the exit with the reason; sessions that it cancelled stay cancelled. Raises
    RuleBroken as `place` does, without a reason, and when a return, a referral or a stay followed;
    Overtaken when it is not `version` any more.
    """
    pilot = lock_pilot(exit.placement.dwelling.pilot)
    exit = locked(exit, version=version)
    placement = locked(exit.placement)
    participant = placement.participant
    followed = (
        Return.objects.filter(exit=exit).exists()
        or participant.referrals.filter(referred_on__gt=exit.exited_on).exists()
        or participant.placements.filter(starts_on__gt=placement.starts_on).exists()
    )
    refuse_unless(not followed, rules.EXIT_WAS_FOLLOWED)
    refuse_unless(ends_on >= exit.exited_on, rules.PLACEMENT_AT_LEAST_SO_LONG)
    refuse_unless(bool(reason.strip()), rules.EXIT_WITHDRAWN_SAYS_WHY)
    delete_as(exit, by=by, reason=reason)
    placement.ends_on = ends_on
    refuse_impossible(placement, pilot)
    return save_as(placement, by=by, reason=reason)


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
    """Correct since when a participant is homeless again, and where.

    Raises RuleBroken as `record_return` does, Overtaken when it is not `version` any more.
    """
    lock_pilot(came_back.exit.placement.dwelling.pilot)
    came_back = locked(came_back, version=version)
    refuse_return_date(locked(came_back.exit), returned_on, today)
    came_back.returned_on, came_back.situation = returned_on, situation
    return save_as(came_back, by=by)
