"""How a report is laid out, in its document and on a page: what stands beside what.

The templates in `templates/reports/` print what is prepared here; nothing in it is not in the report.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from evaluations.council.layout_heights import height_of
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
ROOM = 620  # millimetres for the blocks of three pages, with some to spare: heights are estimates
Line = tuple[LaidItem, ...]  # of a document: one item, or two beside each other


def anchor_of(number: str) -> str:
    """The anchor of the block with this printed number, on the page of a report."""
    return f"blok-{number.lower().replace('.', '-')}"


@dataclass(frozen=True)
class LaidBlock:
    """A block with its anchor, and what is in it in its order: text, facts, then pictures and tables;
    `is_roomy` when a document has room for a line for each."""

    block: Block
    items: tuple[LaidItem, ...]
    is_roomy: bool = False

    @property
    def anchor(self) -> str:
        return anchor_of(self.block.number)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its items as lines of a document, two beside each other where both fit on half of it; of an
        odd number the first stands alone, so that a picture stands beside its table. A text never stands
        beside its facts, which would begin at another height. Where there is room only a picture and its
        table do: two beside each other are on one page, which can leave the one before empty.
        """
        lines: list[Line] = []
        for item in reversed(self.items):
            last = lines[-1] if lines else ()
            if len(last) == 1 and self._fit(item, last[0]):
                lines[-1] = (item, *last)
            else:
                lines.append((item,))
        return tuple(_alone(line) for line in reversed(lines))

    def _fit(self, one: LaidItem, other: LaidItem) -> bool:
        may = isinstance(one, LaidPicture) or not (self.is_roomy or isinstance(other, LaidText))
        return may and not (one.is_broad or other.is_broad)

    @property
    def is_half(self) -> bool:
        """Whether it may stand beside another block: its text is short, and its one table narrow."""
        is_high = bool(self.block.pictures) or len(self.block.tables) > 1
        said = LaidText(self.block.paragraphs, self.block.facts)
        return not (is_high or any(item.is_broad for item in (said, *self.items)))

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.block.note)


def _alone(line: Line) -> Line:
    """A table with nothing beside it knows so."""
    match line:
        case (LaidTable() as table,):
            return (replace(table, is_alone=True),)
    return line


@dataclass(frozen=True)
class LaidChapter:
    """A chapter with its blocks."""

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
        """The blocks after the first, two beside each other where both are low."""
        return _beside(self.blocks[1:])

    @property
    def lines(self) -> tuple[tuple[LaidBlock, ...], ...]:
        """The blocks, two beside each other in a document where both are low."""
        return _beside(self.blocks)


def _beside(blocks: tuple[LaidBlock, ...]) -> tuple[tuple[LaidBlock, ...], ...]:
    lines: list[tuple[LaidBlock, ...]] = []
    for block in blocks:
        last = lines[-1] if lines else ()
        if len(last) == 1 and last[0].is_half and block.is_half:
            lines[-1] = (*last, block)
        else:
            lines.append((block,))
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
        return STATUSES.get(self.theme.status, "nog geen oordeel")


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


def printed(laid: LaidReport) -> LaidReport:
    """The report as it is laid out in a document: with a line for every item where there is room."""
    story = (line for chapter in laid.chapters_after[:-1] for line in chapter.lines)
    if sum(max(height_of(each.items) for each in line) for line in story) > ROOM:
        return laid
    return replace(laid, chapters=tuple(map(_roomy, laid.chapters)))


def _roomy(chapter: LaidChapter) -> LaidChapter:
    return replace(chapter, blocks=tuple(replace(each, is_roomy=True) for each in chapter.blocks))


def laid_block(block: Block, *, without: Picture | None = None) -> LaidBlock:
    """Its text, its facts, each picture with its table, then the other tables; `without` a picture that
    stands elsewhere.
    """
    said = LaidText(paragraphs=block.paragraphs), LaidText(facts=block.facts)
    texts = [each for each in said if each.paragraphs or each.facts]
    tables = {each.code: LaidTable(each) for each in block.tables}
    shown: list[LaidItem] = []
    for picture in block.pictures:
        if picture != without:
            table = tables.pop(picture.table, None)
            shown += [LaidPicture(picture), *([table] if table else [])]
    return LaidBlock(block, (*texts, *shown, *tables.values()))
