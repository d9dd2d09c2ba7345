"""The plan for a next home, the exit, aftercare, and a return to homelessness."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.periods import months_later
from interwonen.core.rules import Rule, RuleBroken, refuse_unless
from interwonen.core.spans import ONE_DAY
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import Term
from participants.actions.records import refuse_long
from participants.actions.sessions_planning import cancel_unsupported
from participants.models import Exit, ExitPlan, Placement, Return
from participants.models.exits import (
    DECEASED_DESTINATION,
    DECEASED_REASON,
    RETURN_MONTHS,
    UNKNOWN_DESTINATION,
    UNPLANNED_DESTINATIONS,
)
from participants.rules import exits as rules
from participants.rules.placements import PLACEMENT_IS_OVER
from participants.rules.records import DATE_NOT_AHEAD
from participants.rules.sessions import SUPPORT_COVERS_INCIDENTS
from participants.selectors.placements import is_over

AFTERCARE_MONTHS = 12


class ExitFacts(TypedDict):
    """When, why and where to a participant left; no aftercare is None."""

    exited_on: date
    reason: Term
    destination: Term
    aftercare_until: NotRequired[date | None]


@transaction.atomic
def record_exit(*, placement: Placement, today: date, by: User, **facts: Unpack[ExitFacts]) -> Exit:
    """Record that a participant left on `exited_on`, the last day of the stay: why and where to.

    Aftercare runs from then up to and including `aftercare_until`. What was planned after that is
    cancelled. Raises RuleBroken when the stay has ended already, for a date before the stay or
    after `today`, for aftercare of more than a year or of someone who has died, when only one of
    reason and destination says so, and when a session was held or an incident happened after the
    end of all support.
    """
    lock_pilot(placement.dwelling.pilot)
    placement = locked(placement)
    refuse_unless(not Exit.objects.filter(placement=placement).exists(), rules.PLACEMENT_GOES_ON)
    refuse_exit_date(placement, facts["exited_on"], today)
    later = placement.participant.placements.filter(starts_on__gt=placement.starts_on)
    refuse_unless(not later.exists(), rules.LATER_PLACEMENT)
    exit = Exit(placement=placement, **facts)
    refuse_half_dead(exit)
    refuse_aftercare(exit)
    placement.ends_on = exit.exited_on
    save_as(placement, by=by)
    return save_exit(exit, by=by)


@transaction.atomic
def change_aftercare(
    *, exit: Exit, aftercare_until: date | None, by: User, version: int | None = None
) -> Exit:
    """Agree on aftercare up to and including `aftercare_until`; None when there is none.

    What was planned after that is cancelled. Raises RuleBroken for a date before the exit or more
    than a year after it, for someone who has died, and when a session was held or an incident
    happened after it; Overtaken when the exit is not `version` any more.
    """
    lock_pilot(exit.placement.dwelling.pilot)
    exit = locked(exit, version=version)
    exit.aftercare_until = aftercare_until
    refuse_aftercare(exit)
    return save_exit(exit, by=by)


def save_exit(exit: Exit, *, by: User) -> Exit:
    """Save an exit, and cancel what was planned after the end of all support."""
    save_as(exit, by=by)
    cancel_unsupported(exit.placement.participant, _("The support has ended."), by=by)
    return exit


def refuse_exit_date(placement: Placement, exited_on: date, today: date) -> None:
    """Refuse a date of leaving after `today` or before the first day of the stay."""
    refuse_unless(exited_on <= today, rules.EXIT_NOT_AHEAD)
    refuse_unless(placement.starts_on <= exited_on, rules.EXIT_DURING_PLACEMENT)


def has_died(exit: Exit) -> bool:
    """Whether the participant left the pilot by dying."""
    return exit.reason_id == DECEASED_REASON


def refuse_half_dead(exit: Exit) -> None:
    """Refuse an exit of which only the reason or only the destination is a death."""
    died_by_destination = exit.destination_id == DECEASED_DESTINATION
    refuse_unless(has_died(exit) == died_by_destination, rules.DECEASED_IN_BOTH)


def refuse_aftercare(exit: Exit) -> None:
    """Refuse aftercare before the exit, after a death, of more than a year, or that leaves a held
    session or an incident outside it."""
    last_day = exit.aftercare_until or exit.exited_on
    refuse_unless(last_day >= exit.exited_on, rules.AFTERCARE_AFTER_EXIT)
    lives = not (has_died(exit) and exit.aftercare_until)
    refuse_unless(lives, rules.NOTHING_AFTER_DEATH, field="aftercare_until")
    within = last_day <= months_later(exit.exited_on, AFTERCARE_MONTHS)
    refuse_unless(within, rules.AFTERCARE_WITHIN_A_YEAR)
    participant = exit.placement.participant
    if participant.placements.filter(starts_on__gt=exit.exited_on).exists():
        return  # the support went on: the participant has come back
    later = participant.referrals.filter(referred_on__gt=exit.exited_on)
    referral = later.order_by("referred_on").first()
    before = referral.referred_on if referral else date.max
    held = participant.sessions.filter(status="held", day__gt=last_day, day__lt=before)
    _refuse_any(held.values_list("day", flat=True), rules.EXIT_COVERS_SESSIONS)
    happened = participant.incidents.filter(happened_on__gt=last_day, happened_on__lt=before)
    _refuse_any(happened.values_list("happened_on", flat=True), SUPPORT_COVERS_INCIDENTS)


def _refuse_any(days: Iterable[date], rule: Rule) -> None:
    """Refuse when there are any days, and name the last one."""
    last = max(days, default=None)
    if last is not None:
        words = _("The last one was on %(day)s.") % {"day": in_words(last)}
        raise RuleBroken(rule, words, field="aftercare_until")


@transaction.atomic
def record_return(
    *, exit: Exit, returned_on: date, situation: Term, today: date, by: User
) -> Return:
    """Record that a participant who left is homeless again since `returned_on`, and where.

    Raises RuleBroken when that was recorded already, for a date after `today`, for one that is not
    within six months after leaving, and for someone who has died.
    """
    lock_pilot(exit.placement.dwelling.pilot)
    exit = locked(exit)
    refuse_unless(not has_died(exit), rules.NOTHING_AFTER_DEATH)
    refuse_unless(not Return.objects.filter(exit=exit).exists(), rules.RETURN_ONCE)
    refuse_return_date(exit, returned_on, today)
    return save_as(Return(exit=exit, returned_on=returned_on, situation=situation), by=by)


def refuse_return_date(exit: Exit, returned_on: date, today: date) -> None:
    """Refuse a return after `today` or not within six months after leaving."""
    refuse_unless(returned_on <= today, DATE_NOT_AHEAD, field="returned_on")
    last_day = months_later(exit.exited_on, RETURN_MONTHS)
    words = {"first": in_words(exit.exited_on), "last": in_words(last_day)}
    detail = _("The participant left on %(first)s; the six months end on %(last)s.") % words
    refuse_unless(exit.exited_on < returned_on <= last_day, rules.RETURN_IN_TIME, detail)


@transaction.atomic
def keep_exit_plan(
    *,
    placement: Placement,
    destination: Term,
    next_home: str,
    moves_on: date | None,
    is_arranged: bool,
    to_do: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> ExitPlan:
    """Record where a resident goes after the stay; one plan per stay, dated on its last change.

    Raises RuleBroken for a stay that is over, for death, detention or the street as a destination,
    for a day that does not lie after its first or lies more than a year after the pilot, for a
    certain home without a name or a day or that is no home, for a text that is too long, and, unless
    confirmed, for days between the stay and a certain home; Overtaken when the plan is not
    `version` any more; 0 is that of no plan.
    """
    placement = locked(placement)
    refuse_unless(not is_over(placement, today), PLACEMENT_IS_OVER)
    plan = ExitPlan.objects.filter(placement=placement).first()
    plan = locked(plan, version=version) if plan else ExitPlan(placement=placement)
    refuse_unless(moves_on is None or moves_on > placement.starts_on, rules.MOVES_AFTER_START)
    if moves_on is not None:
        refuse_far_from(placement.dwelling.pilot, moves_on, field="moves_on")
    refuse_long(to_do=to_do)
    refuse_unless(destination.pk not in UNPLANNED_DESTINATIONS, rules.DESTINATION_IS_PLANNED)
    if is_arranged:
        refuse_unless(_is_home(destination), rules.CERTAIN_HOME_IS_A_HOME)
        refuse_unless(bool(next_home), rules.CERTAIN_HOME_IS_NAMED)
        refuse_unless(moves_on is not None, rules.CERTAIN_HOME_IS_NAMED, field="moves_on")
        seamless = moves_on is None or moves_on <= placement.ends_on + ONE_DAY
        refuse_unless(seamless, rules.NO_DAYS_BETWEEN, confirmed=confirmed)
    plan.made_on, plan.destination, plan.next_home = today, destination, next_home
    plan.moves_on, plan.is_arranged, plan.to_do = moves_on, is_arranged, to_do
    return save_as(plan, by=by)


def _is_home(destination: Term) -> bool:
    """Whether a destination can be a certain home: known, and not homelessness."""
    return destination.meaning != "negative" and destination.pk != UNKNOWN_DESTINATION
