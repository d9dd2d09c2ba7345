"""What a report is composed from, read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from evaluations.council.snapshot import Fact, Particulars, Picture, Report, Table, report_from
from evaluations.models import PublishedReport, ReportParagraph
from evaluations.selectors.facts import Facts, facts_of, with_commitments
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

ORDINALS = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True)
class Material:
    """The facts on the cut-off, the written texts by section, and what was published before.

    `earlier` has the last edition of each earlier quarter, in the order of time; `replaces` is the
    edition of this quarter that a new one would correct.
    """

    pilot: Pilot
    quarter: Quarter
    as_of: date
    facts: Facts
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    particulars: Particulars = Particulars()
    earlier: tuple[Report, ...] = ()
    replaces: Report | None = None


@dataclass(frozen=True)
class Content:
    """What a block says beside the text that people write in it."""

    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.facts or self.tables or self.pictures or self.note)


def material_of(pilot: Pilot, quarter: Quarter, *, as_of: date, now: datetime) -> Material:
    """The material of the report on a quarter, as of a day in it; the number of queries is fixed."""
    day = min(as_of, quarter.ends_on)
    editions = PublishedReport.objects.of_pilot(pilot)
    last = {row.report_id: row for row in editions.before(quarter)}
    same = editions.of_quarter(quarter).first()
    return Material(
        pilot=pilot,
        quarter=quarter,
        as_of=day,
        facts=with_commitments(facts_of(pilot, as_of=day, now=now), pilot),
        texts=_texts(pilot, quarter),
        earlier=tuple(report_from(row.snapshot) for row in last.values()),
        replaces=report_from(same.snapshot) if same else None,
    )


def quarter_name(quarter: Quarter) -> str:
    """In Dutch words: "tweede kwartaal 2021"."""
    return f"{ORDINALS[quarter.number - 1]} kwartaal {quarter.year}"


def _texts(pilot: Pilot, quarter: Quarter) -> Mapping[str, tuple[str, ...]]:
    """The written sections, split into paragraphs at blank lines; empty ones are left out."""
    rows = ReportParagraph.objects.of_pilot(pilot).on_quarter(quarter)
    return {
        section: tuple(part.strip() for part in re.split(r"\n\s*\n", text.strip()))
        for section, text in rows.values_list("section", "text")
        if text.strip()
    }
