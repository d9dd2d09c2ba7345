"""Propose a dwelling for a participant who waits, and withdraw the proposal."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions.placements_checks import refuse_impossible
from participants.actions.records import refuse_long
from participants.actions.referrals_waiting import refuse_not_waiting
from participants.models import Dwelling, Placement, PlacementProposal, Referral
from participants.rules import proposals as rules


@transaction.atomic
def propose_placement(
    *,
    referral: Referral,
    dwelling: Dwelling,
    starts_on: date,
    ends_on: date,
    why: str,
    today: date,
    by: User,
    version: int | None = None,
) -> PlacementProposal:
    """Propose to the case manager a dwelling and days, both inclusive, for a participant.

    A proposal that is there already is changed. Raises RuleBroken as `place` would for these days,
    for a participant who does not wait, a first day before `today` and without a reason or with one that
    is too long; Overtaken when the proposal is not `version` any more, 0 being that of none.
    """
    pilot = lock_pilot(referral.participant.pilot)
    referral = Referral.objects.get(pk=referral.pk)
    refuse_not_waiting(referral, today)
    refuse_unless(bool(why.strip()), rules.PROPOSAL_SAYS_WHY)
    refuse_long(why=why)
    refuse_unless(starts_on >= today, rules.PROPOSAL_AHEAD)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    placement = Placement(participant=referral.participant, dwelling=dwelling, **days)
    refuse_impossible(placement, pilot)
    known = PlacementProposal.objects.filter(referral=referral).first()
    proposal = locked(known, version=version) if known else PlacementProposal(referral=referral)
    proposal.dwelling, proposal.starts_on, proposal.ends_on = dwelling, starts_on, ends_on
    proposal.why, proposal.proposed_on, proposal.proposed_by = why, today, by
    return save_as(proposal, by=by)


@transaction.atomic
def withdraw_proposal(*, proposal: PlacementProposal, by: User) -> Referral:
    """Withdraw a proposal; its history stays."""
    proposal = locked(proposal)
    referral: Referral = proposal.referral
    delete_as(proposal, by=by)
    return referral
