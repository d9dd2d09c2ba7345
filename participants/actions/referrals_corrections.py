"""Correct a decision on a referral that was recorded wrongly."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions.referrals import refuse_decision
from participants.actions.sessions_planning import cancel_unsupported
from participants.models import PlacementProposal, Referral
from participants.rules import referrals as rules


@transaction.atomic
def correct_decision(
    *,
    referral: Referral,
    decision: Referral.Decision,
    reason: str,
    decided_on: date,
    why: str,
    today: date,
    by: User,
    version: int | None = None,
) -> Referral:
    """Correct a decision; its history keeps the old one, and `why` that was wrong.

    The decision "pending" takes it back: there is none yet, and `reason` and `decided_on` lapse.
    What was planned for days without support is cancelled. Raises RuleBroken without a decision or
    `why`, when a stay, a proposal or another referral followed, and as `decide_referral` does;
    Overtaken when `version` is not the last one of the referral.
    """
    participant = referral.participant
    lock_pilot(participant.pilot)
    referral = locked(referral, version=version)
    _refuse_used(referral)
    refuse_unless(bool(why.strip()), MISTAKE_IS_EXPLAINED, field="why")
    referral.decision = decision
    if decision == Referral.Decision.PENDING:
        referral.decision_reason, referral.decided_on, referral.decided_by = "", None, None
    else:
        refuse_decision(referral, decision, reason, decided_on, today)
        referral.decision_reason, referral.decided_on = reason, decided_on
        referral.decided_by = by
    save_as(referral, by=by, reason=why)
    cancel_unsupported(participant, _("The support has ended."), by=by)
    return referral


def _refuse_used(referral: Referral) -> None:
    """Refuse to touch a decision that was not taken yet, or on which something rests."""
    decided_on = referral.decided_on
    refuse_unless(decided_on is not None, rules.NOTHING_DECIDED)
    participant = referral.participant
    others = participant.referrals.exclude(pk=referral.pk)
    followed = (
        participant.placements.filter(starts_on__gte=decided_on).exists()
        or PlacementProposal.objects.filter(referral=referral).exists()
        or others.filter(referred_on__gte=referral.referred_on, pk__gt=referral.pk).exists()
    )
    refuse_unless(not followed, rules.DECISION_IS_USED)
