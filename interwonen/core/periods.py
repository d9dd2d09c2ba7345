"""Periods of two inclusive days, of which the last may be unknown."""

import calendar
from collections.abc import Iterator
from datetime import date

from django.db.models import Q

# Every date that the product keeps lies between these two days, both inclusive; a year outside them
# was mistyped.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


def not_over(on: date, *, last: str = "ends_on", prefix: str = "") -> Q:
    """Rows that have not ended before the date `on`; `prefix` leads to them, as in "stays__"."""
    return Q(**{f"{prefix}{last}": None}) | Q(**{f"{prefix}{last}__gte": on})


def in_force(on: date, *, first: str = "starts_on", last: str = "ends_on", prefix: str = "") -> Q:
    """Rows whose period holds the date `on`."""
    return not_over(on, last=last, prefix=prefix) & Q(**{f"{prefix}{first}__lte": on})


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier when `months` is negative.

    A day that a shorter month lacks becomes its last one, as in PostgreSQL.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def months_of(first: date, last: date) -> Iterator[date]:
    """The first day of each month, from that which holds `first` to that which holds `last`."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = months_later(month, 1)


def full_months(first: date, last: date) -> int:
    """How many whole months have passed on `last` since `first`."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (months_later(first, months) > last)
