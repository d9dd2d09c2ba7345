"""Refer someone and decide on the referral."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.recording import Act
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.pages import form_page
from participants.actions import decide_referral, refer
from participants.forms.referrals import DecisionForm, ReferralForm
from participants.models import Participant, Referral
from participants.views.person import participant_trail, participant_url, person_page


@require(Permission.REFERRAL_PROPOSE, writes=Act.CREATE)
def referral_create(request: PilotRequest) -> HttpResponse:
    """Refer someone who is not in the register yet."""
    back = reverse("participants:participant-list", args=[request.pilot.slug])
    today = clock.today()
    form = ReferralForm(
        request.POST or None, initial={"referred_on": today}, today=today, cancel_url=back
    )
    if form.is_valid():
        referral = form.attempt(
            refer, pilot=request.pilot, today=today, by=request.user, **form.cleaned_data
        )
        if referral is not None:
            messages.success(
                request,
                _("The referral has been saved under code %(reference)s. The case manager decides.")
                % {"reference": referral.participant.reference},
            )
            return redirect(participant_url(referral.participant))
    return form_page(
        request,
        form,
        title=_("Refer someone"),
        lead=_("Fill in what the pilot needs to decide, and no more than that."),
        breadcrumbs=[(_("Participants"), back)],
    )


@require(Permission.REFERRAL_DECIDE, Referral)
def referral_decide(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Accept, reject or withdraw a referral."""
    participant: Participant = referral.participant
    today = clock.today()
    form = DecisionForm(
        request.POST or None,
        initial={"decided_on": today},
        cancel_url=participant_url(participant),
    )
    if form.is_valid() and form.attempt(
        decide_referral, referral=referral, today=today, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The decision has been recorded."))
        return redirect(participant_url(participant))
    return form_page(
        request,
        form,
        title=_("Decide on the referral"),
        breadcrumbs=participant_trail(participant),
    )


@require(Permission.PARTICIPANT_READ, Participant)
def participant_referral(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Where someone came from, and what was decided."""
    return person_page(
        request,
        participant,
        "participants/participant_referral.html",
        tab="participant-referral",
        referrals=participant.referrals.select_related("origin", "decided_by"),
    )
