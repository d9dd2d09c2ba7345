"""The pictures of a report as drawings: what each kind looks like, its legend in it."""

from collections.abc import Iterator
from itertools import cycle, islice

from django.utils import translation
from django.utils.formats import number_format

from evaluations.council.snapshot import Picture
from interwonen.core.amount_charts import Amount, Group, amounts_chart
from interwonen.core.charts import (
    ACCENT,
    INK,
    MUTED,
    WARNING,
    WIDTH,
    Bar,
    Caption,
    Chart,
    ChartPeriod,
    Fill,
    stacked_bars,
    steps_chart,
)
from interwonen.core.overview_charts import PHONE
from interwonen.core.pdf import LANGUAGE

# The looks of the parts of a bar in order: each differs from the one beside it without colour too.
FILLS = (
    Fill(ACCENT),
    Fill(ACCENT, "upright"),
    Fill(ACCENT, "none"),
    Fill(WARNING, "level"),
    Fill(MUTED, "crossed"),
    Fill(INK),
    Fill(INK, "upright"),
)
MOST_NAMED = 18  # columns under which each has its name; of more, every third


def drawing(picture: Picture, *, narrow: bool) -> Chart:
    """The picture, for a whole line of a page, or for half a line or a phone if `narrow`.

    Its text alternative is the title and the description of the picture.
    """
    draw = {"steps": _steps, "stacked": _stacked, "grouped": _grouped}[picture.kind]
    with translation.override(LANGUAGE):
        return draw(picture, narrow=narrow)


def _steps(picture: Picture, *, narrow: bool) -> Chart:
    values, *limits = (series.values for series in picture.series)
    limit = limits[0] if limits else (None,) * len(values)
    notes = picture.notes or ("",) * len(values)
    every = 1 if len(values) <= MOST_NAMED else 3
    return steps_chart(
        [
            ChartPeriod("" if place % every else label, note, _whole(value), _whole(most))
            for place, (label, note, value, most) in enumerate(
                zip(picture.labels, notes, values, limit, strict=True)
            )
        ],
        title=picture.title,
        description=picture.description,
        value_name=picture.series[0].name,
        limit_name=picture.series[-1].name,
        coming_name="nog te komen",
        full=PHONE if narrow else WIDTH,
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _stacked(picture: Picture, *, narrow: bool) -> Chart:
    return stacked_bars(
        [
            Bar(
                f"{label}: {_amount(sum(parts), picture.unit)}",
                tuple(round(part) for part in parts),
                _parts(parts),
            )
            for label, parts in _by_label(picture)
        ],
        series=tuple(islice(cycle(FILLS), len(picture.series))),
        names=[series.name for series in picture.series],
        title=picture.title,
        description=picture.description,
        width=PHONE if narrow else WIDTH,
    )


def _parts(parts: tuple[float, ...]) -> str:
    """The numbers of the parts of a bar in their order; nothing when there is one part."""
    numbers = [number_format(part) for part in parts if part]
    return f"({' + '.join(numbers)})" if len(numbers) > 1 else ""


def _grouped(picture: Picture, *, narrow: bool) -> Chart:
    groups = [
        Group(label, tuple(Amount(round(each), _amount(each, picture.unit)) for each in values))
        for label, values in _by_label(picture)
    ]
    caption = Caption(picture.title, picture.description)
    names = [series.name for series in picture.series]
    return amounts_chart(groups, series=names, caption=caption, narrow=narrow)


def _by_label(picture: Picture) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each label with its number of every series; 0 where there is none yet."""
    for place, label in enumerate(picture.labels):
        yield label, tuple(series.values[place] or 0 for series in picture.series)


def _amount(value: float, unit: str) -> str:
    """A number as it is read: "€ 1.200" or "12 dagen"."""
    words = number_format(value, force_grouping=True)
    return f"€ {words}" if unit == "€" else f"{words} {unit}".rstrip()
