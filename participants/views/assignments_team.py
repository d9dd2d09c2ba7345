"""The workload of the team, and the transfer of a counsellor's work."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.access.roles import Role
from interwonen.accounts.people import people_in_role
from interwonen.core import clock
from interwonen.core.pages import form_page
from interwonen.core.routes import pilot_url
from participants.actions.assignments_transfer import transfer_caseload
from participants.forms.assignments import CaseloadTransferForm
from participants.selectors.assignments_team import with_open_work
from participants.selectors.assignments_workload import team_loads, unseen_participants
from participants.views.assignments import transferred_to


@require(Permission.CASELOAD_ASSIGN)
def team(request: PilotRequest) -> HttpResponse:
    """The workload of each counsellor, and the residents whom nobody has seen lately."""
    today = clock.today()
    return render(
        request,
        "participants/team.html",
        {
            "title": _("Team"),
            "breadcrumbs": [(_("Team"), "")],
            "loads": team_loads(request.pilot, on=today),
            "unseen": unseen_participants(request.pilot, on=today),
            "today": today,
        },
    )


@require(Permission.CASELOAD_ASSIGN)
def caseload_transfer(request: PilotRequest) -> HttpResponse:
    """Transfer all open work of a counsellor to a colleague."""
    today = clock.today()
    form = CaseloadTransferForm(
        request.POST or None,
        givers=with_open_work(request.pilot, on=today),
        getters=people_in_role(request.pilot, Role.COUNSELLOR, on=today),
    )
    return form_page(
        request,
        form,
        transfer_caseload,
        {"pilot": request.pilot, "today": today},
        done=transferred_to(form, "getter"),
        title=_("Transfer a counsellor's work"),
        lead=_(
            "From today on the colleague has all participants, planned sessions, open follow-ups "
            "and drafts. Sessions that were held stay in the name of who held them."
        ),
        breadcrumbs=[(_("Team"), pilot_url("participants:team", request.pilot.slug))],
    )
