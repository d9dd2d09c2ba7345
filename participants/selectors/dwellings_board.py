"""The occupancy board: the state of every dwelling over the whole period of a pilot.

It shows the register as it is now, seen from the day `on`; names follow the rights that the viewer
has today. It has no codes: who sees codes and no names would read at which address each code lives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.formatting import natural
from interwonen.core.spans import Span, clipped, joined, without
from interwonen.pilots.models import CapacityStep, Pilot
from participants.models import Availability, Dwelling, Placement
from participants.selectors.dwellings_obstacles import why_not_let, why_not_ready
from participants.selectors.placements_occupancy import Level, levels
from participants.selectors.vacancies import (
    cause_labels,
    empty_days,
    facts_of,
    other_facts,
    with_keys,
)


@dataclass(frozen=True)
class Sight:
    """What the rights of a viewer on the date `today` show of the stays in a pilot."""

    user: User
    today: date

    def opens(self, placement: Placement) -> bool:
        """Whether the viewer may open the file of the resident."""
        return self.user.may(Permission.PARTICIPANT_READ, placement.participant, on=self.today)

    def name(self, placement: Placement) -> str:
        """The name, else nothing: a code at an address tells where someone lives."""
        return placement.participant.full_name if self.opens(placement) else ""


class IntervalKind(StrEnum):
    """The state of a dwelling on some days, seen from the day of the board."""

    PAST = "past"
    PRESENT = "present"
    PLANNED = "planned"
    VACANT = "vacant"
    UNLET = "unlet"


@dataclass(frozen=True)
class Interval:
    """Days in a row on which a dwelling is in one state, with the stay on those days, if any.

    `name` is what the viewer may see of the resident; `may_open` whether they may open the file.
    """

    kind: IntervalKind
    days: Span
    placement: Placement | None = None
    name: str = ""
    may_open: bool = False


@dataclass(frozen=True)
class DwellingLine:
    """One dwelling: its intervals from the pilot's first day on, seen from the day `on`.

    `causes` are what the causes of empty days are called, by their codes.
    """

    dwelling: Dwelling
    intervals: tuple[Interval, ...]
    on: date
    causes: Mapping[str, str] = field(default_factory=dict)

    def _of(self, kind: IntervalKind) -> list[Interval]:
        return [interval for interval in self.intervals if interval.kind == kind]

    @cached_property
    def current(self) -> Interval | None:
        """The stay that includes the day."""
        return next(iter(self._of(IntervalKind.PRESENT)), None)

    @cached_property
    def coming(self) -> list[Interval]:
        """The stays that begin after the day."""
        return self._of(IntervalKind.PLANNED)

    @cached_property
    def unfinished(self) -> Interval | None:
        """The last stay whose planned last day has passed without an exit, if any."""
        past = reversed(self._of(IntervalKind.PAST))
        return next((stay for stay in past if stay.placement.lacks_exit), None)  # type: ignore[union-attr]

    @cached_property
    def vacancy(self) -> Span | None:
        """The empty days in a row up to the day: since the last stay, or since it is let."""
        return next((days for days in self._vacant_so_far if days.holds(self.on)), None)

    @cached_property
    def emptiness(self) -> tuple[Span, str] | None:
        """Since when it is empty for the cause of the day, and what that is called."""
        if self.vacancy is None:
            return None
        days, cause = empty_days(facts_of(self.dwelling), self.vacancy)[-1]
        return days, self.causes.get(cause, cause)

    @property
    def vacant_days(self) -> int:
        """All empty days up to and including the day, on which the pilot could use the dwelling."""
        return sum(days.days for days in self._vacant_so_far)

    @property
    def vacant_before(self) -> int:
        """Those of the empty days that came before the stay or the vacancy of the day."""
        return self.vacant_days - (self.vacancy.days if self.vacancy else 0)

    @cached_property
    def why_not(self) -> str:
        """Why nobody can live in it from the day; empty when it is lived in, or ready."""
        dwelling: Any = self.dwelling
        match dwelling.state:
            case Dwelling.State.UNAVAILABLE:
                return why_not_let(dwelling.availabilities.all(), self.on)
            case Dwelling.State.TO_INSPECT | Dwelling.State.PREPARING:
                stays = self._of(IntervalKind.PAST)
                left_on = max((stay.days.last for stay in stays), default=None)
                return why_not_ready(inspected_on=dwelling.inspected_on, left_on=left_on)
        return ""

    @cached_property
    def _vacant_so_far(self) -> list[Span]:
        vacant = [interval.days for interval in self._of(IntervalKind.VACANT)]
        return clipped(vacant, Span(date.min, self.on))


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
        """The number of dwellings that the pilot may use on the day and that have no resident."""
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
    rows = rows.with_inspected_on(on=on).with_placements(with_keys(placements))
    rows = rows.prefetch_related("availabilities", *other_facts())
    sight = Sight(user, today)
    causes = cause_labels()
    lines = [
        line_of(row, on=on, period=period_of(pilot), sight=sight, causes=causes) for row in rows
    ]
    steps = tuple(pilot.capacity_steps.all())
    lived = [interval.days for line in lines for interval in line.intervals if interval.placement]
    changes = [(step.effective_from, step.capacity) for step in steps]
    return Board(
        pilot=pilot,
        on=on,
        lines=tuple(sorted(lines, key=lambda line: natural(line.dwelling.name))),
        levels=tuple(levels(lived, changes, base=pilot.base_capacity, days=period_of(pilot))),
        steps=steps,
    )


def line_of(
    dwelling: Dwelling, *, on: date, period: Span, sight: Sight, causes: Mapping[str, str]
) -> DwellingLine:
    """The intervals of a dwelling, read with what `facts_of` needs, over `period`, seen from the date
    `on`; `causes` are the names of causes."""
    placements: list[Placement] = dwelling.known_placements  # type: ignore[attr-defined]
    let = joined(clipped(_let(dwelling.availabilities.all(), period), period))
    stays = [_interval(placement, on, sight) for placement in placements]
    lived = [stay.days for stay in stays]
    intervals = [
        *stays,
        *(Interval(IntervalKind.VACANT, days) for days in without(let, lived)),
        *(Interval(IntervalKind.UNLET, days) for days in without([period], [*let, *lived])),
    ]
    in_order = tuple(sorted(intervals, key=lambda interval: interval.days))
    return DwellingLine(dwelling, in_order, on, causes)


def _let(availabilities: Iterable[Availability], period: Span) -> Iterator[Span]:
    for let in availabilities:
        yield Span(let.starts_on, let.ends_on or max(let.starts_on, period.last))


def _interval(placement: Placement, on: date, sight: Sight) -> Interval:
    days = Span(placement.starts_on, placement.ends_on)
    if days.holds(on):
        kind = IntervalKind.PRESENT
    else:
        kind = IntervalKind.PAST if days.last < on else IntervalKind.PLANNED
    return Interval(kind, days, placement, sight.name(placement), sight.opens(placement))
