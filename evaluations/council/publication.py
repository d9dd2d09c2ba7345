"""What a report may say about few people: the rule itself, which is public like the report.

Three things decide, and none of them looks at what is hidden.

1. Who moved in, who moved out and how many were referred is shown as totals, from 0 up, or not at all:
   the pilot decides that, not the number.
2. Where people live who left is said of a group: whole quarters are added to it, in the order of time,
   until at least five people left of whom nothing was told yet. How many of them live in a fitting home
   is said only if that leaves room on both sides: a reader can be one of them, once for each quarter of
   the group, and at least one person more than that must live there, and at least two more elsewhere.
   How the others are spread is never said. A group that was published stays as it was, and who was
   counted in it counts in no other.
3. Figures about all people together are shown when at least five lived in the pilot at the ends of two
   months of the quarter. Some compare with the time before the quarter, and are about who lived there
   then: these are shown when at least five did who stayed, so never while moves are not shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evaluations.council.disclosure import Group, Outcomes, QuarterTotals, together

# From how many people on something is said about them together.
ENOUGH = 5


def fitting_shown(fitting: int, left: int, times: int) -> int | None:
    """How many of the `left` people of a group live in a fitting home, or None if it is not said.

    One reader can have been `times` of them.
    """
    if left < ENOUGH:
        return None
    return fitting if fitting > times and left - fitting > times + 1 else None


def whole_group_shown(people: int) -> bool:
    """Whether figures about all people of a quarter together are shown, whatever they are."""
    return people >= ENOUGH


def people_for_sure(quarter: QuarterTotals) -> int:
    """How many people lived in the pilot for a while in a quarter, at least: as many as at the ends of
    two of its months, which are public. Who left before the quarter or came on its last day has nothing
    in its figures, which would then be about the few others."""
    ends = sorted(quarter.residents[1:], reverse=True)
    return ends[1] if len(ends) > 1 else 0


def stayed_for_sure(quarter: QuarterTotals) -> int:
    """How many people who lived in the pilot before a quarter were there in it too, at least, by what is
    public: without everyone who moved out. While moves are not shown it may be nobody: others can have
    taken the places of all of them."""
    if quarter.moved_out is None:
        return 0
    return max(0, quarter.residents[0] - quarter.moved_out)


def grouped(quarters: Sequence[QuarterTotals], before: Iterable[Group]) -> list[Group]:
    """The quarters in groups, without what is said of them: first those that were published, as they
    were; then the new ones, of which the last may still be too small.

    `before` are the groups of all that was published, also of later quarters: a quarter of such a
    group belongs to no other.
    """
    here = {each.quarter for each in quarters}
    known = {group.quarters: group for group in before if group.closed_in}
    taken = {quarter for group in known for quarter in group}
    groups = [group for group in known.values() if here.issuperset(group.quarters)]
    waiting: list[QuarterTotals] = []
    for quarter in quarters:
        if not quarter.untold or quarter.quarter in taken:
            continue
        waiting.append(quarter)
        if sum(each.untold for each in waiting) >= ENOUGH:
            groups.append(_group(waiting, closed_in=quarters[-1].quarter))
            waiting = []
    if waiting:
        groups.append(_group(waiting, closed_in=""))
    return groups


def groups_shown(
    quarters: Sequence[QuarterTotals],
    outcomes: Mapping[str, Outcomes],
    before: Iterable[Group] = (),
) -> tuple[Group, ...]:
    """The groups with what the report says of each; `outcomes` has, by quarter, those who left in it
    of whom nothing is told."""
    published = list(before)
    return tuple(
        group
        if group in published
        else _said(group, together(outcomes[each] for each in group.quarters))
        for group in grouped(quarters, published)
    )


def _group(quarters: Sequence[QuarterTotals], *, closed_in: str) -> Group:
    return Group(
        quarters=tuple(each.quarter for each in quarters),
        left=sum(each.untold for each in quarters),
        times=len(quarters),
        told=together(each.told for each in quarters),
        closed_in=closed_in,
    )


def _said(group: Group, outcomes: Outcomes) -> Group:
    return replace(group, fitting=fitting_shown(outcomes.fitting, group.left, group.times))
