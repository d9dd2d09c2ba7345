"""Refer someone to the pilot and decide on the referral."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot, Term
from participants.actions.sessions_planning import cancel_unsupported
from participants.models import (
    Assignment,
    Checklist,
    Exit,
    Participant,
    Placement,
    Referral,
    SupportSession,
)
from participants.reckoning.checklists import is_complete
from participants.reckoning.likeness import people_like
from participants.rules import referrals as rules
from participants.rules.common import DATE_NOT_AHEAD


@transaction.atomic
def refer(
    *,
    pilot: Pilot,
    first_name: str,
    last_name: str,
    birth_date: date,
    referred_on: date,
    referrer: str,
    origin: Term,
    household_size: int,
    today: date,
    by: User,
    causes: Iterable[Term] = (),
    informed_on: date | None = None,
    confirmed: Collection[str] = (),
) -> Referral:
    """Add a person with a new reference code and the referral that waits for a decision.

    `informed_on` is the date on which the person was told about the use of data, if known. A
    counsellor who refers someone has this person on the own caseload from then on. Raises
    RuleBroken for a household of more than one person, for a date after `today`, and, unless it is
    `confirmed`, for the doubt whether the person is in the register already.
    """
    refuse_unless(birth_date <= today, DATE_NOT_AHEAD, field="birth_date")
    participant = Participant(
        pilot=pilot,
        reference=_next_reference(lock_pilot(pilot)),
        first_name=first_name,
        last_name=last_name,
        birth_date=birth_date,
    )
    referral = Referral(
        referred_on=referred_on,
        referrer=referrer,
        origin=origin,
        household_size=household_size,
        informed_on=informed_on,
    )
    _refuse_impossible(referral, today)
    if rules.POSSIBLE_DUPLICATE.name not in confirmed:
        refuse_unless(not people_like(participant), rules.POSSIBLE_DUPLICATE)
    referral.participant = save_as(participant, by=by)
    if pilot.pk in by.pilots_granting(Permission.SESSION_LOG, on=today, caseload=True):
        save_as(Assignment(participant=participant, counsellor=by, starts_on=referred_on), by=by)
    return _save(referral, causes, by=by)


@transaction.atomic
def refer_again(
    *,
    participant: Participant,
    referred_on: date,
    referrer: str,
    origin: Term,
    household_size: int,
    today: date,
    by: User,
    causes: Iterable[Term] = (),
    informed_on: date | None = None,
) -> Referral:
    """Add a referral of someone who was in the pilot or was not admitted; the code stays.

    Raises RuleBroken as `refer` does, while an earlier referral is undecided or carries a stay or
    a place on the waiting list, and for a date that does not come after all that.
    """
    lock_pilot(participant.pilot)
    earlier = participant.referrals.order_by("referred_on", "pk").last()
    stay = participant.placements.order_by("starts_on").last()
    if earlier is not None:
        refuse_unless(not earlier.is_undecided, rules.ONE_UNDECIDED_REFERRAL)
        refuse_unless(not _goes_on(earlier, stay), rules.REFERRED_AFTER_STAY)
        refuse_unless((earlier.decided_on or date.min) <= referred_on, rules.REFERRED_AFTER_LAST)
    refuse_unless(stay is None or stay.ends_on < referred_on, rules.REFERRED_AFTER_LAST)
    referral = Referral(
        participant=participant,
        referred_on=referred_on,
        referrer=referrer,
        origin=origin,
        household_size=household_size,
        informed_on=informed_on,
    )
    _refuse_impossible(referral, today)
    return _save(referral, causes, by=by)


def _goes_on(referral: Referral, stay: Placement | None) -> bool:
    """Whether someone lives in the pilot or waits for that, by the last referral and stay."""
    if stay is not None and not Exit.objects.filter(placement=stay).exists():
        return True
    accepted_on = referral.decided_on if referral.decision == Referral.Decision.ACCEPTED else None
    return accepted_on is not None and (stay is None or stay.starts_on < accepted_on)


@transaction.atomic
def change_referral(
    *,
    referral: Referral,
    referred_on: date,
    referrer: str,
    origin: Term,
    causes: Iterable[Term],
    informed_on: date | None,
    today: date,
    by: User,
    version: int | None = None,
) -> Referral:
    """Correct the facts of a referral that waits for a decision.

    Raises RuleBroken after the decision, for a date after `today` and for a date of the referral
    that leaves a session outside the support; Overtaken when `version` is not its last one.
    """
    referral = locked(referral, version=version)
    refuse_unless(referral.is_undecided, rules.REFERRAL_DECIDED)
    held = SupportSession.objects.filter(participant=referral.participant_id).held_between(
        referral.referred_on, referred_on - timedelta(days=1)
    )
    refuse_unless(not held.exists(), rules.REFERRED_BEFORE_SESSIONS)
    referral.referred_on, referral.referrer, referral.origin = referred_on, referrer, origin
    referral.informed_on = informed_on
    _refuse_impossible(referral, today)
    return _save(referral, causes, by=by)


def _refuse_impossible(referral: Referral, today: date) -> None:
    refuse_unless(referral.household_size == 1, rules.HOUSEHOLD_OF_ONE)
    refuse_unless(referral.referred_on <= today, DATE_NOT_AHEAD, field="referred_on")
    refuse_unless((referral.informed_on or today) <= today, DATE_NOT_AHEAD, field="informed_on")


def _save(referral: Referral, causes: Iterable[Term], *, by: User) -> Referral:
    save_as(referral, by=by)
    referral.causes.set(causes)
    return referral


def _next_reference(pilot: Pilot) -> str:
    """The next code of a pilot that this transaction has locked; codes are never used again."""
    codes = Participant.objects.filter(pilot=pilot).values_list("reference", flat=True)
    last = max((int(code.rpartition("-")[2]) for code in codes), default=0)
    return f"{pilot.reference_prefix}-{last + 1:03d}"


@transaction.atomic
def decide_referral(
    *,
    referral: Referral,
    decision: Referral.Decision,
    reason: str,
    decided_on: date,
    today: date,
    by: User,
) -> Referral:
    """Accept, reject or withdraw a referral that waits for a decision, with the reason.

    What was planned for days after a rejection is cancelled. Raises RuleBroken when there is a
    decision already, for a date before the referral or after `today`, and for an acceptance without
    a complete intake or before the person was told about the use of data.
    """
    referral = locked(referral)
    refuse_unless(referral.is_undecided, rules.REFERRAL_DECIDED)
    refuse_unless(referral.referred_on <= decided_on, rules.DECIDED_AFTER_REFERRAL)
    refuse_unless(decided_on <= today, DATE_NOT_AHEAD, field="decided_on")
    if decision == Referral.Decision.ACCEPTED:
        _refuse_hasty(referral, decided_on)
    referral.decision = decision
    referral.decision_reason = reason
    referral.decided_on = decided_on
    referral.decided_by = by
    save_as(referral, by=by)
    cancel_unsupported(referral.participant, _("The support has ended."), by=by)
    return referral


def _refuse_hasty(referral: Referral, decided_on: date) -> None:
    told = referral.informed_on is not None and referral.informed_on <= decided_on
    refuse_unless(told, rules.INFORMED_BEFORE_ACCEPTANCE)
    intake = Checklist.objects.filter(referral=referral).first()
    refuse_unless(intake is not None and is_complete(intake), rules.INTAKE_BEFORE_ACCEPTANCE)
