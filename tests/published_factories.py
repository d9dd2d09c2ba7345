"""Published reports as rows, of the made-up report, without the way that leads to them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
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
_MAKERS: Mapping[str, Callable[[Report], bytes]] = {
    PublishedFile.Kind.PDF: lambda contents: PDF + str(contents.edition).encode(),
    PublishedFile.Kind.SLIDES: slides_of,
    PublishedFile.Kind.CSV: figures_csv,
    PublishedFile.Kind.JSON: figures_json,
}
FIRST_QUARTER = Quarter(2021, 1)
WHAT_CHANGED = "Een telfout in de tabel van de plekken."


def report_of(pilot: Pilot, quarter: Quarter = SECOND_QUARTER, **changes: Any) -> Report:
    """The made-up report, as if it were about this pilot."""
    about = replace(published_report().pilot, name=pilot.name, slug=pilot.slug)
    return published_report(pilot=about, quarter=str(quarter), **changes)


def insert_sample(
    pilot: Pilot,
    quarter: Quarter = FIRST_QUARTER,
    *,
    edition: int = 1,
    on: date | None = None,
    kinds: Collection[str] = (),
    before_seal: bytes = b"",
) -> PublishedReport:
    """An edition of the made-up report, with files of these kinds; published at ten in the morning of
    a day, or else 20 days after the quarter, and each next edition a day later. Its PDF has a seal if it
    was another before."""
    report = start_report(pilot=pilot, quarter=quarter, by=system())
    if report.edition < edition:
        report = correct_report(report=report, what_changed=WHAT_CHANGED, by=system())
    day = on or quarter.ends_on + timedelta(days=19 + edition)
    at = datetime.combine(day, time(10), tzinfo=timezone.get_default_timezone())
    contents = report_of(
        pilot,
        quarter,
        as_of=quarter.ends_on,
        edition=edition,
        what_changed=report.what_changed,
        published_on=day,
    )
    files = {kind: _MAKERS[kind](contents) for kind in kinds}
    digests = {kind: file_digest(content) for kind, content in files.items()}
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
