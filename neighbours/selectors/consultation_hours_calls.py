"""Who waits to be called back, and how many calls came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from interwonen.core.working_days import end_of_working_days
from interwonen.pilots.models import Pilot
from neighbours.models import Call, ConsultationHour

CALL_BACK_DAYS = 1  # working days: a service norm of the pilot, as for the first reaction


@dataclass(frozen=True)
class WaitingCall:
    """A neighbour who waits to be called back, and by when that was promised."""

    call: Call
    due_on: date
    is_late: bool


def calls_to_call_back(pilot: Pilot, *, today: date) -> list[WaitingCall]:
    """Who waits in a pilot, the longest waiting first, with the hour and who spoke to them."""
    calls = Call.objects.of_pilot(pilot).to_call_back().select_related("hour", "logged_by")
    return [_waiting(call, today) for call in calls]


def _waiting(call: Call, today: date) -> WaitingCall:
    due_on = end_of_working_days(call.hour.day, CALL_BACK_DAYS)
    return WaitingCall(call, due_on, is_late=due_on < today)


@dataclass(frozen=True)
class Slot:
    """A time in a consultation hour, with the appointment or call that has it, if any."""

    at: time
    call: Call | None
    is_free: bool


def slots_of(hour: ConsultationHour, calls: Iterable[Call], *, from_time: time) -> list[Slot]:
    """The times of an hour; those that begin at `from_time` or later may still be free."""
    taken = {call.slot_at: call for call in calls if call.slot_at and not call.is_withdrawn}
    return [Slot(at, taken.get(at), at not in taken and at >= from_time) for at in hour.slots]


@dataclass(frozen=True)
class CallFigures:
    """What came of the calls of some consultation hours; `called_back` are those of `call_back`
    that were done. `opening` is for how many hours neighbours could ring."""

    sessions: int
    opening: float
    taken: int
    missed: int
    call_back: int
    called_back: int

    @property
    def calls(self) -> int:
        return self.taken + self.missed + self.call_back

    @property
    def per_hour(self) -> float | None:
        """Calls for each hour that neighbours could ring; None when they never could."""
        return self.calls / self.opening if self.opening else None


def call_figures(hours: Iterable[Any]) -> CallFigures:
    """The figures of consultation hours with their counts (`with_counts`) together.

    For those of one session, give that one. Hours that were cancelled do not count.
    """
    held = [hour for hour in hours if not hour.is_cancelled]
    return CallFigures(
        sessions=len(held),
        opening=sum(hour.lasts.total_seconds() for hour in held) / 3600,
        taken=sum(hour.taken for hour in held),
        missed=sum(hour.missed for hour in held),
        call_back=sum(hour.call_back for hour in held),
        called_back=sum(hour.called_back for hour in held),
    )


def call_figures_between(pilot: Pilot, first: date, last: date) -> CallFigures:
    """The figures of the consultation hours of a pilot from `first` up to and including `last`."""
    hours = ConsultationHour.objects.of_pilot(pilot).going_on().filter(day__range=(first, last))
    return call_figures(hours.with_counts())
