"""How well a report hides what it does not show: by going through every course of things that fits.

The question is what a reader can work out. Such a reader has everything that was published, and knows
the rule by which it was decided what to show; what is hidden may tell something too. So we do what the
reader would do:

1. Write down every *world*: every course of things that could have been.
2. Publish each world with the same code that made the report.
3. Keep the worlds of which the outcome is, letter for letter, what was really published. The real
   world is one of them, and no reader can tell which.
4. Collect the values that a hidden figure has in the worlds that are left. These are exactly the values
   that the reader must reckon with. If there is one, the figure is disclosed.

Some readers know more than is published. A neighbour or the landlord saw who moved and when. A former
resident knows that too, and where they themselves live; who left, came back and left again knows it of
more than one of the people counted. For each thing such a reader may know, only the worlds count in which
they can know it, and only the figure about the others. We do not know who reads, so the worst of all
these cases counts.

A hidden figure is *safe* when for every reader at least three values are left (or, of a number that
by the totals shown can have only two values, both of them), when zero is still among them if it was
before anything was hidden: hiding itself may not say "there is someone", and when no outcome is sure or
ruled out for all the others: that would be known of each of them.

Nobody's outcome counts in two groups, so where the people of one live says nothing of another, and the
rule decides about each by itself. So the groups are gone through one by one, and the number of worlds
of the whole pilot is the product of theirs. A group of 40 people has 861 worlds, so this takes no time.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import comb, prod
from typing import TypeVar

from evaluations.council.disclosure import Disclosure, Group, Outcomes, QuarterTotals, together
from evaluations.council.publication import fitting_shown

World = TypeVar("World")
Output = TypeVar("Output")
Known = TypeVar("Known", bound=Hashable)
Value = TypeVar("Value", bound=Hashable)

FEWEST_VALUES = 3
# Of a number that has no upper bound, this many values are tried.
TRIED = 13


def remaining(
    worlds: Iterable[World], publish: Callable[[World], Output], published: Output
) -> list[World]:
    """The worlds that give exactly what was published."""
    return [world for world in worlds if publish(world) == published]


def values_known(
    worlds: Iterable[World], reader: Callable[[World], Iterable[tuple[Known, Value]]]
) -> dict[Known, set[Value]]:
    """For each thing that a reader may know, the values that a figure can still have.

    `reader` gives, for a world, what one may know in it with the value that is hidden then.
    """
    found: dict[Known, set[Value]] = {}
    for world in worlds:
        for knows, value in reader(world):
            found.setdefault(knows, set()).add(value)
    return found


@dataclass(frozen=True)
class HiddenSplit:
    """A hidden split of people over the outcomes: the worlds that fit what was published, those that
    would fit if hiding told nothing, and how many of these people one reader can have been.

    `people` is how many are spread: all, or those of whom it is not said that they live in a fitting
    home. `fitting` is how many of all do by the report, `is_closed` whether the group was made up, and
    `is_late` whether these are people who turned out to have left after that.
    """

    quarters: tuple[str, ...]
    people: int
    worlds: tuple[Outcomes, ...]
    before_hiding: tuple[Outcomes, ...]
    times: int
    fitting: int | None = None
    is_closed: bool = True
    is_late: bool = False

    @property
    def code(self) -> str:
        """A name for it."""
        return "_".join(["late" if self.is_late else "left", *self.quarters])

    @property
    def fewest(self) -> int:
        """How many splits are left for the reader who knows most; 0 when no course fits at all."""
        return min((len(found) for found in known(self.worlds, self.times).values()), default=0)

    @property
    def is_safe(self) -> bool:
        """Whether enough values are left for every reader, hiding rules out no zero, and nothing is sure
        of all the others."""
        before = known(self.before_hiding, self.times)
        after = known(self.worlds, self.times)
        return bool(after) and all(_keeps(found, before[knows]) for knows, found in after.items())


@lru_cache(maxsize=100)
def known(worlds: tuple[Outcomes, ...], times: int) -> dict[Outcomes, set[Outcomes]]:
    """For everything that a former resident may know, the splits of the others that are left."""
    return values_known(worlds, lambda world: former_resident(world, times))


def _keeps(after: set[Outcomes], before: set[Outcomes]) -> bool:
    """Whether enough is left of the splits that there were before anything was hidden."""
    if len(after) < FEWEST_VALUES:
        return False
    everyone = max(split.people for split in after)
    for position in range(3):
        left = {split.counts[position] for split in after}
        if max(left) == 0 or min(left) == everyone:
            return False
        could = {split.counts[position] for split in before}
        if len(left) < min(FEWEST_VALUES, len(could)) or (0 in could and 0 not in left):
            return False
    return True


def former_resident(world: Outcomes, times: int) -> Iterator[tuple[Outcomes, Outcomes]]:
    """What someone can know who was up to `times` of these people, with the split of the others;
    nothing known is the reader who was none of them, such as the neighbour who saw the moves."""
    for own in splits(0, times):
        if world.has(own) and world != own:
            yield own, world - own


@lru_cache(maxsize=100)
def splits(fewest: int, most: int) -> tuple[Outcomes, ...]:
    """Every way in which so many people can be spread over the outcomes."""
    return tuple(
        Outcomes(fitting, elsewhere, people - fitting - elsewhere)
        for people in range(fewest, most + 1)
        for fitting in range(people + 1)
        for elsewhere in range(people - fitting + 1)
    )


def hidden_splits(disclosure: Disclosure) -> list[HiddenSplit]:
    """Everything that a report hides about where people live who left."""
    by_name = {each.quarter: each for each in disclosure.quarters}
    found = []
    for group in disclosure.groups:
        quarters = [by_name[name] for name in group.quarters]
        found.append(_of_group(group, quarters))
        if late := _late(group, quarters):
            everyone = splits(late, late)
            found.append(
                HiddenSplit(group.quarters, late, everyone, everyone, group.times, is_late=True)
            )
    return [each for each in found if each.people > 0 or not each.worlds]


def _of_group(group: Group, quarters: Iterable[QuarterTotals]) -> HiddenSplit:
    """The worlds of a group; who agreed later to have it told is known and taken off."""
    told_since = _told_since(group, quarters)
    could = [world for world in splits(group.left, group.left) if world.has(told_since)]
    if group.fitting is not None:
        could = [world for world in could if world.fitting == group.fitting]
    worlds = remaining(
        could, lambda world: fitting_shown(world.fitting, group.left, group.times), group.fitting
    )
    said = 0 if group.fitting is None else group.fitting - told_since.fitting
    return HiddenSplit(
        group.quarters,
        group.left - told_since.people - said,
        tuple(world - told_since for world in worlds),
        tuple(world - told_since for world in could),
        group.times,
        group.fitting,
        bool(group.closed_in),
    )


def _late(group: Group, quarters: Iterable[QuarterTotals]) -> int:
    """How many people turned out to have left too, after the group was published."""
    if not group.closed_in:
        return 0
    still_counted = group.left - _told_since(group, quarters).people
    return max(0, sum(each.untold for each in quarters) - still_counted)


def _told_since(group: Group, quarters: Iterable[QuarterTotals]) -> Outcomes:
    """The people of a group who were told of after it was made up. When an exit is withdrawn, fewer may
    be told of than before; that says nothing of the others."""
    return together(each.told for each in quarters).beyond(group.told)


@dataclass(frozen=True)
class HiddenMoves:
    """The totals of a quarter of which the pilot shows no moves, as they may have been: who moved in,
    who moved out and how many were referred, each from the least that the residents shown allow.
    `told` is how many of who moved out agreed to have it told."""

    quarter: str
    moved_in: range
    moved_out: range
    referrals: range
    told: int

    @property
    def fewest(self) -> int:
        """How many values are left for the reader who knows most, and who saw all moves: of where one
        other person lives who left, and of the referrals."""
        others = splits(1, 1)
        return min(len(others), len(self.referrals))

    @property
    def worlds(self) -> int:
        """Each course of the moves, the referrals, and where those live who left."""
        untold = [left - self.told for left in self.moved_out]
        return sum(comb(left + 2, 2) for left in untold) * len(self.referrals)


def hidden_moves(quarter: QuarterTotals) -> HiddenMoves:
    """What may have been in a quarter whose totals are hidden.

    They are hidden whatever they are, so every number that fits the residents shown is possible. There
    is no largest number: of each so many are tried.
    """
    steps = [later - earlier for earlier, later in pairwise(quarter.residents)]
    out = max(sum(-step for step in steps if step < 0), quarter.told.people)
    into = out + sum(steps)
    return HiddenMoves(
        quarter=quarter.quarter,
        moved_in=range(into, into + TRIED),
        moved_out=range(out, out + TRIED),
        referrals=range(TRIED),
        told=quarter.told.people,
    )


def with_published(disclosure: Disclosure, published: Iterable[Disclosure]) -> Disclosure:
    """The disclosure with the groups of other published reports that it does not have itself.

    A report on an earlier quarter that is corrected later may tell something about such a group. Of a
    quarter that the disclosure has itself, its own totals hold: these are counted from the records of
    now, also what was told before. `published` is in the order of publishing: of another quarter the last
    edition knows most.
    """
    quarters: dict[str, QuarterTotals] = {}
    groups = dict.fromkeys(disclosure.groups)
    for other in published:
        quarters |= {each.quarter: each for each in other.quarters}
        groups |= dict.fromkeys(each for each in other.groups if each.closed_in)
    quarters |= {each.quarter: each for each in disclosure.quarters}
    return replace(disclosure, quarters=tuple(quarters.values()), groups=tuple(groups))


def worlds_of(disclosure: Disclosure) -> int:
    """How many courses of the pilot fit everything that was published."""
    groups = prod(len(each.worlds) for each in hidden_splits(disclosure))
    moves = prod(
        hidden_moves(each).worlds for each in disclosure.quarters if each.moved_out is None
    )
    return groups * moves
