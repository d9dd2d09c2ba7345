"""The list of participants, on screen and as an export."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.pages import page_of
from interwonen.core.spreadsheets import WORKBOOK, Table, as_csv, as_workbook, download
from participants.forms.participants_list import ParticipantFilter
from participants.models import Assignment, Dwelling
from participants.selectors.participants_list import ListFilter, as_table, listed, searched, wanted
from participants.views.participants_page import list_tabs


@require(Permission.PARTICIPANT_STATUS)
def participant_list(request: PilotRequest) -> HttpResponse:
    """The participants that the viewer may see, with names where the role grants them."""
    today = clock.today()
    form = _filter(request)
    asked = _asked(form)
    hits = searched(request.pilot, asked, by=request.user, on=today)
    page: Any = page_of(request, wanted(request.pilot, asked, hits, by=request.user, on=today))
    return render(
        request,
        "participants/participant_list.html",
        {
            "title": _("Participants"),
            "breadcrumbs": [(_("Participants"), "")],
            "tabs": list_tabs(request, "participant-list"),
            "filter": form,
            "page_obj": page,
            "lines": listed(page.object_list, hits, by=request.user, on=today),
            "named": Permission.PARTICIPANT_READ in request.permissions,
            "supported": Permission.SESSION_READ in request.permissions,
            "may_refer": Permission.REFERRAL_PROPOSE in request.permissions,
        },
    )


@require(
    Permission.PARTICIPANT_STATUS,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the list of participants"),
)
def participant_export_csv(request: PilotRequest) -> HttpResponse:
    """The list as the filter shows it, for any spreadsheet."""
    return download(as_csv(_table(request)), name=_file_name(request, "csv"), kind="text/csv")


@require(
    Permission.PARTICIPANT_STATUS,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the list of participants"),
)
def participant_export_xlsx(request: PilotRequest) -> HttpResponse:
    """The list as the filter shows it, as a workbook."""
    return download(as_workbook(_table(request)), name=_file_name(request, "xlsx"), kind=WORKBOOK)


def _table(request: PilotRequest) -> Table:
    asked, today = _asked(_filter(request)), clock.today()
    hits = searched(request.pilot, asked, by=request.user, on=today)
    rows = wanted(request.pilot, asked, hits, by=request.user, on=today)
    return as_table(listed(rows, by=request.user, on=today), request.permissions)


def _file_name(request: PilotRequest, kind: str) -> str:
    return f"deelnemers-{request.pilot.slug}-{clock.today():%Y-%m-%d}.{kind}"


def _filter(request: PilotRequest) -> ParticipantFilter:
    """The filter with the counsellors and dwellings that the viewer may see."""
    named = Permission.PARTICIPANT_READ in request.permissions
    support = Assignment.objects.visible_to(request.user, on=clock.today())
    counsellors = support.of_pilot(request.pilot).values("counsellor")
    return ParticipantFilter(
        request.GET,
        counsellors=User.objects.filter(pk__in=counsellors) if named else None,
        dwellings=Dwelling.objects.of_pilot(request.pilot) if named else None,
        sessions=Permission.SESSION_READ in request.permissions,
    )


def _asked(form: ParticipantFilter) -> ListFilter:
    """The values of the filter; one that is not offered is ignored."""
    form.is_valid()
    data = form.cleaned_data
    return ListFilter(
        words=data.get("q", ""),
        status=data.get("status", ""),
        counsellor=data.get("counsellor"),
        dwelling=data.get("dwelling"),
        order=data.get("order", ""),
    )
