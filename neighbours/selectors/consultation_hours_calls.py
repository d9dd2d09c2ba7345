"""Who waits to be called back, and which times of an hour are free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

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


def slots_of(hour: ConsultationHour, calls: Iterable[Call], *, now: datetime) -> list[Slot]:
    """The times of an hour; those that are over at the moment `now` are not free."""
    taken = {call.slot_at: call for call in calls if call.slot_at and not call.is_withdrawn}
    return [
        Slot(at, taken.get(at), at not in taken and not hour.has_passed(at, now))
        for at in hour.slots
    ]
