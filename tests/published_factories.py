"""Published reports as rows, of the made-up report, without the way that leads to them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from evaluations.actions.reports import start_report
from evaluations.actions.reports_publishing import correct_report
from evaluations.council.files import file_digest
from evaluations.council.open_data import figures_csv, figures_json
from evaluations.council.slides import slides_of
from evaluations.council.snapshot import Report
from evaluations.models import PublishedFile, PublishedReport
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from tests.evaluations.sample_report import published_report
from tests.factories import system
from tests.report_factories import SECOND_QUARTER, insert_published

PDF = b"%PDF-1.7 zoals het is gepubliceerd"
WHAT_CHANGED = "Een telfout in de tabel van de plekken."


def report_of(pilot: Pilot, quarter: Quarter = SECOND_QUARTER, **changes: Any) -> Report:
    """The made-up report, as if it were about this pilot."""
    about = replace(published_report().pilot, name=pilot.name, slug=pilot.slug)
    return published_report(pilot=about, quarter=str(quarter), **changes)


def make_published(
    pilot: Pilot,
    quarter: Quarter = SECOND_QUARTER,
    *,
    edition: int = 1,
    without: str = "",
    before_seal: bytes = b"",
) -> PublishedReport:
    """An edition with all its files, but for one kind; its PDF has a seal if it was another before."""
    report = start_report(pilot=pilot, quarter=quarter, by=system())
    if report.edition < edition:
        report = correct_report(report=report, what_changed=WHAT_CHANGED, by=system())
    at = datetime(2021, 7, 7 + edition, 9, tzinfo=timezone.get_default_timezone())
    known = {"edition": edition, "what_changed": report.what_changed, "published_on": at.date()}
    contents = report_of(pilot, quarter, **known)
    files = {
        PublishedFile.Kind.PDF: PDF + str(edition).encode(),
        PublishedFile.Kind.SLIDES: slides_of(contents),
        PublishedFile.Kind.CSV: figures_csv(contents),
        PublishedFile.Kind.JSON: figures_json(contents),
    }
    files.pop(without, None)
    digests = {kind: file_digest(each) for kind, each in files.items()}
    published = insert_published(report, contents, at, file_digests=digests)
    for kind, content in files.items():
        unsealed = before_seal if before_seal and kind == PublishedFile.Kind.PDF else content
        PublishedFile.objects.create(
            published=published,
            kind=kind,
            content=content,
            digest=digests[kind],
            content_digest=file_digest(unsealed),
        )
    return published
