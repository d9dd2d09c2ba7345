"""How a report is laid out, in its document and on a page: what stands beside what.

The templates in `templates/reports/` print what is prepared here; nothing in it is not in the report.
"""

from dataclasses import dataclass
from functools import cached_property

from evaluations.council.drawing import drawing
from evaluations.council.snapshot import (
    Block,
    Cell,
    Chapter,
    Picture,
    Report,
    Row,
    Table,
    ThemeStatus,
    digest,
)
from interwonen.core.charts import Chart
from interwonen.core.quarters import Quarter

STATUSES = {"on_course": "op schema", "attention": "let op", "adjust": "bijsturen"}
KINDS = {"on_course": "ok", "attention": "warning", "adjust": "error"}
FEW_COLUMNS, FEW_ROWS = 4, 14  # of a table that stands beside its picture
WHOLE = 20  # rows up to which a table is not broken over two pages
LITTLE = 1_800  # signs in the cells of such a table
SHORT = 650  # signs of a text that stands beside another one
FULL_PAGE = 2_300  # signs that people may write on page one before it takes more than a page


@dataclass(frozen=True)
class LaidCell:
    """A cell with the heading of its column, which a narrow page repeats beside it."""

    cell: Cell
    head: str
    is_number: bool


@dataclass(frozen=True)
class LaidRow:
    """A row with its cells."""

    row: Row
    cells: tuple[LaidCell, ...]


@dataclass(frozen=True)
class LaidTable:
    """A table of which the columns with numbers are known, which stand at the right."""

    table: Table
    is_picture = False

    @property
    def head(self) -> tuple[tuple[str, bool], ...]:
        """The headings, each with whether its column has numbers."""
        return tuple(zip(self.table.head, (False, *self._numbers), strict=False))

    @property
    def rows(self) -> tuple[LaidRow, ...]:
        heads = self.table.head[1:]
        return tuple(
            LaidRow(
                row,
                tuple(
                    LaidCell(*each) for each in zip(row.cells, heads, self._numbers, strict=False)
                ),
            )
            for row in self.table.rows
        )

    @property
    def is_whole(self) -> bool:
        """Whether it stays on one page: its rows are few, and say little."""
        said = (cell.words for row in self.table.rows for cell in row.cells)
        return len(self.table.rows) <= WHOLE and sum(map(len, said)) <= LITTLE

    @property
    def is_short(self) -> bool:
        """Whether it stands on half of a line, beside its picture or another."""
        few = len(self.table.head) <= FEW_COLUMNS and len(self.table.rows) <= FEW_ROWS
        return few and all(self._numbers)

    @cached_property
    def _numbers(self) -> tuple[bool, ...]:
        columns = zip(*(row.cells for row in self.table.rows), strict=False)
        found = tuple(any(_is_number(cell) for cell in column) for column in columns)
        return found or (False,) * (len(self.table.head) - 1)


def _is_number(cell: Cell) -> bool:
    return cell.value is not None or bool(cell.hidden_because)


@dataclass(frozen=True)
class LaidPicture:
    """A picture as drawn in both sizes."""

    picture: Picture
    is_picture = True

    @cached_property
    def wide(self) -> Chart:
        return drawing(self.picture, narrow=False)

    @cached_property
    def narrow(self) -> Chart:
        return drawing(self.picture, narrow=True)


# A picture or a table, or two of them beside each other.
Line = tuple[LaidPicture | LaidTable, ...]


@dataclass(frozen=True)
class LaidBlock:
    """A block with its anchor, and its pictures and tables line by line."""

    block: Block
    lines: tuple[Line, ...]

    @property
    def anchor(self) -> str:
        return f"blok-{self.block.number.lower().replace('.', '-')}"

    @property
    def is_empty(self) -> bool:
        return not (self.block.paragraphs or self.block.facts or self.lines or self.block.note)

    @property
    def is_short(self) -> bool:
        """Whether it may stand beside another block: there is a little text in it and no table."""
        return not self.lines and _signs(self.block) <= SHORT


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

    @property
    def fills_a_page(self) -> bool:
        """Whether page one stays one page, so that the rest begins on the next."""
        return sum(_signs(each.block) for each in self.blocks) <= FULL_PAGE


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
    """Each picture with its table, then the other tables; `without` a picture that stands elsewhere."""
    pictures = {each.table: each for each in block.pictures if each != without}
    tables = {each.code: LaidTable(each) for each in block.tables}
    lines: list[Line] = []
    for code, picture in pictures.items():
        lines += _together(LaidPicture(picture), tables.pop(code, None))
    for table in tables.values():
        lines[-1:] = _after(lines[-1:], table)
    return LaidBlock(block, tuple(lines))


def _together(picture: LaidPicture, table: LaidTable | None) -> list[Line]:
    if table is None:
        return [(picture,)]
    return [(picture, table)] if table.is_short else [(picture,), (table,)]


def _after(last: list[Line], table: LaidTable) -> list[Line]:
    """The table after the last line, or in it when both are short tables."""
    match last:
        case [(LaidTable() as before,)] if before.is_short and table.is_short:
            return [(before, table)]
    return [*last, (table,)]
