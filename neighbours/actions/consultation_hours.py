"""Plan telephone consultation hours, change them, cancel them."""

from collections.abc import Collection, Iterable
from datetime import date, time, timedelta
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import all_hold
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.working_days import holiday_name, is_public_holiday, is_working_day
from interwonen.pilots.models import Pilot
from neighbours.models import Call, ConsultationHour
from neighbours.models.consultation_hours import LONGEST_SLOT, SHORTEST_SLOT
from neighbours.rules import consultation_hours as rules

A_WEEK = timedelta(days=7)


class HourFacts(TypedDict):
    """What is planned of a consultation hour, beside its day and its staff."""

    opens_at: time
    closes_at: time
    slot_minutes: int
    telephone: str


def days_of_series(first: date, last: date) -> tuple[list[date], list[date]]:
    """The days from `first` up to and including `last`, a week apart, and separately those of them
    that are public holidays."""
    days = [first + A_WEEK * number for number in range((last - first) // A_WEEK + 1)]
    return (
        [day for day in days if not is_public_holiday(day)],
        [day for day in days if is_public_holiday(day)],
    )


@transaction.atomic
def plan_hours(
    *,
    pilot: Pilot,
    day: date,
    staff: Iterable[User],
    today: date,
    by: User,
    repeat_until: date | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[HourFacts],
) -> list[ConsultationHour]:
    """Plan a consultation hour, or one every week up to and including `repeat_until`.

    A series leaves out public holidays. Raises RuleBroken for a day outside the year before the
    pilot and its period, for times out of order, a slot that does not fit, another hour at the same
    time, and staff who may not record calls; unless confirmed, also for a day that is over or no
    working day, and without staff.
    """
    refuse_unless(repeat_until is None or day <= repeat_until, rules.SERIES_ORDER)
    days = [day] if repeat_until is None else days_of_series(day, repeat_until)[0]
    refuse_unless(bool(days), rules.SERIES_NOT_EMPTY)
    refuse_unless(days[0] >= today, rules.HOUR_AHEAD, confirmed=confirmed)
    _refuse_days_off(days[0], confirmed)
    colleagues = list(staff)
    refuse_unless(bool(colleagues), rules.NOBODY_ANSWERS, confirmed=confirmed)
    _refuse_strangers(pilot, colleagues, days)
    return [
        _write(ConsultationHour(pilot=pilot, day=day, **facts), colleagues, by=by) for day in days
    ]


@transaction.atomic
def change_hour(
    *,
    hour: ConsultationHour,
    day: date,
    staff: Iterable[User],
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[HourFacts],
) -> ConsultationHour:
    """Change a consultation hour.

    Raises RuleBroken as `plan_hours` does, for one that was cancelled, when an appointment would lie
    outside it, and when one with calls would have yet to come; unless confirmed, also when calls that
    came would lie outside it. Overtaken when it is not `version` any more.
    """
    hour = locked(hour, version=version)
    refuse_unless(not hour.is_cancelled, rules.STILL_GOES_ON)
    came = [call for call in hour.calls.standing() if not call.is_booked]
    if day != hour.day:
        refuse_unless(day >= today, rules.HOUR_AHEAD, confirmed=confirmed)
        _refuse_days_off(day, confirmed)
        refuse_unless(not came or day <= today, rules.CALLS_CAME)
    colleagues = list(staff)
    refuse_unless(bool(colleagues), rules.NOBODY_ANSWERS, confirmed=confirmed)
    _refuse_strangers(hour.pilot, colleagues, [day])
    near = [call for call in came if hour.is_near(call.at)]
    hour.day = day
    for field, value in facts.items():
        setattr(hour, field, value)
    outside = ", ".join(f"{call.at:%H:%M}" for call in near if not hour.is_near(call.at))
    refuse_unless(not outside, rules.CALLS_IN_IT, f"{outside}.", confirmed=confirmed)
    return _write(hour, colleagues, by=by)


def _refuse_days_off(day: date, confirmed: Collection[str]) -> None:
    refuse_unless(is_working_day(day), rules.NO_WORKING_DAY, holiday_name(day), confirmed=confirmed)


def _refuse_strangers(pilot: Pilot, staff: list[User], days: list[date]) -> None:
    may_log = all_hold(staff, Permission.CALL_LOG, pilot=pilot, days=days)
    refuse_unless(may_log, rules.STAFF_MAY_LOG)


def _write(hour: ConsultationHour, staff: list[User], *, by: User) -> ConsultationHour:
    pilot = hour.pilot
    refuse_unless(pilot.prepared_since <= hour.day <= pilot.ends_on, rules.IN_PERIOD)
    refuse_unless(hour.opens_at < hour.closes_at, rules.HOURS_IN_ORDER)
    refuse_unless(SHORTEST_SLOT <= hour.slot_minutes <= LONGEST_SLOT, rules.SLOT_MINUTES)
    refuse_unless(bool(hour.slots), rules.SLOT_FITS)
    return save_as(hour, by=by, links={"staff": staff})


@transaction.atomic
def cancel_hour(
    *, hour: ConsultationHour, reason: str, by: User, confirmed: Collection[str] = ()
) -> ConsultationHour:
    """Cancel a consultation hour; neighbours with an appointment then stand under "to call back".

    Raises RuleBroken without a reason, when it was cancelled already or had calls, and, unless
    confirmed, when neighbours have an appointment.
    """
    hour = locked(hour)
    refuse_unless(not hour.is_cancelled, rules.STILL_GOES_ON)
    refuse_unless(bool(reason.strip()), rules.CANCELLED_SAYS_WHY)
    calls = list(hour.calls.standing())
    refuse_unless(all(call.is_booked for call in calls), rules.HOUR_GOES_ON)
    times = ", ".join(f"{call.slot_at:%H:%M}" for call in calls)
    refuse_unless(not calls, rules.BOOKED_ARE_TOLD, times, confirmed=confirmed)
    for call in calls:
        call.outcome = Call.Outcome.CALL_BACK
        save_as(call, by=by, reason=reason)
    hour.cancelled_because = reason
    return save_as(hour, by=by, reason=reason)
