"""The pictures of an overview as SVG: days on a line, homes as houses, numbers as columns.

As in charts.py, everything is also in words, the looks differ in form and not only in colour, and the
page has a table that says the same. Each has a size for a phone beside that for a desk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

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
from interwonen.core.periods import months_of
from interwonen.core.spans import Span
from interwonen.core.timeline_charts import FRAME, HATCH, LOOKS, PALE, Look

SIZE = 16.0
LETTER = 8.4  # how wide a letter of this size is, rather too wide than too narrow
PHONE, HALF, WHOLE = 340, 560, 1120  # how wide a picture is: on a phone, or on a part of a page


@dataclass(frozen=True)
class Milestone:
    """A day in a period, what it is called, and whether it was reached as planned."""

    day: date
    name: str
    is_reached: bool


@dataclass(frozen=True)
class House:
    """A home: its name, how it is drawn, and how it stands in a word or two."""

    name: str
    look: Look
    words: str


@dataclass(frozen=True)
class Column:
    """A number under its short name."""

    label: str
    value: int


def milestones_chart(
    milestones: Sequence[Milestone], *, period: Span, today: date, caption: Caption, narrow: bool
) -> Chart:
    """The days on a line, from left to right, or for a phone from top to bottom."""
    draw = _downwards if narrow else _sideways
    return draw(sorted(milestones, key=lambda each: each.day), period, today, caption)


def _share(day: date, period: Span) -> float:
    return min(max((day - period.first).days / period.days, 0), 1)


def _sideways(
    milestones: Sequence[Milestone], period: Span, today: date, caption: Caption
) -> Chart:
    places = [10 + (WHOLE - 20) * _share(each.day, period) for each in milestones]
    names = list(zip(milestones, places, _levels(milestones, places), strict=True))
    base = 52.0 * (max((level for *_each, level in names), default=0) + 1) + 14
    now = 10 + (WHOLE - 20) * _share(today, period)
    shapes = [
        rectangle(10, base, WHOLE - 20, 16, PALE, f' stroke="{ACCENT}"'),
        rectangle(10, base, now - 10, 16, ACCENT),
        *_months(period, base + 38),
    ]
    for each, x, level in names:
        top = base - 52 * (level + 1) + 4
        at_end = x + 8 + _length(each) > WHOLE
        anchor, side = ("end", -8) if at_end else ("start", 8)
        shapes += [
            line(x, top - 12, x, base, MUTED),
            _mark(x, base + 8, each.is_reached),
            text(x + side, top, each.name, size=SIZE, weight="600", anchor=anchor),
            text(x + side, top + 20, _day(each), size=SIZE, fill=MUTED, anchor=anchor),
        ]
    return caption.chart(shapes, height=base + 50, width=WHOLE)


def _length(each: Milestone) -> float:
    return LETTER * max(len(each.name), len(_day(each)))


def _day(each: Milestone) -> str:
    return date_format(each.day, "j F Y")


def _levels(milestones: Sequence[Milestone], places: Sequence[float]) -> list[int]:
    """How high each name stands, so that none runs into the next; later ones stand lower."""
    starts: list[float] = []
    levels = []
    for each, x in reversed(list(zip(milestones, places, strict=True))):
        length = _length(each) + 24
        start, end = (x - length, x) if x + length > WHOLE else (x, x + length)
        level = next((n for n, taken in enumerate(starts) if end <= taken), len(starts))
        starts[level : level + 1] = [start]
        levels.append(level)
    return levels[::-1]


def _months(period: Span, y: float) -> Iterator[str]:
    every = 1 if period.days < 600 else 3
    for day in months_of(period.first, period.last):
        x = 10 + (WHOLE - 20) * _share(day, period)
        if (day.month - 1) % every == 0 and day >= period.first and x + 36 < WHOLE:
            yield text(x + 3, y, date_format(day, "b"), size=SIZE, fill=MUTED)


def _mark(x: float, y: float, is_reached: bool) -> str:
    """A dot: full for a day that was reached, open for one to come."""
    fill = INK if is_reached else "#ffffff"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{fill}" stroke="{INK}" stroke-width="3"/>'
    )


def _downwards(
    milestones: Sequence[Milestone], period: Span, today: date, caption: Caption
) -> Chart:
    height = max(300.0, 52.0 * len(milestones))
    shapes = [
        rectangle(8, 10, 16, height, PALE, f' stroke="{ACCENT}"'),
        rectangle(8, 10, 16, height * _share(today, period), ACCENT),
    ]
    words = 0.0
    for each in milestones:
        y = 10 + height * _share(each.day, period)
        words = max(words + 48, y + 6)
        shapes += [
            line(24, y, 38, words - 6, MUTED),
            _mark(16, y, each.is_reached),
            text(42, words, _short(each.name, PHONE - 42), size=SIZE, weight="600"),
            text(42, words + 20, _day(each), size=SIZE, fill=MUTED),
        ]
    return caption.chart(shapes, height=max(height, words + 20) + 24, width=PHONE)


def houses_chart(houses: Sequence[House], *, caption: Caption, narrow: bool) -> Chart:
    """A house for each home, with its name and how it stands under it."""
    across, width = (2, PHONE) if narrow else (4, HALF)
    shapes = [HATCH]
    for number, house in enumerate(houses):
        middle = width / across * (number % across + 0.5)
        top = 132.0 * (number // across)
        fill, extra = LOOKS[house.look]
        frame = extra or f' stroke="{FRAME}"'
        shapes += [
            f'<path d="M{middle - 42:.1f} {top + 38:.1f}l42 -32l42 32h-8v40h-68v-40z"'
            f' fill="{fill}"{frame} stroke-linejoin="round"/>',
            *_label(house.name, house.words, middle, top + 98, width / across),
        ]
    rows = -(-len(houses) // across)
    return caption.chart(shapes, height=132 * rows, width=width)


def _label(name: str, words: str, x: float, y: float, width: float) -> list[str]:
    return [
        text(x, y, _short(name, width), size=SIZE, weight="600", anchor="middle"),
        text(x, y + 20, _short(words, width), size=SIZE, fill=MUTED, anchor="middle"),
    ]


def columns_chart(columns: Sequence[Column], *, caption: Caption, narrow: bool) -> Chart:
    """A column for each number, with the number on top and its name under it."""
    full, base = PHONE if narrow else HALF, 190.0
    width = full / max(len(columns), 6)
    unit = (base - 34) / max(1, *(each.value for each in columns))
    every = -(-int(5 * LETTER) // int(width))  # names that have no room are left out
    shapes = [line(0, base, full, base, MUTED)]
    for number, each in enumerate(columns):
        middle = (number + 0.5) * width
        top = base - each.value * unit
        shapes.append(text(middle, top - 8, each.value, size=SIZE, weight="600", anchor="middle"))
        if each.value:
            shapes.append(rectangle(middle - width * 0.36, top, width * 0.72, base - top, ACCENT))
        if number % every == 0:
            shapes.append(text(middle, base + 22, each.label, size=SIZE, anchor="middle"))
    return caption.chart(shapes, height=base + 32, width=full)


def _short(words: str, width: float) -> str:
    return shortened(words, width, letter=LETTER - 0.8)
