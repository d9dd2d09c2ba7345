"""Published reports as rows, of the made-up report, without the way that leads to them."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from evaluations.actions.reports import start_report
from evaluations.actions.reports_publishing import correct_report
from evaluations.council.open_data import figures_csv, figures_json
from evaluations.council.slides import slides_of
from evaluations.council.snapshot import Report
from evaluations.models import PublishedFile, PublishedReport
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from tests.evaluations.sample_report import published_report
from tests.factories import system
from tests.report_factories import insert_published

Q2 = Quarter(2021, 2)
PDF = b"%PDF-1.7 zoals het is gepubliceerd"


def report_of(pilot: Pilot, quarter: Quarter = Q2, **changes: Any) -> Report:
    """The made-up report, as if it were about this pilot."""
    about = replace(published_report().pilot, name=pilot.name, slug=pilot.slug)
    return published_report(pilot=about, quarter=str(quarter), **changes)


def make_published(
    pilot: Pilot, quarter: Quarter = Q2, *, edition: int = 1, without: str = "", **changes: Any
) -> PublishedReport:
    """An edition with all its files, but for one kind."""
    what_changed = "Een telfout in de tabel van de plekken." if edition > 1 else ""
    contents = report_of(pilot, quarter, edition=edition, what_changed=what_changed, **changes)
    report = start_report(pilot=pilot, quarter=quarter, by=system())
    if report.edition < edition:
        report = correct_report(report=report, what_changed=what_changed, by=system())
    at = datetime(2021, 7, 7 + edition, 9, tzinfo=timezone.get_default_timezone())
    published = insert_published(report, contents, at, basis={"made_up": True})
    files = {
        PublishedFile.Kind.PDF: PDF + str(edition).encode(),
        PublishedFile.Kind.SLIDES: slides_of(contents),
        PublishedFile.Kind.CSV: figures_csv(contents),
        PublishedFile.Kind.JSON: figures_json(contents),
    }
    files.pop(without, None)
    for kind, content in files.items():
        save_as(
            PublishedFile(
                published=published,
                kind=kind,
                content=content,
                digest=hashlib.sha256(content).hexdigest(),
            ),
            by=system(),
        )
    return published
