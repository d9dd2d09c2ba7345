"""Residents without a next home."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from participants.models import Placement
from participants.selectors.exits_next_home import plan_required_from, without_next_home
from participants.views.participants_page import list_tabs, participants_trail


@require(Permission.PARTICIPANT_READ)
def next_home_list(request: PilotRequest) -> HttpResponse:
    """Residents without a certain next home.

    In the last three months of the pilot each of them needs a plan; before that the list looks ahead.
    """
    today = clock.today()
    placements = Placement.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    title = _("Residents without a next home")
    required_from = plan_required_from(request.pilot)
    return render(
        request,
        "participants/next_home_list.html",
        {
            "title": title,
            "breadcrumbs": [*participants_trail(request.pilot), (title, "")],
            "tabs": list_tabs(request, "next-home-list"),
            "residents": without_next_home(placements, on=today),
            "required_from": required_from,
            "is_required": today >= required_from,
            "days_left": request.pilot.days_left(today),
            "may_write": Permission.PARTICIPANT_WRITE in request.permissions,
        },
    )
