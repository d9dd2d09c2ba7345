"""The days of a series of evaluation moments, before it is planned."""

from dataclasses import dataclass
from datetime import date

from evaluations.models import EvaluationMoment
from interwonen.core.periods import months_later
from interwonen.core.spans import ONE_DAY
from interwonen.core.working_days import is_working_day
from interwonen.pilots.models import Pilot


@dataclass(frozen=True)
class SeriesDay:
    """A day of a series; `is_taken` when an evaluation is planned on it already."""

    day: date
    is_taken: bool


def series_days(pilot: Pilot, *, first_on: date, every_months: int) -> list[SeriesDay]:
    """Each so many months from the first day on, up to and including the last day of the pilot.

    A day in a weekend or on a holiday becomes the next working day.
    """
    moments = EvaluationMoment.objects.of_pilot(pilot).standing()
    taken = set(moments.values_list("planned_on", flat=True))
    days, number = [], 0
    while (day := _working_day(months_later(first_on, number * every_months))) <= pilot.ends_on:
        days.append(SeriesDay(day, day in taken))
        number += 1
    return days


def _working_day(day: date) -> date:
    while not is_working_day(day):
        day += ONE_DAY
    return day
