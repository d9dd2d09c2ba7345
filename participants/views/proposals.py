"""Propose a dwelling for someone on the waiting list, and withdraw the proposal."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import form_page, sent
from participants.actions.proposals import propose_placement, withdraw_proposal
from participants.forms.proposals import ProposalForm
from participants.models import PlacementProposal, Referral
from participants.selectors.referrals_waiting import room_in
from participants.views.placements import dwellings_to_choose, offered_placement
from participants.views.referrals_waiting import waiting_trail, while_waiting


@require(Permission.REFERRAL_PROPOSE, Referral)
@while_waiting
def proposal_keep(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Propose a dwelling; the form starts with the saved proposal or the next free dwelling."""
    today, pilot = clock.today(), request.pilot
    first_day, offered = offered_placement(pilot, room_in(pilot, on=today))
    proposal = getattr(referral, "proposal", None)
    form = ProposalForm(
        request.POST or None,
        row=proposal or PlacementProposal(referral=referral),
        initial={} if proposal else offered,
        dwellings=dwellings_to_choose(pilot, first_day),
        day=first_day,
        today=today,
    )
    return form_page(
        request,
        form,
        propose_placement,
        {"referral": referral, "today": today},
        done=_("The proposal is on the waiting list."),
        title=_("Propose a dwelling for %(name)s") % {"name": referral.participant.full_name},
        lead=_("The case manager sees the proposal on the waiting list, and decides."),
        breadcrumbs=waiting_trail(pilot),
    )


@require(Permission.REFERRAL_PROPOSE, PlacementProposal)
def proposal_withdraw(request: PilotRequest, proposal: PlacementProposal) -> HttpResponse:
    """Withdraw a proposal."""
    form = ButtonForm(sent(request), label=_("Withdraw the proposal"), is_dangerous=True)
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
