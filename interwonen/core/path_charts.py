"""Small multiples as SVG: how two voices place something on levels over time, a panel for each thing.

As in charts.py, nothing depends on colour: one voice is a full square on a whole line, the other an
open circle on a dashed line, and each mark has its level as a number. The page has a table that says
the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from interwonen.core.charts import ACCENT, INK, MUTED, Caption, Chart, line, rectangle, text

LEVELS = 5
STEP = 21.0  # between two levels
MARK = 18.0
LETTER = 7.8  # how wide a letter of a panel's name is, rather too wide than too narrow
FAINT = "#d6dddf"
LEGEND = 34.0  # how high a line of it is
WIDE, ACROSS_WIDE = 990.0, 3
NARROW, ACROSS_NARROW, LAST_ON_NARROW = 340.0, 2, 3


@dataclass(frozen=True)
class Path:
    """One thing: its name, a word on it, and the levels of both voices at each time, if any."""

    name: str
    note: str
    levels: Sequence[int | None]
    own_levels: Sequence[int | None]


@dataclass(frozen=True)
class _Panel:
    """Where a panel stands, and how much room its times have."""

    left: float
    top: float
    width: float
    head: float
    times: int

    def x(self, number: int) -> float:
        return self.left + (self.width - 12) * (number + 0.5) / self.times

    def y(self, level: int) -> float:
        return self.top + self.head + 14 + (LEVELS - level) * STEP


def paths_chart(
    paths: Sequence[Path],
    *,
    times: Sequence[str],
    voices: tuple[str, str],
    caption: Caption,
    narrow: bool,
) -> Chart:
    """A panel for each path with its levels from 1 at the bottom to 5 at the top.

    `times` are the short names of the times, `voices` those of the levels and of the own levels. A
    phone gets the last three times only.
    """
    width, across = (NARROW, ACROSS_NARROW) if narrow else (WIDE, ACROSS_WIDE)
    shown = slice(-LAST_ON_NARROW if narrow else 0, None)
    panel = width / across
    lines = max((len(_lines(path.name, panel)) for path in paths), default=1)
    head = 18.0 * lines + 20
    height = head + 14 + (LEVELS - 1) * STEP + 44
    shapes = list(_legend(voices, width))
    below = LEGEND * (2 if narrow else 1)
    for number, path in enumerate(paths):
        row, column = divmod(number, across)
        place = _Panel(panel * column, below + height * row, panel, head, len(times[shown]))
        shapes += _drawn(path, place, times[shown], shown)
    rows = -(-len(paths) // across)
    return caption.chart(shapes, height=below + height * rows, width=width)


def _lines(name: str, width: float) -> list[str]:
    return wrap(name, int((width - 12) / LETTER))


def _legend(voices: tuple[str, str], width: float) -> Iterator[str]:
    """What the marks mean: beside each other, or one below the other where there is no room."""
    x, y = 10.0, 12.0
    for voice, is_own in zip(voices, (False, True), strict=True):
        yield _mark(x, y, "", is_own=is_own)
        yield text(x + 15, y + 5, voice, size=14)
        if width > NARROW:
            x += 44 + len(voice) * LETTER
        else:
            y += LEGEND - 6


def _drawn(path: Path, panel: _Panel, times: Sequence[str], shown: slice) -> Iterator[str]:
    for number, words in enumerate(_lines(path.name, panel.width)):
        yield text(panel.left, panel.top + 15 + 18 * number, words, size=14, weight="600")
    lines = len(_lines(path.name, panel.width))
    yield text(panel.left, panel.top + 15 + 18 * lines, path.note, fill=MUTED)
    for level in range(1, LEVELS + 1):
        y = panel.y(level)
        yield line(panel.left, y, panel.left + panel.width - 12, y, FAINT)
    for number, words in enumerate(times):
        yield text(panel.x(number), panel.y(1) + 28, words, size=12, fill=MUTED, anchor="middle")
    marks = [
        (is_own, _marks(levels[shown], panel, is_own=is_own))
        for is_own, levels in ((False, path.levels), (True, path.own_levels))
    ]
    for is_own, places in marks:
        for (x1, y1, _level), (x2, y2, _other) in pairwise(places):
            drawn = line(x1, y1, x2, y2, MUTED if is_own else ACCENT, 2)
            yield drawn.replace("/>", ' stroke-dasharray="4 3"/>') if is_own else drawn
    for is_own, places in marks:
        for x, y, level in places:
            yield _mark(x, y, str(level), is_own=is_own)


def _marks(
    levels: Sequence[int | None], panel: _Panel, *, is_own: bool
) -> list[tuple[float, float, int]]:
    """Where the marks of one voice stand, beside those of the other, and their levels."""
    aside = MARK / 2 + 1
    return [
        (panel.x(number) + (aside if is_own else -aside), panel.y(level), level)
        for number, level in enumerate(levels)
        if level is not None
    ]


def _mark(x: float, y: float, level: str, *, is_own: bool) -> str:
    """A level: an open circle for the own voice, else a full square."""
    if is_own:
        shape = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{MARK / 2:g}" fill="#ffffff"'
            f' stroke="{INK}" stroke-width="1.8"/>'
        )
    else:
        shape = rectangle(x - MARK / 2, y - MARK / 2, MARK, MARK, ACCENT)
    ink = INK if is_own else "#ffffff"
    return shape + (
        text(x, y + 4.7, level, fill=ink, weight="600", anchor="middle") if level else ""
    )
