"""How a report is laid out, in its document and on a page: what stands beside what.

The templates in `templates/reports/` print what is prepared here; nothing in it is not in the report.
"""

from dataclasses import dataclass
from functools import cached_property

from evaluations.council.columns import Line, in_columns, text_height
from evaluations.council.layout_items import LaidItem, LaidPicture, LaidTable, LaidText
from evaluations.council.snapshot import (
    Block,
    Chapter,
    Picture,
    Report,
    ThemeStatus,
    digest,
)
from interwonen.core.quarters import Quarter

STATUSES = {"on_course": "op schema", "attention": "let op", "adjust": "bijsturen"}
KINDS = {"on_course": "ok", "attention": "warning", "adjust": "error"}
SOME = 5  # facts that stay together
SHORT = 650  # signs of a text that stands beside another one
# Millimetres of page one: the whole, its head or its key figures, its picture, and a theme.
PAGE, HEADED, PICTURED, THEME = 258, 28, 64, 9.5


@dataclass(frozen=True)
class LaidBlock:
    """A block with its anchor, and what is in it in its order: texts, then pictures and tables."""

    block: Block
    items: tuple[LaidItem, ...]

    @property
    def anchor(self) -> str:
        return f"blok-{self.block.number.lower().replace('.', '-')}"

    @cached_property
    def lines(self) -> tuple[Line[LaidItem], ...]:
        """What is in it, in one column or in two."""
        return in_columns(self.items)

    @property
    def is_broad(self) -> bool:
        """Whether it stands beside no other block: something in it is broad, or stands in columns."""
        return any(len(line) > 1 or line[0][0].is_broad for line in self.lines)

    @property
    def height(self) -> float:
        return 9 + text_height([self.block.note]) + sum(item.height for item in self.items)

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.block.note)

    @property
    def is_short(self) -> bool:
        """Whether it may stand beside another block: there is a little text in it and no table."""
        return not (self.block.tables or self.block.pictures) and _signs(self.block) <= SHORT


def _signs(block: Block) -> int:
    facts = sum(len(fact.name) + len(fact.words) for fact in block.facts)
    return sum(len(text) + 60 for text in block.paragraphs) + facts + len(block.note)


@dataclass(frozen=True)
class LaidChapter:
    """A chapter with its blocks; those of page one stand in pairs where they are short."""

    chapter: Chapter
    blocks: tuple[LaidBlock, ...]

    @property
    def anchor(self) -> str:
        return f"hoofdstuk-{self.chapter.number.lower()}"

    @property
    def first(self) -> LaidBlock:
        return self.blocks[0]

    @property
    def pairs(self) -> tuple[tuple[LaidBlock, ...], ...]:
        """The blocks after the first, two by two as far as both are short."""
        pairs: list[tuple[LaidBlock, ...]] = []
        for block in self.blocks[1:]:
            before = pairs[-1] if pairs else ()
            if len(before) == 1 and before[0].is_short and block.is_short:
                pairs[-1] = (*before, block)
            else:
                pairs.append((block,))
        return tuple(pairs)

    @cached_property
    def lines(self) -> tuple[Line[LaidBlock], ...]:
        """Its blocks, two beside each other where they are low and even."""
        lines: list[Line[LaidBlock]] = []
        for block in self.blocks:
            last = lines[-1] if lines else ()
            if len(last) == 1 and len(together := in_columns([*last[0], block])) == 1:
                lines[-1:] = together
            else:
                lines.append(((block,),))
        return tuple(lines)


@dataclass(frozen=True)
class LaidTheme:
    """A theme with its status in a word, and the kind of badge that this is on a page."""

    theme: ThemeStatus

    @property
    def kind(self) -> str:
        return KINDS.get(self.theme.status, "neutral")

    @property
    def word(self) -> str:
        return STATUSES.get(self.theme.status, "nog niet beoordeeld")


@dataclass(frozen=True)
class LaidReport:
    """A whole report, ready to be printed or shown."""

    report: Report
    chapters: tuple[LaidChapter, ...]

    @property
    def front(self) -> LaidChapter:
        return self.chapters[0]

    @property
    def chapters_after(self) -> tuple[LaidChapter, ...]:
        return self.chapters[1:]

    @property
    def period(self) -> Quarter:
        return Quarter.parse(self.report.quarter)

    @property
    def themes(self) -> tuple[LaidTheme, ...]:
        return tuple(LaidTheme(each) for each in self.report.front.themes)

    @cached_property
    def picture(self) -> LaidPicture | None:
        """The picture of page one."""
        return LaidPicture(self.report.front.picture) if self.report.front.picture else None

    @property
    def fills_a_page(self) -> bool:
        """Whether page one is one page by estimate, so that the rest begins on the next."""
        front, chapter = self.report.front, self.front
        aims = max(text_height([front.aim]), text_height([front.result]))
        under = max(HEADED, text_height([front.hidden]), text_height(front.open_questions))
        themes = max(PICTURED, len(front.themes) * THEME)
        panels = sum(max(block.height for block in pair) for pair in chapter.pairs)
        said = sum(item.height for item in chapter.first.items) / 2
        return HEADED + aims + HEADED + said + themes + panels + under <= PAGE

    @property
    def same_numbers(self) -> LaidBlock | None:
        """The block with the table that says what the picture of page one says."""
        picture = self.report.front.picture
        return next(
            (
                each
                for chapter in self.chapters
                for each in chapter.blocks
                if picture and any(table.code == picture.table for table in each.block.tables)
            ),
            None,
        )

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all that the report says."""
        return digest(self.report)


def laid_out(report: Report) -> LaidReport:
    """The report as it is laid out; the same report always the same."""
    first = report.front.picture
    return LaidReport(
        report,
        tuple(
            LaidChapter(chapter, tuple(laid_block(each, without=first) for each in chapter.blocks))
            for chapter in report.chapters
        ),
    )


def laid_block(block: Block, *, without: Picture | None = None) -> LaidBlock:
    """Its texts, each picture with its table, then the other tables; `without` a picture that stands
    elsewhere.
    """
    facts = [block.facts[at : at + SOME] for at in range(0, len(block.facts), SOME)]
    first, *others = facts or [()]
    texts = [LaidText(block.paragraphs, first)] if block.paragraphs or first else []
    texts += [LaidText(facts=each) for each in others]
    tables = {each.code: LaidTable(each) for each in block.tables}
    shown: list[LaidItem] = []
    for picture in block.pictures:
        if picture != without:
            table = tables.pop(picture.table, None)
            shown += [LaidPicture(picture), *([table] if table else [])]
    return LaidBlock(block, (*texts, *shown, *tables.values()))
