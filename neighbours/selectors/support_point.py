"""The day book counted per day, week or month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.core.formatting import in_words
from neighbours.models import SupportPointDay


class Per(models.TextChoices):
    """The period of one line of the overview; the code is used in addresses."""

    DAY = "dag", gettext_lazy("Per day")
    WEEK = "week", gettext_lazy("Per week")
    MONTH = "maand", gettext_lazy("Per month")


@dataclass(frozen=True)
class Visits:
    """The totals of a day, week or month; `hours` counts the hours that it was open."""

    label: str
    open_days: int
    hours: float
    residents: int
    neighbours: int

    @property
    def in_all(self) -> int:
        return self.residents + self.neighbours


def visits_per(days: Iterable[SupportPointDay], per: str) -> list[Visits]:
    """The totals per day, week or month of days with their counts (`with_counts`), in order."""
    return [
        _together(_label(first, per), list(rows))
        for first, rows in groupby(days, key=lambda row: _first(row.day, per))
    ]


def total(days: Iterable[SupportPointDay]) -> Visits:
    """All days together."""
    return _together(_("In all"), list(days))


def _together(label: str, days: list[SupportPointDay]) -> Visits:
    seconds = sum((day.open_for.total_seconds() for day in days), 0.0)
    return Visits(
        label=label,
        open_days=sum(day.is_open for day in days),
        hours=seconds / 3600,
        residents=sum(day.residents for day in days),  # type: ignore[attr-defined]
        neighbours=sum(day.neighbours for day in days),  # type: ignore[attr-defined]
    )


def _first(day: date, per: str) -> date:
    """The first day of the week or month that holds a day; the day itself when counting days."""
    if per == Per.MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if per == Per.WEEK else day


def _label(first: date, per: str) -> str:
    if per == Per.MONTH:
        return str(date_format(first, "F Y"))
    if per == Per.WEEK:
        words = {"number": first.isocalendar().week, "day": in_words(first)}
        return _("Week %(number)d, from %(day)s") % words
    return str(date_format(first, "l j F Y"))
