"""Data of people that are removed when their time is over."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from interwonen.core.history import save_as
from interwonen.core.periods import months_later
from interwonen.core.rules import RuleBroken

KEPT_MONTHS = 12


def last_day_of_forgotten(on: date) -> date:
    """What ended on this day or earlier, no longer holds data of people on the date `on`."""
    return months_later(on, -KEPT_MONTHS)


def forget(rows: QuerySet[Any], *, by: Any, **emptied: Any) -> int:
    """Give the fields of each row these values, in a transaction of its own; returns how many rows.

    The history says why. A row that someone else holds at this moment waits for the next day. One that
    is refused holds up no other: the last RuleBroken is raised when all others are done.
    """
    forgotten, refused = 0, None
    for pk in list(rows.values_list("pk", flat=True)):
        try:
            forgotten += _forget_one(rows.filter(pk=pk), by, emptied)
        except RuleBroken as broken:
            refused = broken
    if refused is not None:
        raise refused
    return forgotten


@transaction.atomic
def _forget_one(rows: QuerySet[Any], by: Any, emptied: dict[str, Any]) -> int:
    free = rows.select_for_update(no_key=True, of=("self",), skip_locked=True)
    if (row := free.first()) is None:
        return 0
    for field, value in emptied.items():
        setattr(row, field, value)
    save_as(row, by=by, reason=_("Personal data removed after a year"))
    return 1
