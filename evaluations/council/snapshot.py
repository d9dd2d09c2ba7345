"""A report to the council as one value: all that it says.

The PDF, the page, the slides and the figures as data are made from this value and from nothing else.
It is kept as JSON when the report is published, and the hash of that JSON stands in the report. What
people read is in it in Dutch words, as it is printed; what a picture draws, or a reader computes with,
stands beside these words as a number.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.preconf.json import JsonConverter, make_converter

from evaluations.council.disclosure import Disclosure, QuarterTotals


@dataclass(frozen=True)
class Cell:
    """What a table says in one place; without a number `value` is None, and a hidden one says why."""

    words: str
    value: float | None = None
    hidden_because: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a table. A part is a part of the line above it; a total adds up the lines."""

    label: str
    cells: tuple[Cell, ...]
    kind: Literal["", "part", "total"] = ""
    definition: str = ""


@dataclass(frozen=True)
class Table:
    """A table; `head` names every column, also that of the labels. `code` stays the same for good."""

    code: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Series:
    """The numbers of one series, one for each label of its picture; None where there is none yet."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Picture:
    """What a chart draws; the table with the code `table` has the same numbers.

    Of "steps" the first series is drawn as columns and the second as the limit above them; of "stacked"
    every label is one bar; of "grouped" every label has a bar for each series. `notes` stand under
    the labels, such as a year.
    """

    code: str
    kind: Literal["steps", "stacked", "grouped"]
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...] = ()
    unit: str = ""
    table: str = ""


@dataclass(frozen=True)
class Fact:
    """A name and what is said of it."""

    name: str
    words: str


@dataclass(frozen=True)
class Block:
    """A numbered part of the report: written text, facts, tables and pictures about one subject."""

    code: str
    number: str
    title: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter with its blocks. The first is page one; the last, "A", is the appendix."""

    code: str
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class KeyFigure:
    """One of the figures that page one begins with."""

    words: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class ThemeStatus:
    """How a theme stands: on course, to be watched, or to be adjusted; "" when nobody said so."""

    theme: str
    status: Literal["on_course", "attention", "adjust", ""]
    words: str


@dataclass(frozen=True)
class Front:
    """What page one shows beside the blocks of the first chapter."""

    aim: str
    result: str
    key_figures: tuple[KeyFigure, ...]
    themes: tuple[ThemeStatus, ...]
    picture: Picture | None
    hidden: str  # what this report does not show, and why, in one or two sentences
    open_questions: tuple[str, ...] = ()  # of the council, without an answer on the cut-off


@dataclass(frozen=True)
class ReportPilot:
    """The pilot that the report is about."""

    name: str
    slug: str
    place: str
    municipality: str
    care_provider: str
    landlord: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Particulars:
    """Who stands for the report, and where it is filed."""

    portfolio_holder: str = ""
    case_number: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Report:
    """A whole report. `as_of` is its cut-off: all stands in it as it was at the end of that day.

    `quarter` is written as "2021-Q2", `quarter_name` as "tweede kwartaal 2021". A later edition says
    in `what_changed` what it corrects. `approvers` are the roles and organisations of who approved it,
    each with the day.
    """

    pilot: ReportPilot
    quarter: str
    quarter_name: str
    as_of: date
    is_over: bool
    front: Front
    chapters: tuple[Chapter, ...]
    disclosure: Disclosure
    particulars: Particulars = Particulars()
    edition: int = 1
    what_changed: str = ""
    published_on: date | None = None
    approvers: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.published_on is None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in their order."""
        return tuple(block for chapter in self.chapters for block in chapter.blocks)

    def block(self, code: str) -> Block | None:
        """The block with this code, if the report has it."""
        return next((block for block in self.blocks if block.code == code), None)


@cache
def _converter() -> JsonConverter:
    """Made once: it writes the code that converts each class; 5 stays 5, and does not become 5.0. What
    reports got later is left out while it says nothing: those of before keep their hash."""
    converter = make_converter()
    converter.register_structure_hook(float, lambda number, _type: number)
    as_before = override(omit_if_default=True)
    converter.register_unstructure_hook(
        QuarterTotals,
        make_dict_unstructure_fn(QuarterTotals, converter, counted_elsewhere=as_before),
    )
    return converter


def plain(report: Report) -> dict[str, Any]:
    """The report as what JSON can hold."""
    data: dict[str, Any] = _converter().unstructure(report)
    return data


def report_from(data: dict[str, Any]) -> Report:
    """The report that `plain` gave, also one of an earlier version of this application."""
    return _converter().structure(data, Report)


def disclosure_from(data: dict[str, Any]) -> Disclosure:
    """The part about few people of what `plain` gave."""
    return _converter().structure(data, Disclosure)


def written(report: Report) -> str:
    """The report as JSON; the same report is always written the same."""
    return json.dumps(plain(report), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(report: Report) -> str:
    """The SHA-256 of the JSON, in hexadecimal."""
    return hashlib.sha256(written(report).encode()).hexdigest()
