"""Someone's file at a glance, what happened in the course of time, and the person's own data."""

from django.http import HttpResponse

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.core import clock
from participants.models import Participant, SupportSession
from participants.views.person import person_page


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
