"""What stands in a block of a report as it is laid out: its texts, pictures and tables."""

from dataclasses import dataclass
from functools import cached_property

from evaluations.council.drawing import drawing
from evaluations.council.snapshot import Cell, Fact, Picture, Row, Table
from interwonen.core.charts import Chart

FEW_COLUMNS, LONG_ROW = 5, 90  # up to which a table fits on half of a line
SHORT = 650  # signs of a text that fits there
WHOLE = 20  # rows up to which a table is not broken over two pages
LITTLE = 1_800  # signs in the cells of such a table
PHONE_WIDTH = 26  # signs that the longest words of all columns take beside each other on 320 px


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
    """What people wrote in a block, and its facts."""

    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    kind = "text"

    @property
    def is_broad(self) -> bool:
        facts = sum(len(fact.name) + len(fact.words) for fact in self.facts)
        return facts + sum(map(len, self.paragraphs)) > SHORT


LaidItem = LaidText | LaidPicture | LaidTable
