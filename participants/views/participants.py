"""The list of participants and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, page_of
from participants.forms import ParticipantFilter
from participants.models import Participant, Referral, SupportSession


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


def participant_trail(participant: Participant) -> Breadcrumbs:
    """Breadcrumbs up to and including someone's page."""
    slug = participant.pilot.slug
    return [
        (_("Participants"), reverse("participants:participant-list", args=[slug])),
        (participant.full_name, participant_url(participant)),
    ]


def participant_url(participant: Participant) -> str:
    """The address of someone's page."""
    return reverse("participants:participant-detail", args=[participant.pilot.slug, participant.pk])


@require(Permission.PARTICIPANT_READ, Participant)
def participant_detail(request: PilotRequest, participant: Participant) -> HttpResponse:
    """Who someone is, where the person stands and lives, and what comes next."""
    today = clock.today()
    placements = participant.placements.select_related(
        "dwelling", "exit__reason", "exit__destination"
    )
    sessions = SupportSession.objects.visible_to(request.user, on=today)
    referrals = participant.referrals.select_related("origin", "decided_by")
    return render(
        request,
        "participants/participant_detail.html",
        {
            "title": participant.full_name,
            "breadcrumbs": participant_trail(participant),
            "participant": participant,
            "status": Participant.objects.with_status(on=today).get(pk=participant.pk).status,
            "referrals": referrals,
            "open_referral": referrals.filter(decision=Referral.Decision.PENDING).first(),
            "placements": placements,
            "current_stay": placements.filter(exit=None, starts_on__lte=today).last(),
            "coming_stay": placements.filter(starts_on__gt=today).first(),
            "assignments": participant.assignments.select_related("counsellor"),
            "sessions": sessions.filter(participant=participant).select_related(
                "contact_type", "counsellor"
            )[:5],
            "permissions": request.permissions,
            "today": today,
        },
    )
