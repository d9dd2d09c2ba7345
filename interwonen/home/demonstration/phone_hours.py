"""Fictional telephone consultation hours with calls."""

from datetime import date, datetime, time

from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import term
from interwonen.pilots.models import Pilot
from neighbours.actions.consultation_hours import plan_hours
from neighbours.actions.consultation_hours_bookings import book_slot
from neighbours.actions.consultation_hours_calls import log_call, note_try
from neighbours.models import Call, ConsultationHour

NOBODYS_NUMBER = "+31591000000"


def add_phone_hours(pilot: Pilot, people: dict[str, User]) -> None:
    """Two hours in June with calls, that of today with an appointment, and a weekly series."""
    by = people["contact"]
    first, second = (_plan(pilot, date(2021, 6, day), people) for day in (17, 24))
    _called(first, "taken", time(16, 4), "Fictief. Hoe lang duurt de pilot?", by=by)
    _called(first, "taken", time(16, 31), "Fictief. Is het steunpunt ook in de zomer open?", by=by)
    _called(first, "missed", time(17, 50), "", by=by)
    _called(second, "taken", time(16, 12), "Fictief. Wil een keer koffie drinken.", by=by)
    waits = _called(second, "call_back", time(17, 20), "Fictief. Belt liever morgen verder.", by=by)
    for day in (25, 28):
        note_try(call=waits, now=_moment(date(2021, 6, day), time(10)), by=by)
    # It goes on when the demonstration starts, at two, so that the page of who is on the telephone
    # can be tried as it is.
    today = _plan(pilot, date(2021, 6, 30), people, first=time(14), last=time(16))
    book_slot(
        hour=today,
        slot_at=time(14, 30),
        caller_name="Meneer Verzonnen",
        telephone=NOBODYS_NUMBER,
        now=_moment(date(2021, 6, 29), time(10)),
        by=by,
    )
    _plan(pilot, date(2021, 7, 8), people, repeat_until=date(2021, 7, 29))


def _plan(
    pilot: Pilot,
    day: date,
    people: dict[str, User],
    *,
    first: time = time(16),
    last: time = time(18),
    repeat_until: date | None = None,
) -> ConsultationHour:
    return plan_hours(
        pilot=pilot,
        day=day,
        repeat_until=repeat_until,
        opens_at=first,
        closes_at=last,
        slot_minutes=15,
        telephone="",
        staff=[people["contact"], people["teamleider"]],
        today=day,
        by=people["contact"],
    )[0]


def _called(hour: ConsultationHour, outcome: str, at: time, note: str, *, by: User) -> Call:
    answered = outcome == "taken"
    return log_call(
        hour=hour,
        outcome=outcome,
        came_at=at,
        kind=term("contact_kind.question") if answered else None,
        handling="answered" if answered else "",
        note=note,
        caller_name="Mevrouw Verzonnen" if outcome == "call_back" else "",
        telephone=NOBODYS_NUMBER if outcome == "call_back" else "",
        now=_moment(hour.day, time(18)),
        by=by,
    )


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
