"""Published reports as rows, of the made-up report, without the way that leads to them."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from evaluations.council.open_data import figures_csv, figures_json
from evaluations.council.slides import slides_of
from evaluations.council.snapshot import Report, digest, plain
from evaluations.models import CouncilReport, PublishedFile, PublishedReport
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from tests.evaluations.sample_report import published_report
from tests.factories import system

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
    published = PublishedReport(
        report=_report(pilot, quarter),
        edition=edition,
        as_of=contents.as_of,
        published_at=datetime(2021, 7, 7 + edition, 9, tzinfo=timezone.get_default_timezone()),
        published_by=system(),
        what_changed=what_changed,
        snapshot=plain(contents),
        digest=digest(contents),
        basis={"made_up": True},
    )
    save_as(published, by=system())
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


def _report(pilot: Pilot, quarter: Quarter) -> CouncilReport:
    facts = {"pilot": pilot, "year": quarter.year, "quarter_number": quarter.number}
    found: CouncilReport | None = CouncilReport.objects.filter(**facts).first()
    return found or save_as(CouncilReport(**facts), by=system())
