"""What stands in a block of a report as it is laid out: its texts, pictures and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from evaluations.council.drawing import drawing
from evaluations.council.snapshot import Cell, Fact, Picture, Row, Table
from interwonen.core.charts import Chart
from interwonen.core.typefaces import text_width

FEW_COLUMNS, LONG_ROW = 5, 90  # up to which a table fits on half of a line
SHORT = 650  # characters of a text that fits there
WHOLE = 20  # rows up to which a table is not broken over two pages
LITTLE = 1_800  # characters in the cells of such a table
# Millimetres of a table in a document: of a broad one, of one that stands alone on a line without being
# broad, and of one on half of a line; what stands between two columns; and what is not broken over lines.
FULL_LINE, LONG_LINE, HALF_LINE = 170, 125, 80.5
BETWEEN, UNBROKEN = 3.3, 26
TWO_LINES = 0.6  # of a heading that takes two
POINTS = 8.5
PHONE_WIDTH = 26  # characters of the longest words of all columns, beside each other on 320 px


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
    """A table of which the columns with numbers are known, which stand at the right; `is_alone` when
    nothing stands beside it in a document."""

    table: Table
    is_alone: bool = False
    kind = "table"

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
    def is_hidden(self) -> bool:
        """Whether it shows nothing: a sentence says so better than a table of the same words."""
        cells = [cell for row in self.table.rows for cell in row.cells]
        return bool(cells) and all(cell.hidden_because for cell in cells)

    @property
    def is_whole(self) -> bool:
        """Whether it stays on one page: its rows are few, and say little."""
        said = (cell.words for row in self.table.rows for cell in row.cells)
        return len(self.table.rows) <= WHOLE and sum(map(len, said)) <= LITTLE

    @property
    def fits_a_phone(self) -> bool:
        """Whether it stays a table where there is little room: numbers beside short headings.

        As cards each of its rows would take five lines to say two numbers.
        """
        labels = [row.label for row in self.table.rows]
        words = [" ".join((self.table.head[0], *labels)).split()]
        for at, head in enumerate(self.table.head[1:]):
            figures = [row.cells[at].words for row in self.table.rows]  # not broken over two lines
            words.append([*head.split(), *figures])
        width = sum(max(map(len, column), default=0) for column in words)
        return all(self._numbers) and width <= PHONE_WIDTH

    @property
    def is_broad(self) -> bool:
        """Whether it takes a whole line of a document: it has many columns, or much text in a row."""
        rows = (
            len(row.label) + sum(len(cell.words) for cell in row.cells) for row in self.table.rows
        )
        is_long = max(rows, default=0) > LONG_ROW or len(self.table.rows) > WHOLE
        return is_long or len(self.table.head) > FEW_COLUMNS

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the width that each column takes in a document, in hundredths.

        Numbers take what they need, words by how long they are, and headings on one line what is left.
        A program that makes PDFs takes longer to find this out than for all else about a table.
        """
        line = FULL_LINE if self.is_broad else LONG_LINE if self.is_alone else HALF_LINE
        least, most, whole = zip(*map(_widths, self._columns), strict=True)
        widths = _grown(_grown(least, most, line), whole, line)
        widths[most.index(max(most))] += max(line - sum(widths), 0)
        return tuple(round(100 * each / sum(widths), 1) for each in widths)

    @property
    def _columns(self) -> tuple[tuple[str, ...], ...]:
        """The words of every column, its heading first."""
        rows = ((row.label, *(cell.words for cell in row.cells)) for row in self.table.rows)
        return tuple(zip(self.table.head, *rows, strict=False))

    @cached_property
    def _numbers(self) -> tuple[bool, ...]:
        columns = zip(*(row.cells for row in self.table.rows), strict=False)
        found = tuple(any(_is_number(cell) for cell in column) for column in columns)
        return found or (False,) * (len(self.table.head) - 1)


def _widths(column: Sequence[str]) -> tuple[float, float, float]:
    """The millimetres that a column takes at least, with its words on one line, and with its heading on
    one line too; what is short, such as a number or a date, is not broken over lines."""
    head, *said = column
    lines = [line for words in said for line in words.splitlines()]
    most = max(map(_width, lines), default=0)
    parts = lines if most <= UNBROKEN else " ".join(lines).split()
    named = [_width(each, is_bold=True) for each in (head, *head.split())]
    least = max(
        TWO_LINES * named[0], *named[1:], *(min(_width(part), UNBROKEN) for part in parts), 0
    )
    whole = max(most, named[0])
    return least + BETWEEN, max(least, most) + BETWEEN, max(least, whole) + BETWEEN


def _width(text: str, *, is_bold: bool = False) -> float:
    return text_width(text, points=POINTS, is_bold=is_bold)


def _grown(least: Sequence[float], most: Sequence[float], line: float) -> list[float]:
    """Each column made wider by the same part of what it lacks, as far as the line has room."""
    lacking = sum(most) - sum(least)
    part = min(max(line - sum(least), 0) / lacking, 1) if lacking else 0
    return [low + (high - low) * part for low, high in zip(least, most, strict=True)]


def _is_number(cell: Cell) -> bool:
    return cell.value is not None or bool(cell.hidden_because)


@dataclass(frozen=True)
class LaidPicture:
    """A picture as drawn in both sizes."""

    picture: Picture
    kind = "picture"
    is_broad = False

    @cached_property
    def wide(self) -> Chart:
        return drawing(self.picture, narrow=False)

    @cached_property
    def narrow(self) -> Chart:
        return drawing(self.picture, narrow=True)


@dataclass(frozen=True)
class LaidText:
    """What people wrote in a block, its facts, or both."""

    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    kind = "text"

    @property
    def is_broad(self) -> bool:
        facts = sum(len(fact.name) + len(fact.words) for fact in self.facts)
        return facts + sum(map(len, self.paragraphs)) > SHORT


LaidItem = LaidText | LaidPicture | LaidTable
