"""Published reports, for everyone: the pages, and the files byte for byte as they were published."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.council.layout import laid_out
from evaluations.council.linked_data import data_element
from evaluations.council.open_data import FileFacts, metadata_json
from evaluations.council.slides import SLIDES
from evaluations.council.snapshot import report_from
from evaluations.models import CouncilReport, PublishedFile, PublishedReport
from evaluations.selectors.council_questions import public_questions
from evaluations.selectors.reports_public import Edition, edition_of, file_of, last_editions
from interwonen.access.visitors import for_visitors
from interwonen.core import clock
from interwonen.core.frozen_files import FrozenFile, send_frozen
from interwonen.core.quarters import Quarter
from interwonen.core.routes import full_address, pilot_url
from interwonen.pilots.models import Pilot
from neighbours.models import ContactPoint

Kind = PublishedFile.Kind


@dataclass(frozen=True)
class _Offered:
    """A file as it is offered: its name in the address, what it is, and in words."""

    name: str
    content_type: str
    label: str | Promise


_JSON = "application/json"
FILES: Mapping[str, _Offered] = {
    Kind.PDF: _Offered("rapportage.pdf", "application/pdf", gettext_lazy("The report as PDF")),
    Kind.SLIDES: _Offered(
        "presentatie.pptx", SLIDES, gettext_lazy("The presentation (PowerPoint)")
    ),
    Kind.CSV: _Offered(
        "cijfers.csv",
        "text/csv; charset=utf-8",
        gettext_lazy("The figures for a spreadsheet (CSV)"),
    ),
    Kind.JSON: _Offered(
        "cijfers.json", _JSON, gettext_lazy("The figures with what they mean (JSON)")
    ),
}
KINDS = {offered.name: kind for kind, offered in FILES.items()}
METADATA = "metadata.json"
_FOR_GOOD = "public, max-age=31536000, immutable"  # a year, as long as any cache keeps it
_ASK_AGAIN = "public, no-cache"  # the last edition is another one when a report is corrected


@for_visitors
def published_list(request: HttpRequest, pilot: str) -> HttpResponse:
    """The reports that the pilot published, the last quarter first."""
    published = last_editions(pilot)
    if not published:
        raise Http404
    owner = published[0].report.pilot
    context = {**around(owner, _("Published reports to the council")), "published": published}
    return render(request, "public/reports.html", context)


@for_visitors
def published_show(
    request: HttpRequest, pilot: str, quarter: Quarter, edition: int | None = None
) -> HttpResponse:
    """A published report as a page: its last edition, or the one that the address names."""
    found = edition_or_404(pilot, quarter, edition)
    published = found.published
    report = report_from(published.snapshot)
    files = _files(published)
    title = _("Report to the council on the %(quarter)s") % {"quarter": quarter.label}
    if edition:
        title = _("%(title)s, version %(edition)d") % {"title": title, "edition": edition}
    context = {
        **around(published.report.pilot, title),
        "edition": found,
        "draft_url": _next_for_staff(request, found),
        "laid": laid_out(report),
        "files": [
            (address_of(published, each.name), FILES[KINDS[each.name]].label, each.size)
            for each in files
        ],
        "checks": files,
        "metadata": address_of(published, METADATA),
        "council_questions": public_questions(published, on=clock.today()),
        "ask_url": ""
        if found.later
        else reverse("published:council-question-ask", args=[pilot, quarter]),
        "list_url": pilot_url("published:published-list", pilot),
        "data_element": data_element(report, files, address=full_address(address_of(published))),
    }
    return render(request, "public/report.html", context)


def _next_for_staff(request: HttpRequest, found: Edition) -> str:
    """Where who reads the reports of this pilot finds the next edition, while that is being made."""
    report, user = found.published.report, request.user
    has_next = report.edition > found.published.edition and not found.later
    if not (has_next and user.is_authenticated):
        return ""
    mine = CouncilReport.objects.visible_to(user, on=clock.today()).filter(pk=report.pk)
    there = reverse("evaluations:report-detail", args=[report.pilot.slug, report.quarter])
    return there if mine.exists() else ""


@for_visitors
def published_file(
    request: HttpRequest, pilot: str, quarter: Quarter, name: str, edition: int | None = None
) -> HttpResponse:
    """A file of an edition, or of the last one; who has it already is told so."""
    published = edition_or_404(pilot, quarter, edition).published
    if name == METADATA:
        content = _metadata(published)
        digest = hashlib.sha256(content).hexdigest()
        metadata = FrozenFile(name, _JSON, digest, lambda: content)
        return send_frozen(request, metadata, cached=_ASK_AGAIN)
    file = file_of(
        published,
        KINDS[name],
        name=f"{pilot}-{quarter}-{published.edition}-{name}",
        content_type=FILES[KINDS[name]].content_type,
    )
    if file is None:
        raise Http404
    cached = _FOR_GOOD if edition else _ASK_AGAIN
    return send_frozen(request, file, cached=cached, is_shown=KINDS[name] == Kind.PDF)


def address_of(published: PublishedReport, name: str = "") -> str:
    """Where an edition stands for good, or its file with this name."""
    parts = {
        "pilot": published.report.pilot.slug,
        "quarter": published.report.quarter,
        "edition": published.edition,
    }
    if name:
        return reverse("published:published-file", kwargs={**parts, "name": name})
    return reverse("published:published-show", kwargs=parts)


def edition_or_404(pilot: str, quarter: Quarter, number: int | None = None) -> Edition:
    """The edition with this number, or the last one; raises Http404 when it is not there."""
    edition = edition_of(pilot, quarter, number)
    if edition is None:
        raise Http404
    return edition


def _files(published: PublishedReport) -> list[FileFacts]:
    """What there is to tell of the files of an edition."""
    return [
        FileFacts(
            name=FILES[each.kind].name,
            address=full_address(address_of(published, FILES[each.kind].name)),
            kind=FILES[each.kind].content_type.partition(";")[0],
            size=each.size,
            digest=each.digest,
            content_digest=each.content_digest,
        )
        for each in PublishedFile.objects.filter(published=published).with_size()
    ]


def _metadata(published: PublishedReport) -> bytes:
    address = full_address(address_of(published))
    return metadata_json(report_from(published.snapshot), _files(published), address=address)


def around(pilot: Pilot, title: str) -> dict[str, Any]:
    """What every public page shows around its content; its name leads to the page for neighbours,
    as far as that is switched on.
    """
    has_page = ContactPoint.objects.of_pilot(pilot).published().exists()
    home = "public:neighbourhood" if has_page else "published:published-list"
    home_url = pilot_url(home, pilot.slug)
    return {"title": title, "pilot": pilot, "home_url": home_url, "has_neighbours_page": has_page}
