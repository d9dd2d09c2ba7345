"""How many people live in a pilot on a day, against how many may, and which days are let."""

from datetime import date, timedelta

from interwonen.pilots.models import Pilot
from participants.models import Dwelling, Placement


def residents_on(pilot: Pilot, day: date) -> int:
    """The number of people with a stay in the pilot on `day`."""
    return Placement.objects.of_pilot(pilot).on_day(day).count()


def first_full_day(pilot: Pilot, first: date, last: date) -> date | None:
    """The first day from `first` up to and including `last` without a free place, if any.

    Only the first day, days on which a stay starts and days on which a capacity begins to hold
    can be the first full day.
    """
    stays = Placement.objects.of_pilot(pilot).filter(starts_on__range=(first, last))
    steps = pilot.capacity_steps.filter(effective_from__range=(first, last))
    days = {first, *stays.values_list("starts_on", flat=True)}
    days.update(steps.values_list("effective_from", flat=True))
    full = (day for day in sorted(days) if residents_on(pilot, day) >= pilot.capacity_on(day))
    return next(full, None)


def is_let(dwelling: Dwelling, first: date, last: date) -> bool:
    """Whether the landlord lets a dwelling on every day from `first` up to and including `last`.

    Periods that join count as one; the database says the same in `participants_is_let`.
    """
    day = first
    for period in dwelling.availabilities.overlapping(first, last).order_by("starts_on"):
        if period.starts_on > day:
            return False
        if period.ends_on is None or period.ends_on >= last:
            return True
        day = period.ends_on + timedelta(days=1)
    return False
