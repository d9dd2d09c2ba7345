"""A timeline as SVG: a row of bars per thing over the months, under a count and its limit.

What is planned is lighter than what has been, and has a dashed outline. As in charts.py, the looks
differ in lightness and line, not only in colour, and the page shows the same in a table. On a phone
the narrow drawing puts each name above its bar instead of before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from django.utils.formats import date_format

from interwonen.core.charts import (
    ACCENT,
    INK,
    MUTED,
    Caption,
    Chart,
    line,
    rectangle,
    shortened,
    text,
)
from interwonen.core.periods import months_later, months_of
from interwonen.core.spans import ONE_DAY, Span, joined

Look = Literal["solid", "soft", "dashed", "hatched"]

SOFT, FRAME, PALE = "#d6dddf", "#5f6f77", "#e8f1f3"
LETTER = 7.2  # how wide a letter of the usual size is, rather too wide than too narrow
COUNT_TOP, COUNT_HEIGHT = 26.0, 96.0
_DASHED = f' stroke="{ACCENT}" stroke-width="1.5" stroke-dasharray="5 3"'
HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
    f' patternTransform="rotate(45)"><path d="M0 0V6" stroke="{FRAME}" stroke-width="1.6"/>'
    "</pattern></defs>"
)
LOOKS: dict[Look, tuple[str, str]] = {
    "solid": (ACCENT, ""),
    "soft": (SOFT, f' stroke="{FRAME}"'),
    "dashed": (PALE, _DASHED),
    "hatched": ("url(#hatch)", ""),
}


@dataclass(frozen=True)
class Stretch:
    """A bar over some days, with words on it where they fit; what is solid is dashed after today."""

    days: Span
    look: Look
    words: str = ""


@dataclass(frozen=True)
class Row:
    """One thing and what happened to it; `note` says how it stands, for the narrow drawing."""

    name: str
    stretches: Sequence[Stretch]
    note: str = ""


@dataclass(frozen=True)
class Count:
    """How many there are on some days, and how many there may be."""

    days: Span
    value: int
    limit: int


@dataclass(frozen=True)
class Labels:
    """What the chart says beyond its rows; `limit_name` follows the limit's number."""

    title: str
    description: str
    count_name: str
    limit_name: str
    today_name: str
    legend: Sequence[tuple[Look, str]]


@dataclass(frozen=True)
class _Frame:
    """The positions of days and rows."""

    period: Span
    today: date
    left: float
    width: float
    row: float
    bar: float
    narrow: bool

    def x(self, day: date) -> float:
        share = (day - self.period.first).days / self.period.days
        return self.left + share * (self.width - self.left)

    @property
    def middle(self) -> float:
        """The position of the line of today."""
        return (self.x(self.today) + self.x(self.today + ONE_DAY)) / 2

    def ends(self, days: Span) -> tuple[float, float]:
        return self.x(days.first), self.x(days.last + ONE_DAY)

    @property
    def axis(self) -> float:
        return COUNT_TOP + COUNT_HEIGHT

    @property
    def top(self) -> float:
        """Where the rows begin, under the names of months and years."""
        return self.axis + 46

    def bar_top(self, number: int) -> float:
        return self.top + (number + 1) * self.row - self.bar - 6


def timeline_chart(
    rows: Sequence[Row],
    counts: Sequence[Count],
    *,
    period: Span,
    today: date,
    labels: Labels,
    narrow: bool = False,
) -> Chart:
    """What happened to each row over the days of `period`, and on top how many there were."""
    frame = (
        _Frame(period, today, left=0, width=340, row=52, bar=20, narrow=True)
        if narrow
        else _Frame(period, today, left=108, width=1000, row=38, bar=26, narrow=False)
    )
    bottom = frame.top + len(rows) * frame.row
    shapes = [
        HATCH,
        *_months(frame, bottom),
        *_counts(counts, frame, labels),
        *(shape for number, row in enumerate(rows) for shape in _row(row, number, frame)),
        *_today(frame, len(rows), labels.today_name),
    ]
    legend, height = _legend(frame, bottom + 44, labels)
    caption = Caption(labels.title, labels.description)
    return caption.chart([*shapes, *legend], height=height, width=frame.width)


def _months(frame: _Frame, bottom: float) -> Iterator[str]:
    """A fine line at the first of each month; names of months, and of years where they begin."""
    y = frame.axis
    for number, day in enumerate(months_of(frame.period.first, frame.period.last)):
        x = frame.x(max(day, frame.period.first))
        yield line(x, y, x, bottom, "#d6dddf")
        room = frame.ends(Span(day, months_later(day, 1) - ONE_DAY))[1] - x
        if room > 20 and not (frame.narrow and number % 2):
            yield text(x + 3, y + 17, date_format(day, "b"), fill=MUTED)
        if day.month == 1 or number == 0:
            yield text(x + 3, y + 34, day.year, fill=MUTED, weight="600")


def _counts(counts: Sequence[Count], frame: _Frame, labels: Labels) -> Iterator[str]:
    """The count as columns, dark up to and including today; the limit as a line of steps."""
    if not frame.narrow:
        yield text(0, frame.axis - COUNT_HEIGHT + 14, labels.count_name, weight="600")
    unit = COUNT_HEIGHT / max((max(c.value, c.limit) for c in counts), default=1)
    yield line(frame.left, frame.axis, frame.width, frame.axis, MUTED)
    for value, same in groupby(counts, key=lambda count: count.value):
        whole = joined(count.days for count in same)[0]
        for days, past in _parts(whole, frame.today):
            yield from _column(value, frame.ends(days), frame.axis, unit, past)
    before = None
    for count in counts:
        yield from _limit(count, before, frame, unit, labels.limit_name)
        before = count.limit


def _parts(days: Span, today: date) -> Iterator[tuple[Span, bool]]:
    """The days up to and including today (True), and those after it (False)."""
    if days.first <= today:
        yield Span(days.first, min(days.last, today)), True
    if days.last > today:
        yield Span(max(days.first, today + ONE_DAY), days.last), False


def _column(
    value: int, ends: tuple[float, float], base: float, unit: float, past: bool
) -> Iterator[str]:
    x, width, height = ends[0], ends[1] - ends[0], value * unit
    frame = "" if past else _DASHED
    if value:
        yield rectangle(x, base - height, width, height, ACCENT if past else PALE, frame)
    if width >= 14:
        y = base - height + 17 if value and unit >= 12 else base - height - 6
        ink = "#ffffff" if past and value and unit >= 12 else INK
        yield text(x + width / 2, y, value, fill=ink, weight="600", anchor="middle")


def _limit(
    count: Count, before: int | None, frame: _Frame, unit: float, name: str
) -> Iterator[str]:
    """The limit over some days, in words where it begins and where it changes."""
    start, end = frame.ends(count.days)
    y = frame.axis - count.limit * unit
    yield line(start, y, end, y, INK, 2.5)
    if count.limit == before:
        return
    if before is not None:
        yield line(start, frame.axis - before * unit, start, y, INK, 2.5)
    words = f"{count.limit} {name}"
    fits = start + len(words) * LETTER <= frame.width
    yield text(
        start if fits else end, y - 7, words, weight="600", anchor="start" if fits else "end"
    )


def _row(row: Row, number: int, frame: _Frame) -> Iterator[str]:
    y = frame.bar_top(number)
    if frame.narrow:
        yield text(0, y - 6, row.name, weight="600", rest=f"  {row.note}".rstrip())
    else:
        yield line(0, y - 6, frame.width, y - 6, "#d6dddf")
        yield text(
            0, y + frame.bar / 2 + 5, shortened(row.name, frame.left, letter=LETTER), weight="600"
        )
    # A fine line shows that the row goes on where it has no bar.
    middle = y + frame.bar / 2
    yield line(frame.left, middle, frame.width, middle, "#a3adb1")
    for stretch in row.stretches:
        yield from _bar(stretch, y, frame)


def _bar(stretch: Stretch, y: float, frame: _Frame) -> Iterator[str]:
    if stretch.look == "solid":
        for days, past in _parts(stretch.days, frame.today):
            yield _box(days, "solid" if past else "dashed", y, frame)
    else:
        yield _box(stretch.days, stretch.look, y, frame)
    x = _room_for(stretch, frame)
    if not frame.narrow and x is not None:
        ink = "#ffffff" if stretch.look == "solid" and x < frame.middle else INK
        yield text(x, y + frame.bar / 2 + 5, stretch.words, fill=ink)


def _box(days: Span, look: Look, y: float, frame: _Frame) -> str:
    start, end = frame.ends(days)
    fill, extra = LOOKS[look]
    box = (start + 1, y, max(end - start - 2, 2), frame.bar)
    paper = rectangle(*box, "#ffffff") if look == "hatched" else ""
    return paper + rectangle(*box, fill, f'{extra} rx="3"')


def _room_for(stretch: Stretch, frame: _Frame) -> float | None:
    """Where the words of a bar begin: at its start or behind today's line; None without room."""
    start, end = frame.ends(stretch.days)
    length = len(stretch.words) * LETTER
    x = start + 8
    if x - 4 <= frame.middle <= x + length:
        x = frame.middle + 8
    return x if x + length + 4 <= end else None


def _today(frame: _Frame, rows: int, name: str) -> Iterator[str]:
    """A line through the day; between the names of the narrow drawing only where the bars are."""
    if not frame.period.holds(frame.today):
        return
    x = frame.middle
    bottom = frame.top + rows * frame.row
    through = [(COUNT_TOP - 4, bottom + 6)]
    if frame.narrow:
        bars = [frame.bar_top(number) for number in range(rows)]
        through = [(COUNT_TOP - 4, frame.axis), *((y - 3, y + frame.bar + 3) for y in bars)]
    for start, end in through:
        yield line(x, start, x, end, "#ffffff", 5)
        yield line(x, start, x, end, INK, 2)
    half = len(name) * LETTER / 2
    middle = min(max(x, half), frame.width - half)
    yield text(middle, bottom + 20, name, weight="600", anchor="middle")


def _legend(frame: _Frame, y: float, labels: Labels) -> tuple[list[str], float]:
    """What the looks mean, beside each other where there is room; also how high it ends."""
    shapes, x = [], 0.0
    for look, words in labels.legend:
        needed = 34 + len(words) * LETTER
        if x and x + needed > frame.width:
            x, y = 0.0, y + 26
        fill, extra = LOOKS[look]
        shapes.append(rectangle(x + 1, y, 22, 14, fill, f'{extra} rx="3"'))
        shapes.append(text(x + 31, y + 12, words))
        x += needed + 20
    return shapes, y + 22
