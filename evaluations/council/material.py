"""What a report is composed from, read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from evaluations.council.snapshot import Fact, Particulars, Picture, Report, Table, report_from
from evaluations.models import CouncilQuestion, CouncilReport, PublishedReport
from evaluations.selectors.council_questions import reported_questions
from evaluations.selectors.facts import Facts, facts_of, with_commitments
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

ORDINALS = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True)
class Material:
    """The facts on the cut-off, the written texts and ratings by section, and what was published before.

    `earlier` has the last edition of each earlier quarter, in the order of time; `council_questions`
    what the council asked that was open on the cut-off or answered after that of the last of them;
    `replaces` is the edition of this quarter that a new one would correct.
    """

    pilot: Pilot
    quarter: Quarter
    as_of: date
    facts: Facts
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    particulars: Particulars = Particulars()
    earlier: tuple[Report, ...] = ()
    council_questions: tuple[CouncilQuestion, ...] = ()
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
    earlier = tuple(report_from(row.snapshot) for row in last.values())
    since = max((report.as_of for report in earlier), default=None)
    same = editions.of_quarter(quarter).first()
    written = written_of(pilot, quarter)
    return Material(
        pilot=pilot,
        quarter=quarter,
        as_of=day,
        facts=with_commitments(facts_of(pilot, as_of=day, now=now), pilot),
        texts=written.texts,
        ratings=written.ratings,
        particulars=written.particulars,
        earlier=earlier,
        council_questions=tuple(reported_questions(pilot, since=since, as_of=day)),
        replaces=report_from(same.snapshot) if same else None,
    )


def quarter_name(quarter: Quarter) -> str:
    """In Dutch words: "tweede kwartaal 2021"."""
    return f"{ORDINALS[quarter.number - 1]} kwartaal {quarter.year}"


@dataclass(frozen=True)
class Written:
    """What people wrote for a report: paragraphs and ratings by section, without the empty ones."""

    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    particulars: Particulars = Particulars()


def written_of(pilot: Pilot, quarter: Quarter) -> Written:
    """What was written for the report on a quarter, in one query; a text is split at blank lines."""
    told = [each.name for each in fields(Particulars)]
    parts = [f"paragraphs__{name}" for name in ("section", "text", "rating")]
    rows = list(
        CouncilReport.objects.of_pilot(pilot).on_quarter(quarter).values_list(*told, *parts)
    )
    sections = [row[len(told) :] for row in rows]
    return Written(
        {
            section: _paragraphs(text)
            for section, text, _rating in sections
            if text and text.strip()
        },
        {section: rating for section, _text, rating in sections if rating},
        Particulars(*rows[0][: len(told)]) if rows else Particulars(),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text.strip()))
