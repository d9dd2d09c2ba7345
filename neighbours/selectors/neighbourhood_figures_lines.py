"""A figure as a line of numbers, one for each quarter, and what figures that belong together say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from interwonen.core.charts import Picture
from interwonen.core.formatting import in_words
from interwonen.core.quarters import Quarter
from interwonen.core.spreadsheets import Table

T = TypeVar("T")
Number = int | float | None


@dataclass(frozen=True)
class Line:
    """One figure: its number in each quarter, and in all of them together."""

    label: str
    quarters: tuple[Quarter, ...]
    values: tuple[Number, ...]
    total: Number

    @property
    def per_quarter(self) -> list[tuple[Quarter, Number]]:
        return list(zip(self.quarters, self.values, strict=True))


@dataclass(frozen=True)
class Part:
    """Figures that belong together, what they mean, and a picture of some of them."""

    code: str
    title: str
    definition: tuple[str, ...]
    lines: tuple[Line, ...]
    picture: Picture | None = None
    drawn: int = 0  # how many of the lines, from the first one on, are in the picture

    @property
    def in_short(self) -> tuple[Line, ...]:
        """The lines that no picture tells."""
        return self.lines[self.drawn :] if self.picture else self.lines


@dataclass(frozen=True)
class NeighbourhoodFigures:
    """The figures of a pilot as of a day."""

    as_of: date
    quarters: tuple[Quarter, ...]
    parts: tuple[Part, ...]


def as_table(figures: NeighbourhoodFigures) -> Table:
    """The figures as a file: the part, the figure, a column for each quarter, and all together."""
    quarters = [quarter.label for quarter in figures.quarters]
    return Table(
        _("Figures up to and including %(day)s") % {"day": in_words(figures.as_of)},
        [_("Subject"), _("Figure"), *quarters, _("Together")],
        [
            [part.title, line.label, *line.values, line.total]
            for part in figures.parts
            for line in part.lines
        ],
    )


@dataclass(frozen=True)
class Columns:
    """The quarters that are counted, up to and including the one of the day of the figures."""

    quarters: tuple[Quarter, ...]

    @classmethod
    def between(cls, first: date, last: date) -> "Columns":
        """The quarters of two days, and all between them."""
        quarters = [Quarter.containing(min(first, last))]
        while quarters[-1].ends_on < last:
            quarters.append(quarters[-1].next)
        return cls(tuple(quarters))

    def line(
        self,
        label: str,
        rows: Iterable[T],
        day: Callable[[T], date],
        *,
        measure: Callable[[list[T]], Number] = len,
    ) -> Line:
        """A figure that `measure` makes of the rows of each quarter, and of all rows."""
        known = list(rows)
        per: dict[Quarter, list[T]] = {quarter: [] for quarter in self.quarters}
        for row in known:
            per[Quarter.containing(day(row))].append(row)
        values = tuple(measure(those) for those in per.values())
        return Line(label, self.quarters, values, measure(known))

    def days(self, label: str, days: Iterable[date]) -> Line:
        """A figure of things that happened on these days."""
        return self.line(label, days, lambda day: day)
