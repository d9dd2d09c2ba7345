"""The consultation hours and their calls as they are counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, FilteredRelation, Q
from django.utils.timezone import localtime

from interwonen.pilots.models import Pilot
from neighbours.models import Call, ConsultationHour


@dataclass(frozen=True)
class CountedHour:
    """A consultation hour, how long neighbours could ring, and how each call stood on a day: a code
    of Call.Outcome, or `called_back`."""

    day: date
    lasts: timedelta
    calls: tuple[str, ...]
    pk: int = 0


def counted_hours(pilot: Pilot, *, as_of: date, now: datetime) -> list[CountedHour]:
    """The hours up to and including a day that have begun at the moment `now` and were not cancelled,
    without appointments of which nothing came; one query."""
    hours = ConsultationHour.objects.of_pilot(pilot).going_on().begun(now).filter(day__lte=as_of)
    hours = hours.order_by()
    came = Q(calls__withdrawn_because="") & ~Q(calls__outcome=Call.Outcome.BOOKED)
    rows = hours.annotate(came=FilteredRelation("calls", condition=came)).annotate(
        outcome=F("came__outcome"), back=F("came__called_back_at")
    )
    calls: dict[ConsultationHour, list[str]] = {}
    for row in rows:
        known = calls.setdefault(row, [])
        if row.outcome:
            is_back = row.back and localtime(row.back).date() <= as_of
            known.append("called_back" if is_back else row.outcome)
    return [
        CountedHour(hour.day, hour.lasts, tuple(those), hour.pk) for hour, those in calls.items()
    ]


def calls_that_were(outcome: str) -> Callable[[Sequence[CountedHour]], int]:
    """What counts the calls of some hours that ended in one way."""
    return lambda hours: sum(hour.calls.count(outcome) for hour in hours)


def calls_per_hour(hours: Sequence[CountedHour]) -> float | None:
    """The calls for each hour that neighbours could ring; None when they never could."""
    could_ring = sum((hour.lasts for hour in hours), timedelta())
    if not could_ring:
        return None
    return round(sum(len(hour.calls) for hour in hours) / (could_ring / timedelta(hours=1)), 1)
