"""Propose a dwelling for someone who waits, and take the proposal back."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions.placements_checks import refuse_impossible
from participants.actions.records import refuse_long
from participants.models import Dwelling, Participant, Placement, PlacementProposal, Referral
from participants.rules import proposals as rules
from participants.rules.referrals import NOT_WAITING


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
    """Propose to the case manager where someone is to live from when until when, both inclusive.

    A proposal that is there already is changed. Raises RuleBroken as `place` would for these days,
    for someone who does not wait, a first day before `today` and without a reason or with one that
    is too long; Overtaken when the proposal is not `version` any more, 0 being that of none.
    """
    pilot = lock_pilot(referral.participant.pilot)
    referral = Referral.objects.get(pk=referral.pk)
    person = Participant.objects.with_status(on=today).get(pk=referral.participant_id)
    last = person.referrals.order_by("referred_on", "pk").last()
    refuse_unless(person.status == Participant.Status.WAITING and last == referral, NOT_WAITING)
    refuse_unless(bool(why.strip()), rules.PROPOSAL_SAYS_WHY)
    refuse_long(why=why)
    refuse_unless(starts_on >= today, rules.PROPOSAL_AHEAD)
    refuse_impossible(
        Placement(participant=person, dwelling=dwelling, starts_on=starts_on, ends_on=ends_on),
        pilot,
    )
    proposal = PlacementProposal.objects.filter(referral=referral).first()
    if proposal is not None:
        proposal = locked(proposal, version=version)
    else:
        proposal = PlacementProposal(referral=referral)
    proposal.dwelling, proposal.starts_on, proposal.ends_on = dwelling, starts_on, ends_on
    proposal.why, proposal.proposed_on, proposal.proposed_by = why, today, by
    return save_as(proposal, by=by)


@transaction.atomic
def withdraw_proposal(*, proposal: PlacementProposal, by: User) -> Referral:
    """Take a proposal back; its history stays."""
    proposal = locked(proposal)
    referral: Referral = proposal.referral
    delete_as(proposal, by=by)
    return referral
