"""The timeline of a pilot: a chart of the board, wide and for a phone."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interwonen.core.charts import Picture, in_both_sizes
from interwonen.core.formatting import in_words
from interwonen.core.timeline_charts import Count, Labels, Look, Row, Stretch, timeline_chart
from participants.selectors.dwellings_board import (
    Board,
    DwellingLine,
    Interval,
    IntervalKind,
    period_of,
)

# How each kind of interval is drawn; for empty days nothing is drawn. Of a stay the chart draws the
# days to come otherwise than those that have been.
_LOOKS: dict[IntervalKind, Look] = {
    IntervalKind.PAST: "solid",
    IntervalKind.PRESENT: "solid",
    IntervalKind.PLANNED: "solid",
    IntervalKind.UNLET: "hatched",
}


def timeline_of(board: Board) -> Picture:
    """The timeline as the viewer of the board may see it."""
    return in_both_sizes(
        timeline_chart,
        [_row(line) for line in board.lines],
        [Count(level.days, level.residents, level.places) for level in board.levels],
        period=period_of(board.pilot),
        today=board.on,
        labels=_labels(board),
    )


def _row(line: DwellingLine) -> Row:
    stretches = [
        Stretch(interval.days, _LOOKS[interval.kind], _resident(interval))
        for interval in line.intervals
        if interval.kind in _LOOKS
    ]
    return Row(str(line.dwelling), stretches, _resident(line.current) if line.current else "")


def _resident(interval: Interval) -> str:
    """The name if the viewer may see it, else only that the dwelling is taken."""
    return interval.name or (_("taken") if interval.placement else "")


def _labels(board: Board) -> Labels:
    day = date_format(board.on, "j F")
    return Labels(
        title=_("Timeline of %(pilot)s") % {"pilot": board.pilot},
        description=_description(board),
        count_name=_("Residents"),
        limit_name=_("places"),
        today_name=day,
        legend=[
            ("solid", _("lived in, up to and including %(day)s") % {"day": day}),
            ("dashed", _("planned, after %(day)s") % {"day": day}),
            ("hatched", _("not let to the pilot")),
        ],
    )


def _description(board: Board) -> str:
    dwellings = ngettext(
        "%(number)d dwelling from %(first)s up to and including %(last)s.",
        "%(number)d dwellings from %(first)s up to and including %(last)s.",
        len(board.lines),
    )
    taken = _("On %(day)s %(residents)d of %(places)d places are taken.")
    more = _("The tables below the picture say the same.")
    return f"{dwellings} {taken} {more}" % {
        "number": len(board.lines),
        "first": in_words(board.pilot.starts_on),
        "last": in_words(board.pilot.ends_on),
        "day": in_words(board.on),
        "residents": board.level.residents,
        "places": board.level.places,
    }
