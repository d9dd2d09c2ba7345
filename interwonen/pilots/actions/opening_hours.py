"""Set the regular opening hours of the support point."""

from collections.abc import Mapping
from datetime import time

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import OpeningHours, Pilot
from interwonen.pilots.rules import opening_hours as rules

Times = tuple[time | None, time | None]


@transaction.atomic
def set_opening_hours(*, pilot: Pilot, hours: Mapping[int, Times], by: User) -> list[OpeningHours]:
    """Set opening and closing time per weekday, 1 for Monday; a day without times is closed.

    Only what differs is written. Raises RuleBroken for one time without the other and for a
    closing time that does not lie after the opening time.
    """
    lock_pilot(pilot)
    known = {row.weekday: row for row in pilot.opening_hours.all()}
    return [
        _set_day(known.get(day) or OpeningHours(pilot=pilot, weekday=day), times, by=by)
        for day, times in sorted(hours.items())
    ]


def _set_day(row: OpeningHours, times: Times, *, by: User) -> OpeningHours:
    opens_at, closes_at = times
    closed = opens_at is None and closes_at is None
    in_order = opens_at is not None and closes_at is not None and opens_at < closes_at
    refuse_unless(closed or in_order, rules.HOURS_ORDER, field=f"closes_at_{row.weekday}")
    if row.pk and (row.opens_at, row.closes_at) == times:
        return row
    row.opens_at, row.closes_at = times
    return save_as(row, by=by)
