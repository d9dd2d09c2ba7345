"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from interwonen.access.emergencies import emergencies_at
from interwonen.access.guard import PilotRequest, require_any, signed_in
from interwonen.access.members import roles_in
from interwonen.accounts.models import Membership
from interwonen.core import clock
from interwonen.home.dashboard import Dashboard


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """One pilot: its dashboard. More or none: the choice, or what to do.

    A role in another pilot that waits until someone agrees is told here.
    """
    user, today = request.user, clock.today()
    pilots = {membership.pilot for membership in user.memberships_on(today)}  # type: ignore[union-attr]
    own = Membership.objects.waiting(today).filter(user=user).exclude(pilot__in=pilots)
    waiting = list(own.with_agreers(on=today).select_related("pilot"))
    if len(pilots) == 1 and not waiting:
        return redirect("home:dashboard", pilot=pilots.pop().slug)
    chosen = sorted(pilots, key=lambda pilot: pilot.name)
    context = {"title": _("Your pilots"), "pilots": chosen, "waiting": waiting}
    return render(request, "home/start.html", context)


@require_any
def dashboard(request: PilotRequest) -> HttpResponse:
    """The dashboard of a pilot for the roles of the user."""
    now, pilot, user = clock.now(), request.pilot, request.user
    own = roles_in(user.memberships_on(now.date()), pilot.slug)
    context = {
        "title": pilot.name,
        "board": Dashboard(pilot=pilot, user=user, permissions=request.permissions, now=now),
        "pilot": pilot,
        "own_emergencies": emergencies_at(own, now).values(),
    }
    return render(request, "home/dashboard.html", context)
