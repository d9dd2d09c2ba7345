"""Propose a dwelling for someone on the waiting list to the case manager, and take that back."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import form_page
from participants.actions.proposals import propose_placement, withdraw_proposal
from participants.forms.proposals import ProposalForm, TakeBackForm
from participants.models import PlacementProposal, Referral
from participants.views.placements import dwellings_to_choose, offered_placement
from participants.views.referrals_waiting import waiting_trail, waiting_url, while_waiting


@require(Permission.REFERRAL_PROPOSE, Referral)
@while_waiting
def proposal_keep(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Propose where someone is to live; filled in beforehand is the next dwelling that is ready."""
    today, pilot = clock.today(), request.pilot
    first_day, offered = offered_placement(pilot, today)
    proposal = PlacementProposal.objects.filter(referral=referral).first()
    form = ProposalForm(
        request.POST or None,
        row=proposal or PlacementProposal(referral=referral),
        initial={} if proposal else offered,
        dwellings=dwellings_to_choose(pilot, first_day),
        day=first_day,
        today=today,
        cancel_url=waiting_url(pilot),
    )
    return form_page(
        request,
        form,
        propose_placement,
        {"referral": referral, "today": today},
        done=_("The proposal stands on the waiting list."),
        title=_("Propose a dwelling for %(name)s") % {"name": referral.participant.full_name},
        lead=_("The case manager sees the proposal on the waiting list, and decides."),
        breadcrumbs=waiting_trail(pilot),
    )


@require(Permission.REFERRAL_PROPOSE, PlacementProposal)
def proposal_withdraw(request: PilotRequest, proposal: PlacementProposal) -> HttpResponse:
    """Take a proposal back."""
    form = TakeBackForm(request.POST or None, cancel_url=waiting_url(request.pilot))
    return form_page(
        request,
        form,
        withdraw_proposal,
        {"proposal": proposal},
        done=_("The proposal has been withdrawn."),
        title=_("Withdraw the proposal for %(name)s")
        % {"name": proposal.referral.participant.full_name},
        lead=_("The history keeps it."),
        breadcrumbs=waiting_trail(request.pilot),
    )
