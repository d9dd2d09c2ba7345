"""At which hours of the day the lines of the access log are, as a picture, so that the night shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interwonen.audit.odd import NIGHT_BEGINS, NIGHT_ENDS
from interwonen.audit.querysets import AccessEventQuerySet
from interwonen.core.charts import (
    ACCENT,
    INK,
    MUTED,
    Caption,
    Chart,
    Fill,
    Picture,
    filled,
    in_both_sizes,
    line,
    text,
)

MOST_LISTED = 20_000  # lines; who asks for more of a log of years chooses a shorter period
WIDE, PHONE = 1120.0, 340.0
_DAY, _NIGHT = Fill(ACCENT), Fill(INK, "level")
_BASE, _HIGHEST = 190.0, 140.0


@dataclass(frozen=True)
class Hour:
    """An hour of the day, and how many lines are of it."""

    hour: int
    lines: int

    @property
    def words(self) -> str:
        """From when to when."""
        return f"{self.hour:02}:00-{self.hour + 1:02}:00"

    @property
    def is_night(self) -> bool:
        """Whether what happens then stands out by that alone."""
        return self.hour >= NIGHT_BEGINS or self.hour < NIGHT_ENDS


@dataclass(frozen=True)
class Hours:
    """The hours of a day with their lines: as a picture, and in words."""

    each: Sequence[Hour]

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return sum(each.lines for each in self.each)

    @property
    def told(self) -> str:
        """How many lines are of the night."""
        night = sum(each.lines for each in self.each if each.is_night)
        facts = {"night": night, "lines": self.lines, "from": NIGHT_BEGINS, "until": NIGHT_ENDS}
        return (
            _("%(night)s of %(lines)s lines are of the night (%(from)s to %(until)s o'clock).")
            % facts
        )

    @property
    def picture(self) -> Picture:
        """The hours as columns, those of the night with stripes."""
        caption = Caption(_("Lines per hour of the day"), self.told)
        return in_both_sizes(_chart, self.each, caption=caption)


def hours_of(listed: AccessEventQuerySet) -> Hours:
    """The hours of the lines of a list, counted in one query."""
    return Hours([Hour(hour, number) for hour, number in enumerate(listed.an_hour())])


def _chart(hours: Sequence[Hour], *, caption: Caption, narrow: bool) -> Chart:
    full = PHONE if narrow else WIDE
    width, unit = full / len(hours), _HIGHEST / max(1, *(each.lines for each in hours))
    shapes = [line(0, _BASE, full, _BASE, MUTED)]
    for each in hours:
        x, high = each.hour * width, each.lines * unit
        if each.lines:
            fill = _NIGHT if each.is_night else _DAY
            shapes += filled(x, _BASE - high, width, high, fill)
            shapes.append(_number(each.lines, x + width / 2, _BASE - high - 6, narrow=narrow))
        if not narrow or each.hour % 3 == 0:
            shapes.append(text(x + width / 2, _BASE + 20, each.hour, anchor="middle"))
    return caption.chart(shapes, height=_BASE + 30, width=full)


def _number(number: int, x: float, y: float, *, narrow: bool) -> str:
    """On its column; on its side where columns are narrow."""
    if not narrow:
        return text(x, y, number, anchor="middle")
    upright = text(0, 4, number, size=11)
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate(-90)">{upright}</g>'
