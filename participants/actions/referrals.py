"""Refer a participant to the pilot and decide on the referral."""

from collections.abc import Collection
from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.partial_dates import PartialDate
from interwonen.core.periods import months_later
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.spans import ONE_DAY
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot, Term
from participants.actions.participants import refuse_unlikely
from participants.actions.records import refuse_long, set_fields
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
from participants.models.exits import DECEASED_REASON
from participants.rules import referrals as rules
from participants.rules.exits import NOTHING_AFTER_DEATH
from participants.rules.records import DATE_NOT_AHEAD
from participants.selectors.checklists import is_complete
from participants.selectors.participants_likeness import participants_like


class ReferralFacts(TypedDict):
    """What is recorded of a referral, apart from its causes and the household.

    `informed_on` is the date on which the participant was told about the use of data, if known.
    """

    referred_on: date
    referrer: str
    origin: Term
    informed_on: NotRequired[date | None]


@transaction.atomic
def refer(
    *,
    pilot: Pilot,
    first_name: str,
    last_name: str,
    birth_date: PartialDate,
    household_size: int,
    today: date,
    by: User,
    causes: Collection[Term] = (),
    confirmed: Collection[str] = (),
    **facts: Unpack[ReferralFacts],
) -> Referral:
    """Add a participant with a new reference code, and a referral that waits for a decision.

    A counsellor who refers a participant has them on the own caseload from then on. Raises
    RuleBroken for a household of more than one person, for a date after `today`, for someone
    without a name or over 120 years old, for “unknown” next to another cause, and, unless it is
    `confirmed`, for the doubts whether the participant is in the register already, is or may be
    under 18, has one name only, or was referred long before the pilot.
    """
    participant = Participant(
        pilot=pilot,
        reference=_next_reference(lock_pilot(pilot)),
        first_name=first_name,
        last_name=last_name,
        birth_date=birth_date,
    )
    referral = Referral(participant=participant, household_size=household_size, **facts)
    refuse_unlikely(participant, today, confirmed)
    _refuse_impossible(referral, causes, today, confirmed)
    if not rules.POSSIBLE_DUPLICATE.is_settled(confirmed):
        refuse_unless(not participants_like(participant), rules.POSSIBLE_DUPLICATE)
    referral.participant = save_as(participant, by=by)
    if pilot.pk in by.pilots_granting(Permission.SESSION_LOG, on=today, caseload=True):
        _take_on(participant, referral.referred_on, today, by=by)
    return _save(referral, causes, by=by)


def _take_on(participant: Participant, referred_on: date, today: date, *, by: User) -> None:
    """Put a participant on the caseload of `by` from the referral, or from today if `by` had no
    such role then."""
    then = by.pilots_granting(Permission.SESSION_LOG, on=referred_on, caseload=True)
    starts_on = referred_on if participant.pilot_id in then else today
    save_as(Assignment(participant=participant, counsellor=by, starts_on=starts_on), by=by)


@transaction.atomic
def refer_again(
    *,
    participant: Participant,
    household_size: int,
    today: date,
    by: User,
    causes: Collection[Term] = (),
    confirmed: Collection[str] = (),
    **facts: Unpack[ReferralFacts],
) -> Referral:
    """Add a referral of a participant who left or was not admitted; the code stays.

    Raises RuleBroken as `refer` does, while an earlier referral is undecided or carries a stay or
    a place on the waiting list, for a date that does not come after all that, and for someone who
    has died; `confirmed` holds the doubts of `refer` about the date.
    """
    lock_pilot(participant.pilot)
    referral = Referral(participant=participant, household_size=household_size, **facts)
    _refuse_unless_last(referral)
    died = Exit.objects.filter(placement__participant=participant, reason=DECEASED_REASON)
    refuse_unless(not died.exists(), NOTHING_AFTER_DEATH)
    _refuse_impossible(referral, causes, today, confirmed)
    return _save(referral, causes, by=by)


def _refuse_unless_last(referral: Referral) -> None:
    """Refuse a new referral while an earlier one or its stay goes on, or dated before its end."""
    participant, day = referral.participant, referral.referred_on
    earlier = participant.referrals.order_by("referred_on", "pk").last()
    placement = participant.placements.order_by("starts_on").last()
    if earlier is not None:
        refuse_unless(not earlier.is_undecided, rules.ONE_UNDECIDED_REFERRAL)
        refuse_unless(not _goes_on(earlier, placement), rules.REFERRED_AFTER_PLACEMENT)
        refuse_unless((earlier.decided_on or date.min) <= day, rules.REFERRED_AFTER_LAST)
    refuse_unless(placement is None or placement.ends_on < day, rules.REFERRED_AFTER_LAST)


def _goes_on(referral: Referral, placement: Placement | None) -> bool:
    """Whether, by the last referral and stay, a participant lives in the pilot or waits to."""
    if placement is not None and not Exit.objects.filter(placement=placement).exists():
        return True
    accepted_on = referral.decided_on if referral.decision == Referral.Decision.ACCEPTED else None
    return accepted_on is not None and (placement is None or placement.starts_on < accepted_on)


@transaction.atomic
def change_referral(
    *,
    referral: Referral,
    causes: Collection[Term],
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[ReferralFacts],
) -> Referral:
    """Correct the facts of a referral that waits for a decision.

    Raises RuleBroken after the decision, for a date after `today`, for “unknown” next to another
    cause, and for a date of the referral that leaves a session outside the support or comes after
    what was recorded; for a doubt as in `refer`; Overtaken when `version` is not its last one.
    """
    referral = locked(referral, version=version)
    refuse_unless(referral.is_undecided, rules.REFERRAL_DECIDED)
    held = SupportSession.objects.filter(participant=referral.participant_id).held_between(
        referral.referred_on, facts["referred_on"] - ONE_DAY
    )
    refuse_unless(not held.exists(), rules.REFERRED_BEFORE_SESSIONS)
    set_fields(referral, facts)
    _refuse_impossible(referral, causes, today, confirmed)
    _refuse_too_late(referral)
    return _save(referral, causes, by=by)


def _refuse_impossible(
    referral: Referral, causes: Collection[Term], today: date, confirmed: Collection[str]
) -> None:
    refuse_unless(referral.household_size == 1, rules.HOUSEHOLD_OF_ONE)
    refuse_unless(referral.referred_on <= today, DATE_NOT_AHEAD, field="referred_on")
    refuse_unless((referral.informed_on or today) <= today, DATE_NOT_AHEAD, field="informed_on")
    is_unknown = any(cause.code == "unknown" for cause in causes)
    refuse_unless(not is_unknown or len(causes) == 1, rules.UNKNOWN_CAUSE_ALONE)
    earliest = referral.participant.pilot.prepared_since
    in_time = referral.referred_on >= earliest
    refuse_unless(in_time, rules.REFERRED_LONG_BEFORE, confirmed=confirmed)
    told_since = months_later(referral.referred_on, -12)
    refuse_unless((referral.informed_on or today) >= told_since, rules.INFORMED_LONG_BEFORE)


def _refuse_too_late(referral: Referral) -> None:
    """Refuse a first referral that is dated after a goal or a checklist of the participant."""
    participant, day = referral.participant, referral.referred_on
    others = participant.referrals.exclude(pk=referral.pk)
    if others.filter(referred_on__lte=day).exists():
        return
    goals, checklists = participant.goals, participant.checklists
    earlier = goals.filter(set_on__lt=day).exists() or checklists.filter(filled_on__lt=day).exists()
    refuse_unless(not earlier, rules.REFERRED_BEFORE_RECORDS)


def _save(referral: Referral, causes: Collection[Term], *, by: User) -> Referral:
    return save_as(referral, by=by, links={"causes": causes})


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
    decision already, for a date before the referral or after `today`, without a reason or with one
    that is too long, and for an acceptance without a complete intake between the referral and the
    decision or before the participant was informed about the use of data.
    """
    referral = locked(referral)
    refuse_unless(referral.is_undecided, rules.REFERRAL_DECIDED)
    refuse_decision(referral, decision, reason, decided_on, today)
    return save_decision(referral, decision, reason, decided_on, by=by)


def refuse_decision(
    referral: Referral, decision: Referral.Decision, reason: str, decided_on: date, today: date
) -> None:
    """Refuse a decision as `decide_referral` says, whether there is one already or not."""
    refuse_unless(referral.referred_on <= decided_on, rules.DECIDED_AFTER_REFERRAL)
    refuse_unless(decided_on <= today, DATE_NOT_AHEAD, field="decided_on")
    refuse_unless(bool(reason.strip()), rules.DECISION_SAYS_WHY)
    refuse_long(reason=reason)
    if decision == Referral.Decision.ACCEPTED:
        _refuse_acceptance(referral, decided_on)


def _refuse_acceptance(referral: Referral, decided_on: date) -> None:
    """Refuse an acceptance before the intake is complete or the participant is informed."""
    informed = referral.informed_on is not None and referral.informed_on <= decided_on
    refuse_unless(informed, rules.INFORMED_BEFORE_ACCEPTANCE)
    intake = Checklist.objects.filter(referral=referral).first()
    if intake is None or not is_complete(intake):
        raise RuleBroken(rules.INTAKE_BEFORE_ACCEPTANCE)
    in_time = referral.referred_on <= intake.filled_on <= decided_on
    detail = _("The intake is dated %(day)s.") % {"day": in_words(intake.filled_on)}
    refuse_unless(in_time, rules.INTAKE_IN_TIME, detail)


def save_decision(
    referral: Referral, decision: Referral.Decision, reason: str, decided_on: date, *, by: User
) -> Referral:
    """Save a decision, and cancel the sessions that were planned after the end of the support."""
    referral.decision, referral.decision_reason = decision, reason
    referral.decided_on, referral.decided_by = decided_on, by
    save_as(referral, by=by)
    cancel_unsupported(referral.participant, _("The support has ended."), by=by)
    return referral
