"""Keep the day book of the support point: hours, staff and visits."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import all_hold
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot, Term
from interwonen.pilots.selectors.opening_hours import expected_hours
from neighbours.models import SupportPointDay, WalkIn
from neighbours.rules import support_point as rules
from participants.actions.participants_recognised import refuse_names_in


@transaction.atomic
def open_day(
    *,
    pilot: Pilot,
    day: date,
    opens_at: time | None,
    closes_at: time | None,
    staff: Iterable[User],
    remarks: str,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> SupportPointDay:
    """Record when the support point was open on a day, and who staffed it.

    Without times it was closed. Raises RuleBroken for a day after `today`, outside the pilot's
    period or in the book already, for times out of order, a closed day without the reason, staff
    without a role, and, unless confirmed, when the remarks seem to point at a person.
    """
    row = _found(pilot, day, today=today)
    refuse_unless(row.pk is None, rules.DAY_ONCE)
    row.opens_at, row.closes_at, row.remarks = opens_at, closes_at, remarks
    return _write(row, staff, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_day(
    *,
    row: SupportPointDay,
    opens_at: time | None,
    closes_at: time | None,
    staff: Iterable[User],
    remarks: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> SupportPointDay:
    """Change a day in the day book.

    Raises RuleBroken as `open_day` does, and when a day with visits would be closed; Overtaken
    when the day has changed since `version`.
    """
    row = locked(row, version=version)
    row.opens_at, row.closes_at, row.remarks = opens_at, closes_at, remarks
    refuse_unless(row.is_open or not row.walk_ins.exists(), rules.CLOSED_WITH_VISITS)
    return _write(row, staff, today=today, by=by, confirmed=confirmed)


def _write(
    row: SupportPointDay,
    staff: Iterable[User],
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> SupportPointDay:
    first, last = row.opens_at, row.closes_at
    closed = first is None and last is None
    in_order = first is not None and last is not None and first < last
    refuse_unless(closed or in_order, rules.DAY_HOURS)
    refuse_unless(in_order or bool(row.remarks.strip()), rules.CLOSED_SAYS_WHY)
    colleagues = list(staff)
    pilot = row.pilot
    may_write = all_hold(colleagues, Permission.SUPPORT_POINT_WRITE, pilot=pilot, days=[row.day])
    refuse_unless(may_write, rules.STAFF_OF_PILOT)
    refuse_names_in({"remarks": row.remarks}, pilot=pilot, by=by, on=today, confirmed=confirmed)
    return save_as(row, by=by, links={"staff": colleagues})


@transaction.atomic
def count_walk_in(
    *, pilot: Pilot, day: date, who: str, now: datetime, by: User, topic: Term | None = None
) -> WalkIn:
    """Count one visit by a code of WalkIn.Who; the time is kept to the minute, and of today only.

    A day that is not in the book yet gets its regular hours. Every visit is a row of its own, so
    two colleagues who count at once lose none. Raises RuleBroken for a day after `now` or outside
    the pilot's period, and when the support point is closed.
    """
    row = _found(pilot, day, today=now.date())
    refuse_unless(row.is_open, rules.OPEN_FOR_WALK_INS)
    if row.pk is None:
        save_as(row, by=by)
    came_at = now.time().replace(second=0, microsecond=0) if day == now.date() else None
    return save_as(WalkIn(day=row, who=who, came_at=came_at, topic=topic), by=by)


@transaction.atomic
def take_back_walk_in(*, pilot: Pilot, day: date, who: str, by: User) -> bool:
    """Take the last visit of a kind on a day back, because it was counted by mistake.

    Raises RuleBroken when there is none.
    """
    row = SupportPointDay.objects.select_for_update(no_key=True).filter(pilot=pilot, day=day)
    last = WalkIn.objects.filter(day=row.first(), who=who).last()
    if last is None:
        raise RuleBroken(rules.SOMETHING_TO_TAKE_BACK)
    delete_as(last, by=by, reason=_("Counted by mistake"))
    return True


def _found(pilot: Pilot, day: date, *, today: date) -> SupportPointDay:
    """The day in the book, or a new unsaved one with the regular hours.

    Raises RuleBroken for a day after `today` or outside the pilot's period.
    """
    refuse_unless(day <= today, rules.DAY_NOT_AHEAD)
    refuse_unless(pilot.starts_on <= day <= pilot.ends_on, rules.DAY_IN_PERIOD)
    days = SupportPointDay.objects.filter(pilot=pilot, day=day)
    known: SupportPointDay | None = days.first()
    if known is None:
        lock_pilot(pilot)  # of two who begin a day at once, the second finds what the first made
        known = days.first()
    if known is not None:
        return known
    hours = expected_hours(pilot, day)
    return SupportPointDay(pilot=pilot, day=day, opens_at=hours.opens_at, closes_at=hours.closes_at)
