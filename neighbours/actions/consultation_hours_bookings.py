"""Make appointments for calls in a consultation hour, and correct them."""

from datetime import datetime, time

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from neighbours.models import Call, ConsultationHour
from neighbours.rules import consultation_hours as rules


@transaction.atomic
def book_slot(
    *,
    hour: ConsultationHour,
    slot_at: time,
    telephone: str,
    now: datetime,
    by: User,
    caller_name: str = "",
) -> Call:
    """Make an appointment for a call at one of the times of an hour.

    Raises RuleBroken when the hour was cancelled, the time is over, taken or none of its slots, and
    without a telephone number.
    """
    call = Call(hour=locked(hour), outcome=Call.Outcome.BOOKED, logged_by=by)
    call.caller_name, call.telephone = caller_name, telephone
    return _save_at(slot_at, call, now=now, by=by)


@transaction.atomic
def change_booking(
    *,
    call: Call,
    slot_at: time,
    telephone: str,
    now: datetime,
    by: User,
    caller_name: str = "",
    version: int | None = None,
) -> Call:
    """Correct an appointment: another time of the same hour, or who rings.

    Raises RuleBroken as `book_slot` does, although it may keep a time that is over, and when it
    became a call or was withdrawn; Overtaken when it is not `version` any more.
    """
    hour = locked(call.hour)  # first the hour, as when the call of an appointment is recorded
    call = locked(call, version=version)
    refuse_unless(call.is_booked and not call.is_withdrawn, rules.STILL_BOOKED)
    call.hour = hour
    call.caller_name, call.telephone = caller_name, telephone
    return _save_at(slot_at, call, now=now, by=by)


def _save_at(slot_at: time, call: Call, *, now: datetime, by: User) -> Call:
    """Save an appointment at a time of its hour."""
    hour = call.hour
    refuse_unless(not hour.is_cancelled, rules.HOUR_GOES_ON)
    refuse_unless(slot_at in hour.slots, rules.IN_A_SLOT)
    is_ahead = slot_at == call.slot_at or not hour.has_passed(slot_at, now)
    refuse_unless(is_ahead, rules.SLOT_AHEAD)
    taken = hour.calls.standing().filter(slot_at=slot_at).exclude(pk=call.pk)
    refuse_unless(not taken.exists(), rules.ONE_PER_SLOT)
    refuse_unless(bool(call.telephone.strip()), rules.NUMBER_KNOWN)
    call.slot_at = slot_at
    return save_as(call, by=by)
