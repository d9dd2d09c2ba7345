"""When the support point is open, as neighbours want to know it: now, this week, and on holidays."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interwonen.core.spans import ONE_DAY
from interwonen.core.working_days import holiday_name
from interwonen.pilots.models import OpeningHours, Pilot
from interwonen.pilots.selectors.opening_hours import Hours, regular_hours
from neighbours.models import SupportPointDay

LOOKED_AHEAD = 31  # days
_AHEAD = timedelta(days=LOOKED_AHEAD)


@dataclass(frozen=True)
class OpenDay:
    """A day with its hours; closed without them, on a holiday with its name."""

    day: date
    opens_at: time | None = None
    closes_at: time | None = None
    holiday: str = ""


@dataclass(frozen=True)
class SupportPointHours:
    """The hours as of a moment.

    `open_until` is there while it is open; else `opens_next` is the next day on which it opens, if
    that is soon. `holidays` are the coming days on which it is closed though it is no weekend.
    """

    today: OpenDay
    open_until: time | None
    opens_next: OpenDay | None
    week: list[tuple[str, Hours]]
    holidays: list[OpenDay]


def support_point_hours(pilot: Pilot, *, now: datetime) -> SupportPointHours:
    """The hours of the support point; of a day in the day book as they were recorded there.

    What staff noted of a day is not for neighbours. Outside the pilot's period it is closed.
    """
    regular = regular_hours(pilot)
    first = now.date()
    recorded = {
        row.day: row
        for row in SupportPointDay.objects.of_pilot(pilot).between(first, first + _AHEAD)
    }
    days = [
        _day(pilot, first + ONE_DAY * number, regular, recorded) for number in range(LOOKED_AHEAD)
    ]
    today, at = days[0], now.time()
    is_open = today.opens_at is not None and today.opens_at <= at < (today.closes_at or at)
    comes = [day for day in days if day.opens_at and (day is not today or at < day.opens_at)]
    return SupportPointHours(
        today=today,
        open_until=today.closes_at if is_open else None,
        opens_next=None if is_open else next(iter(comes), None),
        week=[(str(day.label), regular[day]) for day in OpeningHours.Weekday],
        holidays=[day for day in days if day.holiday and regular[day.day.isoweekday()].is_open],
    )


def _day(
    pilot: Pilot, day: date, regular: dict[int, Hours], recorded: dict[date, SupportPointDay]
) -> OpenDay:
    if not pilot.starts_on <= day <= pilot.ends_on:
        return OpenDay(day)
    if row := recorded.get(day):
        return OpenDay(day, row.opens_at, row.closes_at)
    if holiday := holiday_name(day):
        return OpenDay(day, holiday=holiday)
    hours = regular[day.isoweekday()]
    return OpenDay(day, hours.opens_at, hours.closes_at)
