"""What a report says about few people, and what it hides: all that a stranger needs to recompute it.

This is a part of the report as it is published, so nothing in it may be hidden from anyone.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcomes:
    """How many people live where after they left: in a fitting home, elsewhere, or homeless or in
    detention, also who became so later."""

    fitting: int = 0
    elsewhere: int = 0
    homeless: int = 0

    @property
    def counts(self) -> tuple[int, int, int]:
        return self.fitting, self.elsewhere, self.homeless

    @property
    def people(self) -> int:
        return sum(self.counts)

    def __add__(self, other: "Outcomes") -> "Outcomes":
        return Outcomes(*(one + two for one, two in zip(self.counts, other.counts, strict=True)))

    def __sub__(self, other: "Outcomes") -> "Outcomes":
        return Outcomes(*(one - two for one, two in zip(self.counts, other.counts, strict=True)))

    def has(self, other: "Outcomes") -> bool:
        """Whether the other people can be some of these."""
        return all(one >= two for one, two in zip(self.counts, other.counts, strict=True))

    def beyond(self, other: "Outcomes") -> "Outcomes":
        """How many more of each outcome than the other has; 0 where it has fewer."""
        return Outcomes(*(max(0, number) for number in (self - other).counts))


def together(all_outcomes: Iterable[Outcomes]) -> Outcomes:
    """The sum of outcomes."""
    return sum(all_outcomes, Outcomes())


@dataclass(frozen=True)
class QuarterTotals:
    """What the report says of the people of one quarter as totals.

    `residents` is how many lived in the pilot at the start of the quarter and at the end of each month
    of it, up to the cut-off. The three totals are None while the pilot does not show moves. `told` are
    those who left in the quarter and agreed to have it told where they live. `counted_elsewhere` is how
    many of `moved_out` count, told or not, in a published group of another quarter.
    """

    quarter: str
    residents: tuple[int, ...]
    moved_in: int | None = None
    moved_out: int | None = None
    referrals: int | None = None
    told: Outcomes = Outcomes()
    counted_elsewhere: int = 0

    @property
    def untold(self) -> int:
        """How many people left of whom nothing is told, and who count in no group of another quarter; 0
        while moves are not shown."""
        return max(0, (self.moved_out or 0) - self.counted_elsewhere - self.told.people)


@dataclass(frozen=True)
class Group:
    """The people who left in some quarters and of whom nothing was told when the group was made up.

    `left` is how many they are, `told` how many others had agreed by then. One person can have left
    in each of `times` quarters. `fitting` is how many of `left` live in a fitting home, or None when
    the report does not say so. `closed_in` is the quarter of the report that gave the group; it never
    changes after that. "" says that too few people left yet.
    """

    quarters: tuple[str, ...]
    left: int
    times: int
    fitting: int | None = None
    told: Outcomes = Outcomes()
    closed_in: str = ""


@dataclass(frozen=True)
class HiddenFigure:
    """A figure that the report does not show: its name, in words why, and how well it is hidden.

    `fewest` is the number of values that are left for the reader who knows most; None when what is
    hidden is not counted.
    """

    code: str
    label: str
    why: str
    fewest: int | None = None


@dataclass(frozen=True)
class Disclosure:
    """What a report says about few people, up to its quarter, and how well the rest is hidden.

    `worlds` is how many courses of the pilot fit all that was published, and `fewest` the smallest
    `fewest` of the hidden figures.
    `since_start` has the totals of all quarters, in which each person counts once.
    `shows_the_whole_group` says whether figures about all people of the last quarter together are shown.
    """

    hidden: tuple[HiddenFigure, ...] = ()
    worlds: int = 1
    fewest: int | None = None
    quarters: tuple[QuarterTotals, ...] = ()
    groups: tuple[Group, ...] = ()
    since_start: QuarterTotals | None = None
    shows_the_whole_group: bool = False

    @property
    def quarter(self) -> str:
        """The quarter of the report; "" when it has no totals."""
        return self.quarters[-1].quarter if self.quarters else ""

    def of_quarter(self, name: str) -> tuple[QuarterTotals, ...]:
        """The totals of a quarter, if the report has them."""
        return tuple(each for each in self.quarters if each.quarter == name)
