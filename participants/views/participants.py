"""The list of participants and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.pages import page_of
from participants.forms.lists import ParticipantFilter
from participants.models import Participant, SupportSession
from participants.views.person import person_page


@require(Permission.PARTICIPANT_STATUS)
def participant_list(request: PilotRequest) -> HttpResponse:
    """Everyone whom the viewer may know of; names only where the role grants them."""
    today = clock.today()
    rows = Participant.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    form = ParticipantFilter(request.GET)
    rows = rows.with_status(on=today)
    if form.is_valid() and form.cleaned_data["status"]:
        rows = rows.filter(status=form.cleaned_data["status"])
    known = Participant.objects.granting(request.user, Permission.PARTICIPANT_READ, on=today)
    return render(
        request,
        "participants/participant_list.html",
        {
            "title": _("Participants"),
            "breadcrumbs": [(_("Participants"), "")],
            "filter": form,
            "page_obj": page_of(request, rows.with_home(on=today).order_by("reference")),
            "named": set(known.of_pilot(request.pilot).values_list("pk", flat=True)),
            "may_refer": Permission.REFERRAL_PROPOSE in request.permissions,
        },
    )


@require(Permission.PARTICIPANT_READ, Participant)
def participant_detail(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Who someone is, where the person stands and lives, and what comes next."""
    today = clock.today()
    sessions = SupportSession.objects.visible_to(request.user, on=today)
    return person_page(
        request,
        participant,
        "participants/participant_detail.html",
        tab="participant-detail",
        assignments=participant.assignments.select_related("counsellor"),
        sessions=sessions.filter(participant=participant).select_related(
            "contact_type", "counsellor"
        )[:5],
    )
