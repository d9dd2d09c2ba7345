"""Search in the notes of sessions."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.pages import page_of
from participants.forms.sessions_search import NoteFilter
from participants.models import SupportSession
from participants.selectors.participants_search import marked
from participants.selectors.sessions_search import notes_found


@require(Permission.SESSION_READ)
def note_search(request: PilotRequest) -> HttpResponse:
    """Find sessions by words in their notes; the access log records the search."""
    form = NoteFilter(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    rows: QuerySet[Any] = SupportSession.objects.none()
    if words:
        rows = notes_found(words, pilot=request.pilot, by=request.user, on=clock.today())
    page = page_of(request, rows)
    return render(
        request,
        "participants/note_search.html",
        {
            "title": _("Search in notes"),
            "lead": _("In the notes of the sessions that you may read."),
            "breadcrumbs": [(_("Search in notes"), "")],
            "filter": form,
            "words": words,
            "page_obj": page,
            "hits": [(session, marked(session.excerpt)) for session in page.object_list],
        },
    )
