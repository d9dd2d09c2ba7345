"""The occupancy board: how every dwelling stands on a day, over the whole period of a pilot.

Everything is reckoned from the register as it is known now, looked at from the day `on`; names
and codes follow the rights that the viewer has today.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.spans import Span, clipped, joined, without
from interwonen.pilots.models import CapacityStep, Pilot
from participants.models import Availability, Dwelling, Placement
from participants.selectors.placements_occupancy import Level, levels


@dataclass(frozen=True)
class Sight:
    """Of which stays one viewer may know the name, and of which only the code."""

    named: frozenset[int]
    coded: frozenset[int]

    @classmethod
    def of(cls, user: User, pilot: Pilot, *, today: date) -> "Sight":
        """What the rights of `user` on the date `today` show of the stays in a pilot."""
        placements = Placement.objects.of_pilot(pilot)
        named, coded = (
            frozenset(placements.granting(user, permission, on=today).values_list("pk", flat=True))
            for permission in (Permission.PARTICIPANT_READ, Permission.PARTICIPANT_STATUS)
        )
        return cls(named, coded)

    def name(self, placement: Placement) -> str:
        """The name, else the code, else nothing."""
        if placement.pk in self.named:
            return placement.participant.full_name
        return placement.participant.reference if placement.pk in self.coded else ""


class IntervalKind(StrEnum):
    """How a dwelling stands on some days, seen from the day of the board."""

    PAST = "past"
    PRESENT = "present"
    PLANNED = "planned"
    VACANT = "vacant"
    UNLET = "unlet"


@dataclass(frozen=True)
class Interval:
    """Days in a row on which a dwelling stands in one way; of a stay also whose it is.

    `name` is what the viewer may know of the resident; `may_open` whether the file opens.
    """

    kind: IntervalKind
    days: Span
    placement: Placement | None = None
    name: str = ""
    may_open: bool = False


@dataclass(frozen=True)
class DwellingLine:
    """One dwelling: its state on the day `on`, and its spells from the pilot's first day on."""

    dwelling: Dwelling
    intervals: tuple[Interval, ...]
    on: date

    @cached_property
    def current(self) -> Interval | None:
        """The stay that holds the day."""
        return next(
            (interval for interval in self.intervals if interval.kind == IntervalKind.PRESENT), None
        )

    @cached_property
    def coming(self) -> list[Interval]:
        """The stays that begin after the day."""
        return [interval for interval in self.intervals if interval.kind == IntervalKind.PLANNED]

    @cached_property
    def unfinished(self) -> Interval | None:
        """The stay of which nobody recorded the exit after its planned last day, if any."""
        past = (
            interval for interval in reversed(self.intervals) if interval.kind == IntervalKind.PAST
        )
        return next(
            (
                interval
                for interval in past
                if interval.placement and _lacks_exit(interval.placement)
            ),
            None,
        )

    @cached_property
    def vacancy(self) -> Span | None:
        """The empty days in a row that end with the day: since someone left, or since it is let."""
        return next((days for days in self._vacant_so_far if days.holds(self.on)), None)

    @property
    def vacant_days(self) -> int:
        """All empty days up to and including the day, on which the pilot could use the dwelling."""
        return sum(days.days for days in self._vacant_so_far)

    @property
    def let_from(self) -> date | None:
        """Of a dwelling that is not let on the day: the first day after it on which it is."""
        later = (interval for interval in self.intervals if interval.days.first > self.on)
        return next(
            (interval.days.first for interval in later if interval.kind != IntervalKind.UNLET), None
        )

    @cached_property
    def _vacant_so_far(self) -> list[Span]:
        vacant = (
            interval.days for interval in self.intervals if interval.kind == IntervalKind.VACANT
        )
        return [
            Span(days.first, min(days.last, self.on)) for days in vacant if days.first <= self.on
        ]


@dataclass(frozen=True)
class Board:
    """All dwellings of a pilot on the day `on`, and the number of residents against places."""

    pilot: Pilot
    on: date
    lines: tuple[DwellingLine, ...]
    levels: tuple[Level, ...]
    steps: tuple[CapacityStep, ...]

    @property
    def level(self) -> Level:
        """The number of residents and of places on the day."""
        return next(level for level in self.levels if level.days.holds(self.on))

    @property
    def empty(self) -> int:
        """The number of dwellings that the pilot may use on the day and nobody lives in."""
        return sum(line.vacancy is not None for line in self.lines)

    @property
    def vacant_days(self) -> int:
        """Empty dwelling-days from the pilot's first day up to and including the day."""
        return sum(line.vacant_days for line in self.lines)


def period_of(pilot: Pilot) -> Span:
    return Span(pilot.starts_on, pilot.ends_on)


def board_of(pilot: Pilot, *, on: date, user: User, today: date) -> Board:
    """The board of a pilot on the date `on`, a day of its period, for what `user` sees `today`."""
    placements = Placement.objects.select_related("participant").with_lacks_exit(on=today)
    rows = Dwelling.objects.visible_to(user, on=today).of_pilot(pilot).with_state(on=on)
    rows = rows.with_placements(placements).prefetch_related("availabilities")
    sight = Sight.of(user, pilot, today=today)
    lines = [line_of(row, on=on, period=period_of(pilot), sight=sight) for row in rows]
    steps = tuple(pilot.capacity_steps.all())
    lived = [interval.days for line in lines for interval in line.intervals if interval.placement]
    return Board(
        pilot=pilot,
        on=on,
        lines=tuple(sorted(lines, key=lambda line: _natural(line.dwelling.name))),
        levels=tuple(
            levels(
                lived,
                [(step.effective_from, step.capacity) for step in steps],
                base=pilot.base_capacity,
                days=period_of(pilot),
            )
        ),
        steps=steps,
    )


def line_of(dwelling: Dwelling, *, on: date, period: Span, sight: Sight) -> DwellingLine:
    """How a dwelling with its `.known_placements` stands over `period`, seen from the date `on`."""
    placements: list[Placement] = dwelling.known_placements  # type: ignore[attr-defined]
    let = joined(clipped(_let(dwelling.availabilities.all(), period), period))
    lived = [Span(placement.starts_on, placement.ends_on) for placement in placements]
    intervals = [
        *(
            _interval(placement, days, on, sight)
            for placement, days in zip(placements, lived, strict=True)
        ),
        *(Interval(IntervalKind.VACANT, days) for days in without(let, lived)),
        *(Interval(IntervalKind.UNLET, days) for days in without([period], [*let, *lived])),
    ]
    return DwellingLine(dwelling, tuple(sorted(intervals, key=lambda interval: interval.days)), on)


def _let(availabilities: Iterable[Availability], period: Span) -> Iterator[Span]:
    for let in availabilities:
        last = let.ends_on or max(let.starts_on, period.last)
        yield Span(let.starts_on, last)


def _interval(placement: Placement, days: Span, on: date, sight: Sight) -> Interval:
    if days.holds(on):
        kind = IntervalKind.PRESENT
    else:
        kind = IntervalKind.PAST if days.last < on else IntervalKind.PLANNED
    return Interval(kind, days, placement, sight.name(placement), placement.pk in sight.named)


def _lacks_exit(placement: Placement) -> bool:
    return bool(placement.lacks_exit)  # type: ignore[attr-defined]


def _natural(name: str) -> list[str | int]:
    """A name to sort by, in which 10 comes after 9."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if part.isdecimal() else part for part in parts]
