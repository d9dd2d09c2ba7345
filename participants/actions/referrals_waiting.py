"""The waiting list: a note on someone who waits, and taking someone off it without a dwelling."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions.records import refuse_long
from participants.actions.sessions_planning import cancel_unsupported
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
    """Note what someone on the waiting list waits for, and why this person goes before others.

    An empty `precedence` lets the date of acceptance tell the order. Raises RuleBroken when the
    person is not on the waiting list on `today` and for a text that is too long, Overtaken when `version` is not the last one.
    """
    referral = locked(referral, version=version)
    person = Participant.objects.with_status(on=today).get(pk=referral.participant_id)
    last = person.referrals.order_by("referred_on", "pk").last()
    waits = person.status == Participant.Status.WAITING and last == referral
    refuse_unless(waits, rules.NOT_WAITING)
    refuse_long(waits_for=waits_for, precedence=precedence)
    referral.waits_for, referral.precedence = waits_for, precedence
    return save_as(referral, by=by)


@transaction.atomic
def withdraw_acceptance(
    *, referral: Referral, reason: str, withdrawn_on: date, today: date, by: User
) -> Referral:
    """Take someone off the waiting list without a dwelling; the history keeps the acceptance.

    The support ends with `withdrawn_on`: what was planned after it is cancelled. Raises RuleBroken
    for someone who was not accepted, when a stay rests on the acceptance, for a date before the
    acceptance or after `today`, without a reason or with one that is too long, and when a session
    was held after it.
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
    referral.decision, referral.decision_reason = Decision.WITHDRAWN, reason
    referral.decided_on, referral.decided_by = withdrawn_on, by
    save_as(referral, by=by)
    cancel_unsupported(participant, _("The support has ended."), by=by)
    return referral
