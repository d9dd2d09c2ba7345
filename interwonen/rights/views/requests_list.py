"""Requests of residents about their own data: the register, and those of one resident."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from evaluations.selectors.action_points import DUE_WITHIN
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import page_of
from interwonen.rights.models import RightsRequest
from participants.models import Participant
from participants.views.participants_page import list_tabs, participant_trail


@require(Permission.RIGHTS_READ)
def request_list(request: PilotRequest) -> HttpResponse:
    """What is open, due first on top, then what was answered; who only oversees sees no names."""
    today = clock.today()
    rows = RightsRequest.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    return render(
        request,
        "rights/request_list.html",
        {
            "title": _("Requests about the own data"),
            "lead": _("What residents ask about their own data, and by when we answer."),
            "breadcrumbs": [(_("Requests about the own data"), "")],
            "tabs": list_tabs(request, "request-list"),
            "open": rows.open(),
            "page_obj": page_of(request, rows.answered()),
            "handles": Permission.RIGHTS_WRITE in request.permissions,
            "today": today,
            "soon": today + DUE_WITHIN,
        },
    )


@require(Permission.RIGHTS_WRITE, Participant)
def file_requests(request: PilotRequest, participant: Participant) -> HttpResponse:
    """What one resident asked, and what is limited now."""
    today = clock.today()
    rows = RightsRequest.objects.filter(participant=participant).select_related("participant")
    return render(
        request,
        "rights/file_requests.html",
        {
            "title": _("Own data of %(name)s") % {"name": participant.full_name},
            "breadcrumbs": [*participant_trail(participant), (_("Own data"), "")],
            "participant": participant,
            "rows": rows.order_by("-received_on", "-pk"),
            "limits": participant.file_limits.standing(),
            "today": today,
            "soon": today + DUE_WITHIN,
        },
    )
