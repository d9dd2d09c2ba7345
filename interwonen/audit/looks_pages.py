"""The pages about who looked in one file: on screen, on paper, and as a receipt."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest
from interwonen.audit.anchors import anchor_before
from interwonen.audit.forms import PeriodFilter
from interwonen.audit.looks import look_of, looks_at, rows_at
from interwonen.audit.receipts_made import has_receipt, receipt_of
from interwonen.core.pages import Breadcrumbs, page_of
from interwonen.core.pdf import LANGUAGE, Document, document_of
from interwonen.core.pdf_pages import pdf_download
from interwonen.core.routes import full_address
from interwonen.core.spreadsheets import download


@dataclass(frozen=True)
class FileLooked:
    """Whose file it is: the code, who it is on screen and on paper, and where the pages are."""

    pilot: Any
    subject: str
    title: str
    printed_for: str
    trail: Breadcrumbs
    pdf_url: str
    receipt_url: str


def looks_page(request: PilotRequest, file: FileLooked) -> HttpResponse:
    """The list, similar lines of a day merged."""
    form = PeriodFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = rows_at(file.pilot.pk, file.subject, **asked)
    page = page_of(request, rows if form.is_valid() else rows.none())
    page.object_list = [look_of(row) for row in page.object_list]
    context = {
        "title": file.title,
        "breadcrumbs": [*file.trail, (_("Who looked"), "")],
        "filter": form,
        "page_obj": page,
        "file": file,
        "query": request.GET.urlencode(),
        "has_receipt": has_receipt(file.pilot.pk, file.subject, anchor_before(_midnight())),
        "published": reverse("log-anchors"),
    }
    return render(request, "audit/looks.html", context)


def looks_pdf(request: PilotRequest, file: FileLooked) -> HttpResponse:
    """The list on paper, for the person whom the file is about."""
    form = PeriodFilter(request.GET)
    if not form.is_valid():
        raise Http404
    name = f"wie-keek-{file.subject.lower()}"
    # Not kept: the list is another one at every moment, and holds more than a file of figures.
    return pdf_download(
        request, looks_document(file, form.cleaned_data), name=name, trail=file.trail, is_kept=False
    )


def receipt_file(file: FileLooked) -> HttpResponse:
    """What lets a stranger check that the list leaves no line out (`manage.py verify_receipt`)."""
    block = anchor_before(_midnight())
    receipt = receipt_of(file.pilot.pk, file.subject, block) if block else None
    if receipt is None:
        raise Http404
    content = json.dumps(receipt, ensure_ascii=False, indent=1).encode()
    name = f"inzage-{file.subject.lower()}.json"
    return download(content, name=name, kind="application/json")


def looks_document(file: FileLooked, asked: dict[str, Any]) -> Document:
    """The paper itself."""
    now = timezone.localtime()
    with translation.override(LANGUAGE):
        context = {
            "file": file,
            "looks": looks_at(file.pilot.pk, file.subject, **asked),
            "asked": asked,
            "made_at": now,
            "sealed": anchor_before(_midnight()),
            "published": full_address(reverse("log-anchors")),
        }
        return document_of(
            "documents/looks.html",
            context,
            title="Wie heeft in mijn dossier gekeken?",
            identifier=f"looks-{file.pilot.pk}-{file.subject}-{now:%Y%m%d%H%M%S}",
            dated=now.date(),
            author=str(file.pilot.care_provider),
            subject="Inzage in een dossier",
        )


def _midnight() -> datetime:
    """When today began, in real time, as everything about the access log."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
