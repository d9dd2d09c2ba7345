"""What a report is composed from, read once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from evaluations.council.counted import as_counted, counted_for_good
from evaluations.council.disclosure import Disclosure
from evaluations.council.snapshot import (
    Fact,
    Particulars,
    Picture,
    Table,
    disclosure_from,
)
from evaluations.models import PublishedReport
from evaluations.selectors.council_records import (
    CouncilRecords,
    QuestionRecord,
    WrittenRecord,
    council_records,
)
from evaluations.selectors.facts import Facts, facts_of
from interwonen.core.quarters import Quarter
from interwonen.core.spans import Span
from interwonen.pilots.models import Pilot

ORDINALS = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True)
class Material:
    """The facts on the cut-off, the written texts and ratings by section, and what was published before.

    `records` are told beside the figures.
    `council_questions` is what the council asked that was open on the cut-off, or answered after the
    cut-off of the report before. `published` is what all editions so far said about few people, also of
    later quarters, and `disclosure` what this report says. `counted` says of an exit, by its key, in
    which quarter a published group counts it.
    """

    pilot: Pilot
    quarter: Quarter
    as_of: date
    facts: Facts
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    particulars: Particulars = Particulars()
    council_questions: tuple[QuestionRecord, ...] = ()
    records: CouncilRecords = CouncilRecords()
    published: tuple[Disclosure, ...] = ()
    counted: Mapping[str, Quarter] = field(default_factory=dict)
    disclosure: Disclosure = Disclosure()

    @property
    def days(self) -> Span:
        """The days of the quarter up to and including the cut-off."""
        return Span(self.quarter.starts_on, self.as_of)

    @cached_property
    def counted_facts(self) -> Facts:
        """The facts with each exit on a day of the quarter in which it counts."""
        return as_counted(self.facts, self.counted)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters since the pilot began, up to and including that of the report."""
        found, quarter = [], Quarter.containing(self.facts.pilot.first)
        while quarter <= self.quarter:
            found.append(quarter)
            quarter = quarter.next
        return tuple(found)

    @property
    def since_start(self) -> Span:
        """All days up to and including the cut-off, also those before the pilot began."""
        return Span(date.min, self.as_of)


@dataclass(frozen=True)
class Content:
    """What a block says beside the text that people write in it; `paragraphs` stand above that."""

    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.paragraphs or self.facts or self.tables or self.pictures or self.note)


def material_of(pilot: Pilot, quarter: Quarter, *, as_of: date, now: datetime) -> Material:
    """The material of the report on a quarter, as of a day in it; three queries."""
    day = min(as_of, quarter.ends_on)
    records = council_records(pilot, quarter, as_of=day)
    before = (each.as_of for each in records.editions if each.quarter < quarter)
    since = max(before, default=None)
    disclosures = [disclosure_from(each.disclosure) for each in records.disclosures]
    exits = (each.moved_out or {} for each in records.disclosures)
    return Material(
        pilot=pilot,
        quarter=quarter,
        as_of=day,
        facts=facts_of(pilot, as_of=day, now=now),
        records=records,
        council_questions=tuple(
            each
            for each in records.questions
            if not (since and each.answered_on and each.answered_on <= since)
        ),
        published=tuple(sorted(disclosures, key=lambda each: each.quarter)),
        counted=counted_for_good(zip(disclosures, exits, strict=True)),
        **_written(records.written),
    )


def published_disclosures(pilot: Pilot) -> tuple[Disclosure, ...]:
    """What every edition so far said about few people, in the order of publishing; one query."""
    editions = PublishedReport.objects.of_pilot(pilot).order_by("published_at", "pk")
    return tuple(map(disclosure_from, editions.values_list("snapshot__disclosure", flat=True)))


def quarter_name(quarter: Quarter) -> str:
    """In Dutch words: "tweede kwartaal 2021"."""
    return f"{ORDINALS[quarter.number - 1]} kwartaal {quarter.year}"


def _written(rows: Iterable[WrittenRecord]) -> dict[str, Any]:
    """What people wrote by section, without the empty ones; a text is split at blank lines."""
    known = list(rows)
    particulars = [(row.portfolio_holder, row.case_number, row.contact) for row in known]
    return {
        "texts": {
            row.section: tuple(part.strip() for part in re.split(r"\n\s*\n", row.text.strip()))
            for row in known
            if row.section and row.text and row.text.strip()
        },
        "ratings": {row.section: row.rating for row in known if row.section and row.rating},
        "particulars": Particulars(*particulars[0]) if particulars else Particulars(),
    }
