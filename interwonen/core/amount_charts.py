"""Amounts as bars under each other, a bar for each series in each group; as charts.py says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interwonen.core.charts import ACCENT, LETTER, MUTED, Caption, Chart, Fill, filled, line, text
from interwonen.core.overview_charts import HALF, PHONE

ROW, BAR_HEIGHT, SAMPLE = 24.0, 16.0, 26.0
# The looks of the series in order: they differ without colour too.
FILLS = (Fill(ACCENT, "none"), Fill(ACCENT, "level"), Fill(ACCENT))


@dataclass(frozen=True)
class Amount:
    """The value of one series in a group, and how it is written."""

    value: int
    words: str


@dataclass(frozen=True)
class Group:
    """A name with the amount of each series."""

    label: str
    amounts: tuple[Amount, ...]


def amounts_chart(
    groups: Sequence[Group], *, series: Sequence[str], caption: Caption, narrow: bool
) -> Chart:
    """For each group its name, and under it a bar with its amount in words for each series.

    `series` are the names of at most three series, which differ in how their bars are filled.
    """
    width = float(PHONE if narrow else HALF)
    every = [each for group in groups for each in group.amounts]
    longest = max((len(each.words) for each in every), default=0)
    room = width - longest * LETTER - 8
    unit = room / max(1, *(each.value for each in every))
    shapes = list(_legend(series))
    y = ROW * len(series) + 12
    for group in groups:
        shapes += [line(0, y, width, y, MUTED), text(0, y + 20, group.label, size=14, weight="600")]
        y += 30
        for amount, fill in zip(group.amounts, FILLS, strict=False):
            length = amount.value * unit
            if amount.value:
                shapes += filled(0, y, length, BAR_HEIGHT, fill)
            shapes.append(text(length + 6 if amount.value else 0, y + 13, amount.words, size=14))
            y += ROW
        y += 6
    return caption.chart(shapes, height=y, width=width)


def _legend(series: Sequence[str]) -> Iterator[str]:
    """A sample of each look with the name of its series."""
    for number, (name, fill) in enumerate(zip(series, FILLS, strict=False)):
        yield from filled(0, ROW * number, SAMPLE, BAR_HEIGHT, fill)
        yield text(SAMPLE + 8, ROW * number + 13, name, size=14)
