"""The waiting list: note what a participant waits for, and take them off without a dwelling."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions.records import refuse_long
from participants.actions.referrals import save_decision
from participants.models import Participant, Referral
from participants.rules import referrals as rules
from participants.rules.records import DATE_NOT_AHEAD

Decision = Referral.Decision


@transaction.atomic
def note_waiting(
    *,
    referral: Referral,
    waits_for: str,
    precedence: str,
    today: date,
    by: User,
    version: int | None = None,
) -> Referral:
    """Note what a participant on the waiting list waits for, and why they go before others.

    Without `precedence` the date of acceptance decides the order. Raises RuleBroken when the
    participant is not on the waiting list on `today` and for a text that is too long, Overtaken
    when `version` is not the last one.
    """
    referral = locked(referral, version=version)
    refuse_not_waiting(referral, today)
    refuse_long(waits_for=waits_for, precedence=precedence)
    referral.waits_for, referral.precedence = waits_for, precedence
    return save_as(referral, by=by)


def refuse_not_waiting(referral: Referral, today: date) -> None:
    """Refuse a referral on which its participant is not on the waiting list on `today`."""
    participant = Participant.objects.with_status(on=today).get(pk=referral.participant_id)
    last = participant.referrals.order_by("referred_on", "pk").last()
    waits = participant.status == Participant.Status.WAITING and last == referral
    refuse_unless(waits, rules.NOT_WAITING)


@transaction.atomic
def withdraw_acceptance(
    *, referral: Referral, reason: str, withdrawn_on: date, today: date, by: User
) -> Referral:
    """Take a participant off the waiting list without a dwelling; the history keeps the acceptance.

    The support ends with `withdrawn_on`: what was planned after it is cancelled. Raises RuleBroken
    when there is no acceptance or a stay depends on it, for a date before the acceptance or after
    `today`, without a reason or with one that is too long, and when a session was held after it.
    """
    participant = referral.participant
    lock_pilot(participant.pilot)
    referral = locked(referral)
    accepted_on = referral.decided_on
    if referral.decision != Decision.ACCEPTED or accepted_on is None:
        raise RuleBroken(rules.NOT_WAITING)
    placements = participant.placements.filter(starts_on__gte=accepted_on)
    refuse_unless(not placements.exists(), rules.REFERRAL_CARRIES_PLACEMENT)
    refuse_unless(accepted_on <= withdrawn_on, rules.WITHDRAWN_AFTER_ACCEPTANCE)
    refuse_unless(withdrawn_on <= today, DATE_NOT_AHEAD, field="withdrawn_on")
    refuse_unless(bool(reason.strip()), rules.DECISION_SAYS_WHY)
    refuse_long(reason=reason)
    return save_decision(referral, Decision.WITHDRAWN, reason, withdrawn_on, by=by)
