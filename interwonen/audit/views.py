"""Pages that account for what happened: a record's history and the access log."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import View, require
from interwonen.access.permissions import Permission
from interwonen.access.requests import PilotRequest
from interwonen.audit.changes import history_of
from interwonen.audit.forms import EventFilter
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, page_of


def history_page(
    permission: Permission, model: type[models.Model], trail: Callable[[Any], Breadcrumbs]
) -> View:
    """A guarded view with the history of one record, for who holds `permission` on it.

    `trail` gives the breadcrumbs up to and including the record's own page.
    """

    @require(permission, model)
    def record_history(request: PilotRequest, row: Any) -> HttpResponse:
        return render(
            request,
            "audit/history.html",
            {
                "title": _("History: %(record)s") % {"record": _named(row)},
                "breadcrumbs": [*trail(row), (_("History"), "")],
                "changes": history_of(row),
            },
        )

    return record_history


def _named(row: Any) -> str:
    """What a record is, with the code of the person that it is about."""
    code = getattr(row, "access_subject", "")
    return f"{row}, {code}" if code else str(row)


@require(Permission.LOG_READ)
def event_list(request: PilotRequest) -> HttpResponse:
    """Who looked at what, the last line first."""
    form = EventFilter(request.GET)
    events = AccessEvent.objects.visible_to(request.user, on=clock.today())
    events = events.of_pilot(request.pilot)
    if form.is_valid():
        events = events.matching(**form.cleaned_data)
    return render(
        request,
        "audit/event_list.html",
        {
            "title": _("Access log"),
            "breadcrumbs": [(_("Access log"), "")],
            "filter": form,
            "page_obj": page_of(request, events),
        },
    )
