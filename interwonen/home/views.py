"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require_any, signed_in
from interwonen.core import clock
from interwonen.home.dashboard import Dashboard


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """One pilot: its dashboard. More or none: the choice, or what to do."""
    memberships = request.user.memberships_on(clock.today())  # type: ignore[union-attr]
    pilots = {membership.pilot for membership in memberships}
    if len(pilots) == 1:
        return redirect("home:dashboard", pilot=pilots.pop().slug)
    return render(
        request,
        "home/start.html",
        {"title": _("Your pilots"), "pilots": sorted(pilots, key=lambda pilot: pilot.name)},
    )


@require_any
def dashboard(request: PilotRequest) -> HttpResponse:
    """The dashboard of a pilot for the roles of the user."""
    board = Dashboard(
        pilot=request.pilot, user=request.user, permissions=request.permissions, today=clock.today()
    )
    return render(
        request,
        "home/dashboard.html",
        {"title": request.pilot.name, "board": board, "pilot": request.pilot},
    )
