"""Small charts as SVG text that a screen reader, a printer and a colour-blind reader can use.

Every value is on the chart in words or numbers; colours differ in lightness and in pattern.
A chart stands in a page or document as it is drawn, in the typeface of the page; next to it is a
table of the same numbers.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any, Literal

from django.utils.safestring import SafeString, mark_safe

INK = "#1a2428"
MUTED = "#4a585f"
ACCENT = "#0e5a6b"
WARNING = "#a91b1b"
FAMILY = "'Source Sans 3', 'Source Sans 3 Extended', Arial, sans-serif"
WIDTH = 660
BAR = 18.0  # how high a bar is
LETTER = 7.4  # how wide a letter beside a bar is, rather too wide than too narrow


@dataclass(frozen=True)
class Chart:
    """A drawing and the text that says the same."""

    svg: str
    alt: str

    @property
    def drawn(self) -> SafeString:
        """The drawing itself, for in a page."""
        return mark_safe(self.svg)

    @property
    def in_document(self) -> SafeString:
        """The drawing for a PDF, where its title is the whole text alternative."""
        title = f"<title>{escape(self.alt)}</title>"
        return mark_safe(re.sub("<title>.*?</title>", lambda _found: title, self.svg, count=1))


@dataclass(frozen=True)
class Picture:
    """A chart in its size for a desk and for a phone."""

    wide: Chart
    narrow: Chart


def in_both_sizes(draw: Callable[..., Chart], *facts: Any, **more: Any) -> Picture:
    """The picture that `draw` makes of these facts; it is told which size by `narrow`."""
    return Picture(draw(*facts, narrow=False, **more), draw(*facts, narrow=True, **more))


@dataclass(frozen=True)
class Caption:
    """What a chart is called, and what it says."""

    title: str
    description: str

    def chart(self, shapes: Sequence[str], *, height: float, width: float = WIDTH) -> Chart:
        """The whole picture around its shapes.

        Both sizes stand in one page, so their patterns have an id by the width.
        """
        drawn = "".join(shapes).replace('id="hatch"', f'id="hatch-{width:g}"')
        drawn = drawn.replace('"url(#hatch)"', f'"url(#hatch-{width:g})"')
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
            f' width="{width:g}" height="{height:.0f}" font-family="{FAMILY}" role="img" lang="nl">'
            f"<title>{escape(self.title)}</title><desc>{escape(self.description)}</desc>{drawn}</svg>"
        )
        return Chart(svg, f"{self.title}. {self.description}")


@dataclass(frozen=True)
class ChartPeriod:
    """One period of a steps chart; a period still to come has no value and no limit."""

    label: str
    note: str = ""
    value: int | None = None
    limit: int | None = None


@dataclass(frozen=True)
class Fill:
    """How a series looks: solid, with upright or level stripes or both, or as an empty frame."""

    colour: str
    stripes: Literal["upright", "level", "crossed", "none"] | None = None


@dataclass(frozen=True)
class Bar:
    """One bar of a stacked chart, a part for each of the chart's series."""

    label: str
    parts: tuple[int, ...]
    words: str


def text(x: float, y: float, words: str | int, *, size: float = 13, **extra: str) -> str:
    """A line of text; `fill`, `weight` and `anchor` as in SVG, `rest` goes on in plain weight."""
    attributes = {"fill": INK, "weight": "400", "anchor": "start", "rest": "", **extra}
    rest = f'<tspan font-weight="400">{escape(attributes["rest"])}</tspan>'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"'
        f' fill="{attributes["fill"]}" font-weight="{attributes["weight"]}"'
        f' text-anchor="{attributes["anchor"]}">{escape(str(words))}{rest if attributes["rest"] else ""}</text>'
    )


def rectangle(x: float, y: float, width: float, height: float, fill: str, extra: str = "") -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        f' fill="{fill}"{extra}/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 1) -> str:
    return (
        f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{stroke}"'
        f' stroke-width="{width:g}" fill="none"/>'
    )


def shortened(words: str, width: float, *, letter: float) -> str:
    """The words as far as there is room for them, with letters of this width."""
    room = int(width / letter)
    return words if len(words) <= room else f"{words[: room - 1]}…"


def steps_chart(
    periods: Sequence[ChartPeriod],
    *,
    title: str,
    description: str,
    value_name: str,
    limit_name: str,
    coming_name: str,
    full: float = WIDTH,
) -> Chart:
    """Values per period as columns, under the limit drawn as a stepped line.

    The chart is `full` wide, and shows the names of the values, the limit and the time to come.
    """
    base, highest = (176.0 if full >= WIDTH else 136.0), 30.0
    unit = (base - highest) / max(1, *(period.limit or period.value or 0 for period in periods))
    width = full / len(periods)
    shapes = [line(0, base, full, base, MUTED)]
    before = None
    for number, period in enumerate(periods):
        x = number * width
        shapes.extend(_column(period, x, width, base, unit))
        shapes.extend(_limit(period.limit, before, (x, x + width), (base, unit), limit_name))
        before = period.limit
    known = sum(period.value is not None for period in periods)
    if known < len(periods):
        middle = (known + len(periods)) / 2 * width
        shapes.append(text(middle, base - 12, coming_name, anchor="middle", fill=MUTED))
    shapes.append(rectangle(0, base + 50, 14, 14, ACCENT))
    shapes.append(text(22, base + 62, value_name))
    return Caption(title, description).chart(shapes, height=base + 72, width=full)


def _column(period: ChartPeriod, x: float, width: float, base: float, unit: float) -> list[str]:
    middle = x + width / 2
    ink = MUTED if period.value is None else INK
    shapes = [
        text(middle, base + 18, period.label, anchor="middle", fill=ink),
        text(middle, base + 34, period.note, anchor="middle", fill=MUTED, size=12),
    ]
    if period.value is None:
        return shapes
    height = period.value * unit
    inside = period.value > 0
    y = base - height + 21 if inside else base - 7
    ink = "#ffffff" if inside else INK
    return [
        *shapes,
        rectangle(x + 1, base - height, width - 2, height, ACCENT),
        text(middle, y, period.value, size=16, fill=ink, weight="600", anchor="middle"),
    ]


def _limit(
    limit: int | None,
    before: int | None,
    ends: tuple[float, float],
    scale: tuple[float, float],
    name: str,
) -> list[str]:
    """The limit over one period; in words where it begins and where it changes."""
    if limit is None:
        return []
    base, unit = scale
    y = base - limit * unit
    shapes = [line(ends[0], y, ends[1], y, INK, 2.5)]
    if limit != before:
        shapes.append(text(ends[0], y - 9, f"{name} {limit}", weight="600"))
        if before is not None:
            shapes.append(line(ends[0], base - before * unit, ends[0], y, INK, 2.5))
    return shapes


def stacked_bars(
    bars: Sequence[Bar],
    *,
    series: Sequence[Fill],
    title: str,
    description: str,
    width: float = WIDTH,
    names: Sequence[str] = (),
) -> Chart:
    """Horizontal bars of parts, each under its name and its parts in words.

    Words that have no room beside the name stand below it, on as many lines as they take. With `names`
    of the series a legend stands at the top.
    """
    unit = width / max([8, *(sum(bar.parts) for bar in bars)])
    shapes, y = _legend(names, series, width)
    for bar in bars:
        beside, below = _words(bar, int(width / LETTER))
        shapes.append(text(0, y - 8, bar.label, size=14, weight="600", rest=beside))
        for words in below:
            y += 18
            shapes.append(text(0, y - 8, words, size=14))
        x = 0.0
        for part, fill in zip(bar.parts, series, strict=True):
            shapes.extend(filled(x, y, part * unit, BAR, fill) if part else [])
            x += part * unit
        y += 50
    return Caption(title, description).chart(shapes, height=y - 29, width=width)


def _legend(names: Sequence[str], series: Sequence[Fill], width: float) -> tuple[list[str], float]:
    """What each fill stands for, as many beside each other as fit; and where the first bar begins."""
    shapes: list[str] = []
    x, y = 0.0, 0.0
    for name, fill in zip(names, series, strict=False):
        room = 36 + len(name) * LETTER
        if x and x + room > width:
            x, y = 0.0, y + 24
        shapes += [*filled(x, y, 18, 14, fill), text(x + 24, y + 12, name, size=14)]
        x += room + 12
    return shapes, y + 21.0 + (40 if names else 0)


def _words(bar: Bar, room: int) -> tuple[str, list[str]]:
    """The words of a bar that stand beside its name, or else the lines below it."""
    beside = f" {bar.words}".rstrip()
    if len(bar.label + beside) <= room:
        return beside, []
    return "", wrap(bar.words, width=room)


def filled(x: float, y: float, width: float, height: float, fill: Fill) -> list[str]:
    """A part of a bar; stripes distinguish the fills without colour."""
    paper = fill.colour if fill.stripes is None else "#ffffff"
    frame = f' stroke="{fill.colour}" stroke-width="1.5"'
    shapes = [rectangle(x + 1, y, max(width - 2, 1), height, paper, frame)]
    if fill.stripes in ("upright", "crossed"):
        for offset in range(4, int(width) - 1, 5):
            shapes.append(line(x + offset, y, x + offset, y + height, fill.colour, 2))
    if fill.stripes in ("level", "crossed"):
        for offset in range(4, int(height), 5):
            shapes.append(line(x + 1, y + offset, x + width - 1, y + offset, fill.colour, 2))
    return shapes
