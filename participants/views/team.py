"""The team lead's view of the team, and passing a counsellor's work on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from interwonen.access.guard import require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.accounts.people import people_in_role
from interwonen.core import clock
from interwonen.core.pages import form_page
from participants.actions import PassedOn, pass_on_caseload
from participants.forms.caseload import PassOnForm
from participants.models import Assignment
from participants.reckoning.workload import team_loads, unseen_residents


def _team_url(request: PilotRequest) -> str:
    return reverse("participants:team", args=[request.pilot.slug])


@require(Permission.CASELOAD_ASSIGN)
def team(request: PilotRequest) -> HttpResponse:
    """How much each counsellor has and does, and which residents nobody saw."""
    today = clock.today()
    return render(
        request,
        "participants/team.html",
        {
            "title": _("Team"),
            "breadcrumbs": [(_("Team"), "")],
            "loads": team_loads(request.pilot, on=today),
            "unseen": unseen_residents(request.pilot, on=today),
            "today": today,
        },
    )


@require(Permission.CASELOAD_ASSIGN)
def caseload_pass_on(request: PilotRequest) -> HttpResponse:
    """Give all of a counsellor's work to a colleague, visibly."""
    today = clock.today()
    busy = Assignment.objects.of_pilot(request.pilot).in_force(today)
    form = PassOnForm(
        request.POST or None,
        initial={"starts_on": today},
        givers=User.objects.filter(pk__in=busy.values("counsellor")).order_by("name"),
        getters=people_in_role(request.pilot, Role.COUNSELLOR, on=today),
        cancel_url=_team_url(request),
    )
    if form.is_valid():
        passed = form.attempt(
            pass_on_caseload, pilot=request.pilot, by=request.user, **form.cleaned_data
        )
        if passed:
            messages.success(request, _passed_on(passed, form.cleaned_data["getter"]))
            return redirect(_team_url(request))
    return form_page(
        request,
        form,
        title=_("Pass a counsellor's work on"),
        lead=_(
            "Participants, planned sessions, open follow-ups and drafts go to the colleague. "
            "What was held stays with who held it."
        ),
        breadcrumbs=[(_("Team"), _team_url(request))],
    )


def _passed_on(passed: PassedOn | bool, getter: User) -> str:
    if not isinstance(passed, PassedOn):  # the same form, sent a second time
        return _("The work has been passed on to %(name)s.") % {"name": getter}
    return _(
        "Passed on to %(name)s: %(participants)d participants, %(sessions)d planned sessions, "
        "%(follow_ups)d follow-ups, %(drafts)d drafts."
    ) % {"name": getter, **vars(passed)}
