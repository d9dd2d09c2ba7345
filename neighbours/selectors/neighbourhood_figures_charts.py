"""Pictures of figures per quarter, a bar for each quarter."""

from collections.abc import Sequence
from functools import partial
from itertools import cycle, islice

from interwonen.core.charts import (
    ACCENT,
    MUTED,
    WARNING,
    Bar,
    Fill,
    Picture,
    stacked_bars,
)
from interwonen.core.overview_charts import PHONE, WHOLE
from neighbours.selectors.neighbourhood_figures_lines import Line

# They differ in pattern, not in colour alone; the parts stand in the order of their words.
FILLS_OF_KINDS = (
    Fill(ACCENT),
    Fill(ACCENT, "upright"),
    Fill(ACCENT, "level"),
    Fill(MUTED),
    Fill(MUTED, "upright"),
    Fill(MUTED, "none"),
)
FILLS_OF_ANSWERS = (
    Fill(ACCENT),
    Fill(ACCENT, "upright"),
    Fill(ACCENT, "none"),
    Fill(WARNING, "level"),
)


def parts_picture(
    title: str, names: Sequence[str], lines: Sequence[Line], fills: Sequence[Fill]
) -> Picture | None:
    """What each quarter is made of; None when there is nothing to draw.

    `names` are those of the lines; with more lines than fills these begin anew.
    """
    if not any(line.total for line in lines):
        return None
    bars = []
    for number, quarter in enumerate(lines[0].quarters if lines else ()):
        parts = [int(line.values[number] or 0) for line in lines]
        told = (f"{name} {part}" for name, part in zip(names, parts, strict=True) if part)
        bars.append(Bar(f"{quarter.label}: {sum(parts)}", tuple(parts), ", ".join(told)))
    listed = "; ".join(f"{bar.label} ({bar.words})" if bar.words else bar.label for bar in bars)
    series = tuple(islice(cycle(fills), len(lines)))
    draw = partial(stacked_bars, bars, series=series, title=title, description=f"{listed}.")
    return Picture(draw(width=WHOLE), draw(width=PHONE))
