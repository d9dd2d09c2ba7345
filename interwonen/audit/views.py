"""The access log."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.audit.forms import EventFilter
from interwonen.audit.log_words import name_records
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.pages import page_of


@require(Permission.LOG_READ, reads=Act.READ_LOG)
def event_list(request: PilotRequest) -> HttpResponse:
    """The access log, the latest event first."""
    form = EventFilter(request.GET)
    events = AccessEvent.objects.visible_to(request.user, on=clock.today())
    events = events.of_pilot(request.pilot)
    if form.is_valid():
        events = events.matching(**form.cleaned_data)
    page = page_of(request, events)
    name_records(page.object_list)
    return render(
        request,
        "audit/event_list.html",
        {
            "title": _("Access log"),
            "breadcrumbs": [(_("Access log"), "")],
            "filter": form,
            "page_obj": page,
        },
    )
