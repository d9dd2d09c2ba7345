"""Refer someone to the pilot and decide on the referral."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot, Term
from participants.actions.checklists import is_complete
from participants.models import Assignment, Checklist, Participant, Referral
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
) -> Referral:
    """Add a person with a new reference code and the referral that waits for a decision.

    `informed_on` is the date on which the person was told about the use of data, if known. A
    counsellor who refers someone has this person on the own caseload from then on. Raises
    RuleBroken for a household of more than one person and for a date after `today`.
    """
    refuse_unless(household_size == 1, rules.HOUSEHOLD_OF_ONE)
    refuse_unless(birth_date <= today, DATE_NOT_AHEAD, field="birth_date")
    refuse_unless(referred_on <= today, DATE_NOT_AHEAD, field="referred_on")
    refuse_unless((informed_on or today) <= today, DATE_NOT_AHEAD, field="informed_on")
    participant = Participant(
        pilot=pilot,
        reference=_next_reference(lock_pilot(pilot)),
        first_name=first_name,
        last_name=last_name,
        birth_date=birth_date,
    )
    save_as(participant, by=by)
    if pilot.pk in by.pilots_granting(Permission.SESSION_LOG, on=today, caseload=True):
        save_as(Assignment(participant=participant, counsellor=by, starts_on=referred_on), by=by)
    referral = Referral(
        participant=participant,
        referred_on=referred_on,
        referrer=referrer,
        origin=origin,
        household_size=household_size,
        informed_on=informed_on,
    )
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

    Raises RuleBroken when there is a decision already, when the date lies before the referral or
    after `today`, and for an acceptance without a complete intake or before the person was told
    about the use of data.
    """
    referral = Referral.objects.select_for_update().get(pk=referral.pk)
    refuse_unless(referral.decision == Referral.Decision.PENDING, rules.REFERRAL_DECIDED)
    refuse_unless(referral.referred_on <= decided_on, rules.DECIDED_AFTER_REFERRAL)
    refuse_unless(decided_on <= today, DATE_NOT_AHEAD, field="decided_on")
    if decision == Referral.Decision.ACCEPTED:
        _refuse_hasty(referral, decided_on)
    referral.decision = decision
    referral.decision_reason = reason
    referral.decided_on = decided_on
    referral.decided_by = by
    return save_as(referral, by=by)


def _refuse_hasty(referral: Referral, decided_on: date) -> None:
    told = referral.informed_on is not None and referral.informed_on <= decided_on
    refuse_unless(told, rules.INFORMED_BEFORE_ACCEPTANCE)
    intake = Checklist.objects.filter(referral=referral).first()
    refuse_unless(intake is not None and is_complete(intake), rules.INTAKE_BEFORE_ACCEPTANCE)
