"""The answers to one question as a picture, beside those of the round before."""

from django.utils.translation import gettext as _

from interwonen.core.charts import (
    ACCENT,
    MUTED,
    Caption,
    Chart,
    Picture,
    in_both_sizes,
    rectangle,
    text,
)
from interwonen.core.overview_charts import HALF, PHONE
from neighbours.selectors.surveys_change import Change
from neighbours.selectors.surveys_results import QuestionResult

_LABELS, _ROOM = 190, 28  # how wide the labels are, and the room for a number behind a bar
_THICK, _THIN, _GAP = 16, 9, 8
_FRAME = f' stroke="{ACCENT}" stroke-width="1.5"'


def answers_picture(result: QuestionResult, change: Change | None = None) -> Picture:
    """A bar for each answer; with a change a thinner, empty bar below it for the round before."""
    rows = [
        (now.label, now.number, before.number if before else None)
        for now, before in zip(
            result.counts,
            change.before.counts if change else [None] * len(result.counts),
            strict=True,
        )
    ]
    return in_both_sizes(_drawn, rows, result.label)


def _drawn(rows: list[tuple[str, int, int | None]], title: str, *, narrow: bool) -> Chart:
    width = PHONE if narrow else HALF
    numbers = [number for _label, *both in rows for number in both if number is not None]
    unit = (width - _LABELS - _ROOM) / max(8, *numbers)
    shapes, y = [], 0.0
    for label, now, before in rows:
        shapes.append(text(0, y + 13, label))
        shapes.append(rectangle(_LABELS, y, max(now * unit, 1), _THICK, ACCENT))
        shapes.append(text(_LABELS + now * unit + 6, y + 13, now, weight="600"))
        y += _THICK
        if before is not None:
            length = max(before * unit, 1)
            shapes.append(rectangle(_LABELS, y + 2, length, _THIN, "#ffffff", _FRAME))
            shapes.append(text(_LABELS + length + 6, y + 11, before, size=12, fill=MUTED))
            y += _THIN + 2
        y += _GAP
    return Caption(title, "; ".join(map(_told, rows))).chart(shapes, height=y, width=width)


def _told(row: tuple[str, int, int | None]) -> str:
    label, now, before = row
    words = {"label": label, "now": now, "before": before}
    if before is None:
        return _("%(label)s: %(now)d") % words
    return _("%(label)s: %(now)d, before %(before)d") % words
