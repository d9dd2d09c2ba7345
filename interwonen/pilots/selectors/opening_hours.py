"""When the support point of a pilot is open as a rule, and why it is closed on some days."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from interwonen.core.working_days import holiday_name
from interwonen.pilots.models import OpeningHours, Pilot

# "Kantoortijd", as the letter to the council says it.
OFFICE_HOURS = (time(9, 0), time(17, 0))


@dataclass(frozen=True)
class Hours:
    """Opening hours of a day; without hours it is closed, and `reason` says why."""

    opens_at: time | None = None
    closes_at: time | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.opens_at is not None


def regular_hours(pilot: Pilot) -> dict[int, Hours]:
    """The hours of every weekday, 1 for Monday up to 7 for Sunday; one query."""
    kept = {row.weekday: Hours(row.opens_at, row.closes_at) for row in pilot.opening_hours.all()}
    if kept:
        return {day: kept.get(day, Hours()) for day in OpeningHours.Weekday.values}
    return {day: Hours(*OFFICE_HOURS) if day <= 5 else Hours() for day in range(1, 8)}


def expected_hours(pilot: Pilot, day: date) -> Hours:
    """When the support point is to be open on a day: the regular hours, but not on a holiday."""
    if holiday := holiday_name(day):
        return Hours(reason=_("Public holiday: %(name)s.") % {"name": holiday})
    hours = regular_hours(pilot)[day.isoweekday()]
    if hours.is_open:
        return hours
    weekday = OpeningHours.Weekday(day.isoweekday()).label
    return Hours(reason=_("As a rule closed on this day of the week: %(day)s.") % {"day": weekday})
