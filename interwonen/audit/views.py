"""The access log for the auditor, and the hashes of its blocks for everybody."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.audit.anchors import anchors
from interwonen.audit.checks import last_check
from interwonen.audit.event_sheet import sheet_of
from interwonen.audit.forms import EventFilter
from interwonen.audit.hours import MOST_LISTED, hours_of
from interwonen.audit.log_words import name_records
from interwonen.audit.looks_pages import FileLooked, looks_page, looks_pdf, receipt_file
from interwonen.audit.models import AccessEvent
from interwonen.audit.odd import LOOKED_BACK, many_files, oddities
from interwonen.core import clock
from interwonen.core.pages import page_of
from interwonen.core.spreadsheets import csv_parts, streamed

SHOWN_AT_FIRST = timedelta(days=30)  # a log of years is not gone through for who just looks


@require(Permission.LOG_READ, reads=Act.READ_LOG)
def event_list(request: PilotRequest) -> HttpResponse:
    """The access log, the latest event first, below what stands out in it.

    The hours are counted of the lines that are listed, which says how many those are.
    """
    form, events = _asked(request)
    listed = events[:MOST_LISTED]
    hours = hours_of(listed)
    page = page_of(request, listed, count=hours.lines)
    name_records(page.object_list)
    is_whole = not request.GET
    many = many_files(request.pilot) if is_whole else 0
    odd = oddities(_events(request), now=timezone.now(), many=many) if is_whole else None
    return render(
        request,
        "audit/event_list.html",
        {
            "title": _("Access log"),
            "breadcrumbs": [(_("Access log"), "")],
            "filter": form,
            "page_obj": page,
            "checked": last_check(now=timezone.now()) if is_whole else None,
            "odd": odd,
            "many": many,
            "looked_back": LOOKED_BACK.days,
            "hours": hours,
            "most_listed": MOST_LISTED,
            "query": request.GET.urlencode(),
            "subject": form.cleaned_data.get("subject", "").upper() if form.is_valid() else "",
        },
    )


@require(Permission.LOG_READ, reads=Act.EXPORT, step_up=gettext_lazy("Download the access log"))
def event_export(request: PilotRequest) -> Any:
    """All lines that the filter leaves, sent while they are read."""
    form, events = _asked(request)
    if not form.is_valid():
        raise Http404
    name = f"logboek-{request.pilot.slug}-{timezone.localdate():%Y-%m-%d}.csv"
    return streamed(csv_parts(sheet_of(events)), name=name, kind="text/csv")


@require(Permission.LOG_READ, reads=Act.READ_LOG)
def subject_looks(request: PilotRequest, *, subject: str) -> HttpResponse:
    """Who looked in the file with a code, for the auditor, who knows no names."""
    return looks_page(request, _file(request, subject))


@require(Permission.LOG_READ, reads=Act.PRINT, step_up=gettext_lazy("Print who looked"))
def subject_looks_pdf(request: PilotRequest, *, subject: str) -> HttpResponse:
    """The same on paper."""
    return looks_pdf(request, _file(request, subject))


@require(Permission.LOG_READ, reads=Act.EXPORT, step_up=gettext_lazy("Download the receipt"))
def subject_looks_receipt(request: PilotRequest, *, subject: str) -> HttpResponse:
    """What lets a stranger check that list."""
    return receipt_file(_file(request, subject))


def log_anchors(request: HttpRequest) -> HttpResponse:
    """The last block of every day, for everybody to keep; this is what `--anchors` reads."""
    lines = [
        "# Interwonen: het logboek van wie persoonsgegevens bekeek.",
        "# Per dag het nummer en de hash van het laatste blok, de laatste dag eerst.",
        "# Wie deze lijst bewaart, ziet later of het logboek is gewijzigd of ingekort:",
        "# manage.py verify_log --anchors en manage.py verify_receipt --anchors lezen haar.",
    ]
    for number, sealed_at, digest in anchors():
        lines.append(f"{timezone.localtime(sealed_at):%Y-%m-%d} {number} {digest}")
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _events(request: PilotRequest) -> Any:
    events = AccessEvent.objects.visible_to(request.user, on=clock.today())
    return events.of_pilot(request.pilot)


def _asked(request: PilotRequest) -> tuple[EventFilter, Any]:
    """The filter, and the lines that it leaves; those of the last month when nothing was asked."""
    form, events = EventFilter(request.GET, pilot=request.pilot), _events(request)
    if not set(request.GET) - {"page"}:
        return form, events.filter(at__gte=timezone.now() - SHOWN_AT_FIRST)
    return form, events.matching(**form.cleaned_data) if form.is_valid() else events.none()


def _file(request: PilotRequest, code: str) -> FileLooked:
    address = [request.pilot.slug, code]
    return FileLooked(
        pilot=request.pilot,
        subject=code,
        title=_("Who looked in the file of %(name)s") % {"name": code},
        printed_for=code,
        trail=[(_("Access log"), _list_url(request))],
        pdf_url=reverse("audit:subject-looks-pdf", args=address),
        receipt_url=reverse("audit:subject-looks-receipt", args=address),
    )


def _list_url(request: PilotRequest) -> str:
    return reverse("audit:event-list", args=[request.pilot.slug])
