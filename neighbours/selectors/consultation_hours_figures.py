"""The consultation hours and their calls as they are counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Value, When

from interwonen.core.packed_rows import packed
from interwonen.pilots.models import Pilot
from neighbours.models import Call, ConsultationHour


@dataclass(frozen=True)
class CountedHour:
    """A consultation hour, and how each call in it stood on a day: a code of Call.Outcome, or
    `called_back`."""

    day: date
    opens_at: time
    closes_at: time
    calls: Sequence[str] = ()
    pk: int = 0

    @property
    def lasts(self) -> timedelta:
        """How long neighbours could ring."""
        first, last = (datetime.combine(self.day, at) for at in (self.opens_at, self.closes_at))
        return last - first


def packed_hours(pilot: Pilot, *, as_of: date, now: datetime) -> ArraySubquery:
    """For a query of pilots, rows of CountedHour: those up to and including a day that have begun at
    the moment `now` and were not cancelled, without appointments of which nothing came."""
    hours = ConsultationHour.objects.of_pilot(pilot).going_on().begun(now).filter(day__lte=as_of)
    calls = Call.objects.standing().filter(hour=OuterRef("pk")).exclude(outcome=Call.Outcome.BOOKED)
    back = When(called_back_at__date__lte=as_of, then=Value("called_back"))
    return packed(
        hours.order_by(),
        day="day",
        opens_at="opens_at",
        closes_at="closes_at",
        calls=ArraySubquery(calls.order_by().values(how=Case(back, default="outcome"))),
        pk="pk",
    )


def calls_that_were(outcome: str) -> Callable[[Sequence[CountedHour]], int]:
    """What counts the calls of some hours that ended in one way."""
    return lambda hours: sum(hour.calls.count(outcome) for hour in hours)


def calls_per_hour(hours: Sequence[CountedHour]) -> float | None:
    """The calls for each hour that neighbours could ring; None when they never could."""
    could_ring = sum((hour.lasts for hour in hours), timedelta())
    if not could_ring:
        return None
    return round(sum(len(hour.calls) for hour in hours) / (could_ring / timedelta(hours=1)), 1)
