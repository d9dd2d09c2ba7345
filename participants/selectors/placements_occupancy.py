"""The residents of a pilot on a day against its places, and the days on which a dwelling is let."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from interwonen.core.spans import ONE_DAY, Span
from interwonen.pilots.models import Pilot
from participants.models import Dwelling, Placement


def residents_on(pilot: Pilot, day: date) -> int:
    """The number of residents of the pilot on `day`."""
    return Placement.objects.of_pilot(pilot).on_day(day).count()


@dataclass(frozen=True)
class Level:
    """Days on which the number of residents and the number of places stay the same."""

    days: Span
    residents: int
    places: int

    @property
    def is_full(self) -> bool:
        return self.residents >= self.places


def levels(
    placements: Collection[Span], steps: Collection[tuple[date, int]], *, base: int, days: Span
) -> list[Level]:
    """The levels of residents and places over `days`, a new one on each day of change.

    `steps` are capacity decisions in order, each with its first day and number of places; before
    the first of them `base` applies.
    """
    changes = {days.first, *(day for day, _places in steps)}
    changes |= {stay.first for stay in placements} | {stay.last + ONE_DAY for stay in placements}
    starts = sorted(day for day in changes if days.holds(day))
    ends = [day - ONE_DAY for day in starts[1:]] + [days.last]
    whole: list[Level] = []
    for first, last in zip(starts, ends, strict=True):
        residents = sum(placement.holds(first) for placement in placements)
        places = next((places for day, places in reversed([*steps]) if day <= first), base)
        if whole and (whole[-1].residents, whole[-1].places) == (residents, places):
            first = whole.pop().days.first
        whole.append(Level(Span(first, last), residents, places))
    return whole


def levels_of(
    pilot: Pilot, first: date, last: date, *, besides: Placement | None = None
) -> list[Level]:
    """The levels of a pilot from `first` up to and including `last`, `besides` one stay."""
    placements = Placement.objects.of_pilot(pilot).overlapping(first, last)
    if besides is not None:
        placements = placements.exclude(pk=besides.pk)
    stays = [Span(*days) for days in placements.values_list("starts_on", "ends_on")]
    return levels_with(stays, pilot, days=Span(first, last))


def levels_with(stays: Collection[Span], pilot: Pilot, *, days: Span) -> list[Level]:
    """The levels of a pilot over `days` with these stays."""
    steps = [*pilot.capacity_steps.values_list("effective_from", "capacity")]
    return levels(stays, steps, base=pilot.base_capacity, days=days)


def first_full_day(
    pilot: Pilot, first: date, last: date, *, besides: Placement | None = None
) -> date | None:
    """The first day from `first` up to and including `last` without a free place, if any.

    The stay `besides` takes no place.
    """
    found = levels_of(pilot, first, last, besides=besides)
    return next((level.days.first for level in found if level.is_full), None)


def first_free_day(pilot: Pilot, first: date, *, besides: Placement | None = None) -> date | None:
    """The first day from `first` to the end of the pilot with a free place, if any."""
    if first > pilot.ends_on:
        return None
    found = levels_of(pilot, first, pilot.ends_on, besides=besides)
    return next((level.days.first for level in found if not level.is_full), None)


def first_unlet_day(dwelling: Dwelling, first: date, last: date) -> date | None:
    """The first day from `first` up to and including `last` on which it is not let, if any.

    Periods that join count as one; the database says the same in `participants_is_let`.
    """
    day = first
    for period in dwelling.availabilities.overlapping(first, last).order_by("starts_on"):
        if period.starts_on > day:
            break
        if period.ends_on is None or period.ends_on >= last:
            return None
        day = period.ends_on + ONE_DAY
    return day
