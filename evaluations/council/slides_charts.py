"""The pictures of a report as charts of the slide program, with their numbers in a sheet behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evaluations.council.slides_theme import LIGHT, PAPER, SMALL
from evaluations.council.snapshot import Picture
from interwonen.core.charts import ACCENT, INK, MUTED

FRAME = 25_400  # two points, in the units of the file


@dataclass(frozen=True)
class _Look:
    """Of a series: its fill, if it has any, its frame, and the numbers on it.

    They are told apart without colour too.
    """

    fill: str
    numbers: str
    frame: str = ""
    is_dotted: bool = False


LIMIT = _Look("", INK, frame=INK)
LOOKS = (
    _Look(ACCENT, PAPER),
    _Look(LIGHT, INK),
    _Look(PAPER, INK, frame=ACCENT),
    _Look(PAPER, INK, frame=INK, is_dotted=True),
    _Look(MUTED, PAPER),
)


def draw_chart(slide: Any, picture: Picture, box: Sequence[int]) -> Any:
    """Add the picture to a slide, in a box of left, top, width and height; gives its frame."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    data = CategoryChartData(number_format="#,##0")
    data.categories = _labels(picture)
    for series in picture.series:
        data.add_series(series.name, series.values)
    kinds = {
        "steps": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "grouped": XL_CHART_TYPE.BAR_CLUSTERED,
        "stacked": XL_CHART_TYPE.BAR_STACKED,
    }
    frame = slide.shapes.add_chart(kinds[picture.kind], *box, data)
    _style(frame.chart, picture)
    return frame


def _labels(picture: Picture) -> list[str]:
    """The labels, each with its note, such as the year."""
    notes = picture.notes or ("",) * len(picture.labels)
    return [f"{label} {note}".strip() for label, note in zip(picture.labels, notes, strict=True)]


def _style(chart: Any, picture: Picture) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.font.size = Pt(SMALL)
    chart.has_title = False
    chart.has_legend = len(picture.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.reverse_order = picture.kind != "steps"  # else the first is at the foot
    plot = chart.plots[0]
    plot.gap_width = 40
    is_steps, is_stacked = picture.kind == "steps", picture.kind == "stacked"
    plot.overlap = 0 if picture.kind == "grouped" else 100
    for number, series in enumerate(plot.series):
        look = LIMIT if is_steps and number else LOOKS[number % len(LOOKS)]
        _fill(series, look)
        at = "CENTER" if is_stacked else "INSIDE_END" if is_steps and not number else "OUTSIDE_END"
        _number(series, look.numbers if at != "OUTSIDE_END" else INK, at)
        series.data_labels.number_format = _written(
            series.values, picture.unit, hides_zero=is_stacked
        )


def _fill(series: Any, look: _Look) -> None:
    from pptx.enum.dml import MSO_PATTERN

    fill = series.format.fill
    if look.is_dotted:
        fill.patterned()
        fill.pattern = MSO_PATTERN.PERCENT_10
        fill.fore_color.rgb, fill.back_color.rgb = _colour(look.frame), _colour(look.fill)
    elif look.fill:
        fill.solid()
        fill.fore_color.rgb = _colour(look.fill)
    else:
        fill.background()
    series.format.line.color.rgb = _colour(look.frame or look.fill)
    series.format.line.width = FRAME if look.frame else 0


def _number(series: Any, colour: str, position: str) -> None:
    """The numbers of a series on its bars."""
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    labels = series.data_labels
    labels.show_value = True
    labels.number_format_is_linked = False
    labels.font.size = Pt(SMALL)
    labels.font.bold = True
    labels.font.color.rgb = _colour(colour)
    labels.position = XL_LABEL_POSITION[position]


def _written(values: Sequence[float | None], unit: str, *, hides_zero: bool) -> str:
    """How numbers are written, as in Dutch, euros with their sign; a part of a bar that is not there
    needs no 0."""
    is_whole = all(value == int(value) for value in values if value is not None)
    sign = '"€ "' if unit == "€" else ""
    number = f"[$-413]{sign}#,##0{'' if is_whole else '.0'}"
    return f"{number};;" if hides_zero else number


def _colour(code: str) -> Any:
    """The colour of a code such as #0e5a6b."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(code[1:])
