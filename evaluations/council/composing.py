"""How far the parts of a report are, and what is missing before it can be submitted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.council.blocks import CHAPTERS, BlockPlan, chapter_number
from evaluations.council.snapshot import Particulars
from evaluations.models import CouncilReport, ReportParagraph

Status = ReportParagraph.Status
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
    def is_ready(self) -> bool:
        """Whether nobody has to write here any more."""
        has_none = self.status == Status.TO_WRITE and not self.plan.needs_text
        return self.status in (None, Status.READY) or has_none

    @property
    def lacks_rating(self) -> bool:
        return self.plan.is_theme and not self.rating


@dataclass(frozen=True)
class Missing:
    """What a report lacks: in words, and in which block; that is None for its particulars."""

    plan: BlockPlan | None
    words: str


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


def missing_parts(report: CouncilReport) -> list[Missing]:
    """What a report lacks before it can be submitted, in its order; two queries."""
    missing = [found for part in parts_of(report) for found in _missing_in(part)]
    return [*missing, *_missing_particulars(report)]


def _missing_in(part: Part) -> Iterator[Missing]:
    if not part.is_ready:
        yield Missing(part.plan, _("The text is not ready."))
    if part.lacks_rating:
        yield Missing(part.plan, _("It does not say how this theme stands."))
    if number := part.open_comments:
        words = ngettext("%(number)d comment is open.", "%(number)d comments are open.", number)
        yield Missing(part.plan, words % {"number": number})


def _missing_particulars(report: CouncilReport) -> Iterator[Missing]:
    fields: Any = {field.name: field for field in report._meta.concrete_fields}
    for name in Particulars.__dataclass_fields__:
        if not getattr(report, name).strip():
            label = capfirst(fields[name].verbose_name)
            yield Missing(None, _("“%(field)s” is empty.") % {"field": label})
