"""How many people live in a pilot on a day, against how many may."""

from datetime import date

from interwonen.pilots.models import Pilot
from participants.models import Placement


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
