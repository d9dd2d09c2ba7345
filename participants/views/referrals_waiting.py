"""The waiting list, the case manager's notes on it, and withdrawal from it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, form_page, only_while
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from participants.actions.referrals_waiting import note_waiting, withdraw_acceptance
from participants.forms.referrals_waiting import WaitingNoteForm, WithdrawalForm
from participants.models import Participant, Referral
from participants.selectors.referrals_waiting import waiting_list as waiting_lines
from participants.views.participants_page import list_tabs, participant_trail, participants_trail
from participants.views.referrals import referral_url
from participants.views.sessions_planning import with_cancelled


@require(Permission.PARTICIPANT_READ)
def waiting_list(request: PilotRequest) -> HttpResponse:
    """The participants who wait for a dwelling, in order; a counsellor sees the own caseload."""
    today = clock.today()
    lines = waiting_lines(request.pilot, on=today)
    mine = [
        line
        for line in lines
        if request.user.may(Permission.PARTICIPANT_READ, line.participant, on=today)
    ]
    return render(
        request,
        "participants/waiting_list.html",
        {
            "title": _("Waiting list"),
            "breadcrumbs": [*participants_trail(request.pilot), (_("Waiting list"), "")],
            "tabs": list_tabs(request, "waiting-list"),
            "lines": mine,
            "others": len(lines) - len(mine),
            "permissions": request.permissions,
        },
    )


def _waits(referral: Referral) -> bool:
    accepted = referral.decision == Referral.Decision.ACCEPTED
    return accepted and referral.participant_status == Participant.Status.WAITING


def waiting_trail(pilot: Pilot) -> Breadcrumbs:
    """Breadcrumbs up to and including the waiting list."""
    url = pilot_url("participants:waiting-list", pilot.slug)
    return [*participants_trail(pilot), (_("Waiting list"), url)]


# For forms about a participant who waits.
while_waiting = only_while(
    _waits,
    gettext_lazy("This person is not on the waiting list."),
    lambda referral: referral_url(referral.participant),
)


@require(Permission.REFERRAL_DECIDE, Referral)
@while_waiting
def waiting_note(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Note what a participant waits for, and why they take precedence."""
    form = WaitingNoteForm(request.POST or None, row=referral)
    return form_page(
        request,
        form,
        note_waiting,
        {"referral": referral, "today": clock.today()},
        done=_("The note has been saved."),
        title=_("Waiting list: %(name)s") % {"name": referral.participant.full_name},
        breadcrumbs=waiting_trail(request.pilot),
    )


@require(Permission.REFERRAL_DECIDE, Referral)
@while_waiting
def referral_withdraw(request: PilotRequest, referral: Referral) -> HttpResponse:
    """Take someone off the waiting list without a dwelling."""
    today, participant = clock.today(), referral.participant
    form = WithdrawalForm(request.POST or None, initial={"withdrawn_on": today})
    return form_page(
        request,
        form,
        withdraw_acceptance,
        {"referral": referral, "today": today},
        done=with_cancelled(request, participant, _("The referral has been withdrawn.")),
        title=_("Withdraw the referral of %(name)s") % {"name": participant.full_name},
        lead=_("The person goes off the waiting list. A new referral remains possible."),
        breadcrumbs=participant_trail(participant),
        back=referral_url(participant),
    )
