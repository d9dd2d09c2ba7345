"""Keyword functions for consultation hours and calls; every default can be named."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from interwonen.pilots.models import Pilot
from neighbours.actions.consultation_hours import plan_hours
from neighbours.actions.consultation_hours_bookings import book_slot
from neighbours.actions.consultation_hours_calls import log_call
from neighbours.models import Call, ConsultationHour
from neighbours.rules.consultation_hours import HOUR_AHEAD, NO_WORKING_DAY, NOBODY_ANSWERS
from tests.factories import system, term

THURSDAY = date(2021, 4, 1)  # before Easter
WELL_KNOWN = (HOUR_AHEAD.name, NOBODY_ANSWERS.name, NO_WORKING_DAY.name)


def at(hour: int, minute: int = 0, *, day: date = THURSDAY) -> datetime:
    """A moment on the day of the hour."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def make_hour(pilot: Pilot, **facts: Any) -> ConsultationHour:
    """From four until six on the Thursday before Easter 2021, ten minutes for each call."""
    defaults: dict[str, Any] = {
        "day": THURSDAY,
        "opens_at": time(16),
        "closes_at": time(18),
        "slot_minutes": 10,
        "telephone": "",
        "staff": [],
        "today": date(2021, 3, 25),
        "by": system(),
        "confirmed": WELL_KNOWN,
    }
    return plan_hours(pilot=pilot, **{**defaults, **facts})[0]


def make_booking(hour: ConsultationHour, **facts: Any) -> Call:
    """An appointment at ten past four."""
    defaults: dict[str, Any] = {
        "slot_at": time(16, 10),
        "caller_name": "Fictief Buur",
        "telephone": "0591 000000",
        "now": at(9, day=hour.day),
        "by": system(),
    }
    return book_slot(hour=hour, **{**defaults, **facts})


def make_call(hour: ConsultationHour, **facts: Any) -> Call:
    """A call at five past four that was answered on the telephone."""
    defaults: dict[str, Any] = {
        "outcome": "taken",
        "came_at": time(16, 5),
        "handling": "answered",
        "note": "Hoe lang duurt de pilot?",
        "now": at(16, 20, day=hour.day),
        "by": system(),
    }
    return log_call(hour=hour, **{**defaults, **facts})


def asked(**facts: Any) -> dict[str, Any]:
    """What makes a call a question to be answered."""
    defaults: dict[str, Any] = {
        "handling": "to_answer",
        "kind": term("contact_kind.question"),
        "note": "Komen er meer woningen bij?",
        "caller_name": "Fictief Buur",
        "telephone": "0591 000000",
    }
    return {**defaults, **facts}


def make_call_back(hour: ConsultationHour, **facts: Any) -> Call:
    """A call whose neighbour waits to be called back."""
    waits = {"outcome": "call_back", "caller_name": "Fictief Buur", "telephone": "0591 000000"}
    return make_call(hour, **{**waits, "handling": "", **facts})
