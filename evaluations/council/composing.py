"""How far the parts of a report are, and what is missing before it can be submitted."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from evaluations.council.blocks import (
    CHAPTERS,
    PLANNED,
    BlockPlan,
    chapter_number,
    length_of,
    room_of,
)
from evaluations.council.layout import KINDS
from evaluations.council.material import material_of
from evaluations.council.ratings import Proposal, rosier_than_proposed
from evaluations.council.snapshot import Particulars
from evaluations.models import CouncilReport, ReportParagraph

Status = ReportParagraph.Status
# What stands in a block beside its text, by the code of the block, where its title does not say so.
FIGURES = {
    "result": _("The aim, the main figures, and what residents agreed to have told"),
    "judgement": _("The verdict of the last evaluation"),
    "promises": _("How each promise of the letter stands"),
    "places": _("Residents and places per month, and empty days by cause"),
    "flow": _("Referrals, moving in and moving out, and where people live afterwards"),
    "compared": _("This quarter beside the quarter before"),
    "informed": _("Which letter and which consultation hour, and when"),
    "enquiries": _("Questions and reports, and how many were answered in time"),
    "survey": _("What neighbours answered, beside the baseline"),
    "support": _("Sessions and hours of support"),
    "progress": _("Goals, barriers and life domains over the whole group"),
    "words": _("What residents said, approved by a second person"),
    "money": _("Granted, committed and spent"),
    "decisions": _("Decisions with their dates"),
    "planning": _("Evaluations to come, and the end of the pilot"),
    "afterwards": _(
        "How long the pilot lasts, how many places end then, and when that was discussed"
    ),
    "parliament": _("Five questions of members of parliament, answered with their source"),
    "changes": _("What differs from what was published before"),
}
NUMBERS = {
    block.code: f"{chapter_number(position)}.{place}"
    for position, chapter in enumerate(CHAPTERS, start=1)
    for place, block in enumerate(chapter.blocks, start=1)
}


@dataclass(frozen=True)
class Part:
    """A block as it is being composed: what is written in it, and how many comments are open."""

    plan: BlockPlan
    paragraph: ReportParagraph | None
    open_comments: int

    @property
    def number(self) -> str:
        return NUMBERS[self.plan.code]

    @property
    def status(self) -> Status | None:
        """How far its text is; None where nobody writes one."""
        if self.plan.section is None:
            return None
        return self.paragraph.status if self.paragraph else Status.TO_WRITE

    @property
    def rating(self) -> str:
        """How its theme stands, in words; "" when nobody said so."""
        return self.paragraph.get_rating_display() if self.paragraph else ""

    @property
    def rating_kind(self) -> str:
        """The kind of badge that this is on a page."""
        return KINDS.get(self.paragraph.rating, "") if self.paragraph else ""

    @property
    def figures(self) -> str | Promise:
        """What stands in it beside the text."""
        return FIGURES.get(self.plan.code, "")

    @property
    def is_long(self) -> bool:
        """Whether a document has too little room for its text."""
        room = room_of(self.plan)
        return bool(room and self.paragraph and length_of(self.paragraph.text) > room)

    @property
    def is_ready(self) -> bool:
        """Whether nobody has to write here any more."""
        has_none = self.status == Status.TO_WRITE and not self.plan.needs_text
        return self.status in (None, Status.READY) or has_none

    @property
    def lacks_rating(self) -> bool:
        return self.plan.is_theme and not self.rating

    @property
    def waits(self) -> bool:
        """Whether something has to be done here before the report can be submitted."""
        return not self.is_ready or self.lacks_rating or bool(self.open_comments)


@dataclass(frozen=True)
class Progress:
    """How many of the texts that a report needs are ready."""

    ready: int
    needed: int


@dataclass(frozen=True)
class Missing:
    """What a report lacks: in words, and in which block; that is None for its particulars."""

    plan: BlockPlan | None
    words: str


@dataclass(frozen=True)
class Rosier:
    """A theme that stands better in a report than the figures propose."""

    plan: BlockPlan
    rating: str
    proposal: Proposal

    @property
    def words(self) -> str:
        """What is proposed and why, beside what was chosen."""
        proposed, chosen = (
            ReportParagraph.Rating(each).label for each in (self.proposal.rating, self.rating)
        )
        words = gettext("proposed is “%(proposed)s” (%(figure)s), chosen is “%(chosen)s”.")
        return words % {
            "proposed": proposed,
            "figure": self.proposal.words,
            "chosen": chosen,
        }


def parts_of(report: CouncilReport) -> list[Part]:
    """Every block in the order of the report; two queries, none of a report that is not there yet."""
    is_there = report.pk is not None
    paragraphs = list(report.paragraphs.all()) if is_there else []
    comments = report.comments.open().values_list("block", flat=True) if is_there else []
    written, open_comments = {each.section: each for each in paragraphs}, Counter(comments)
    return [
        Part(plan, written.get(plan.section) if plan.section else None, open_comments[plan.code])
        for chapter in CHAPTERS
        for plan in chapter.blocks
    ]


def progress_of(sections_ready: Collection[str]) -> Progress:
    """How far a report is of which the texts of these sections are ready; it needs not all of them."""
    needed = [each.section for chapter in CHAPTERS for each in chapter.blocks if each.needs_text]
    return Progress(ready=sum(each in sections_ready for each in needed), needed=len(needed))


def missing_parts(report: CouncilReport) -> list[Missing]:
    """What a report lacks before it can be submitted, in its order; two queries."""
    missing = [found for part in parts_of(report) for found in _missing_in(part)]
    return [*missing, *_missing_particulars(report)]


def rosier_parts(report: CouncilReport, *, now: datetime) -> list[Rosier]:
    """The themes that stand better in a report than the figures of now propose; three queries."""
    material = material_of(report.pilot, report.quarter, as_of=now.date(), now=now)
    themes = [plan for plan in PLANNED.values() if plan.is_theme]
    given = {plan.code: material.ratings.get(plan.section or "", "") for plan in themes}
    found = rosier_than_proposed(material, given)
    return [Rosier(PLANNED[code], given[code], proposal) for code, proposal in found.items()]


def _missing_in(part: Part) -> Iterator[Missing]:
    if not part.is_ready:
        yield Missing(part.plan, gettext("The text is not ready."))
    if part.lacks_rating:
        yield Missing(part.plan, gettext("It does not say how this theme stands."))
    if number := part.open_comments:
        words = ngettext("%(number)d comment is open.", "%(number)d comments are open.", number)
        yield Missing(part.plan, words % {"number": number})


def _missing_particulars(report: CouncilReport) -> Iterator[Missing]:
    for label, words in particulars_of(report):
        if not words.strip():
            yield Missing(None, gettext("“%(field)s” is empty.") % {"field": label})


def particulars_of(report: CouncilReport) -> list[tuple[str, str]]:
    """The names of the particulars of a report, with what was filled in."""
    known: Any = {field.name: field for field in report._meta.concrete_fields}
    names = [each.name for each in fields(Particulars)]
    return [(capfirst(known[name].verbose_name), getattr(report, name)) for name in names]
