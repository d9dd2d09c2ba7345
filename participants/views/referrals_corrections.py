"""Correct the decision on a referral."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import form_page, only_while
from participants.actions.referrals_corrections import correct_decision
from participants.forms.referrals import DecisionChangeForm
from participants.models import Referral
from participants.views.participants_page import participant_trail
from participants.views.referrals import referral_url

_once_decided = only_while(
    lambda referral: not referral.is_undecided,
    gettext_lazy("There is no decision on this referral yet."),
    lambda referral: referral_url(referral.participant),
)


@require(Permission.REFERRAL_DECIDE, Referral)
@_once_decided
def referral_decision_change(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Correct or take back a decision that was recorded wrongly."""
    return form_page(
        request,
        DecisionChangeForm(request.POST or None, row=referral),
        correct_decision,
        {"referral": referral, "today": clock.today()},
        done=_("The correction has been saved."),
        title=_("Correct the decision"),
        lead=_("Sessions that were cancelled because of the old decision stay cancelled."),
        breadcrumbs=participant_trail(referral.participant),
        back=referral_url(referral.participant),
    )
