"""Where an exit counts for good: in the quarter in which a published group counted it.

The day of an exit may be corrected into another quarter after that. If the person counted in a group of
that quarter too, the two groups would tell in their difference about the few who are in one of them. So
who was counted stays counted, and the new quarter says how many count elsewhere. An edition keeps the
keys of the exits that it counted (`basis_of`); they are not public.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from evaluations.council.disclosure import Disclosure, Group
from evaluations.indicators.moves import exit_key
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import StayFact
from interwonen.core.quarters import Quarter

# What an edition said about few people; and by quarter, as in its basis, which exits it counted.
Edition = tuple[Disclosure, Mapping[str, Any]]


def counted_for_good(editions: Iterable[Edition]) -> dict[str, Quarter]:
    """By the key of an exit the quarter in which a published group counted it first. An exit that was
    known only after its group is in no group. The editions are in the order of publishing."""
    known: set[Group] = set()
    found: dict[str, Quarter] = {}
    for disclosure, exits in editions:
        for group in disclosure.groups:
            if group.closed_in and group not in known:
                known.add(group)
                for each, key in _keys(group, exits):
                    found.setdefault(key, Quarter.parse(each))
    return found


def _keys(group: Group, exits: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for quarter in group.quarters:
        for key in exits.get(quarter, {}).get("keys", ()):
            yield quarter, key


def as_counted(facts: Facts, counted: Mapping[str, Quarter]) -> Facts:
    """The facts with each exit on a day of the quarter in which it counts."""
    return replace(facts, stays=tuple(_counted(each, counted) for each in facts.stays))


def _counted(stay: StayFact, counted: Mapping[str, Quarter]) -> StayFact:
    quarter = counted.get(exit_key(stay))
    if quarter is None or not stay.exited_on:
        return stay
    day = min(max(stay.exited_on, quarter.starts_on), quarter.ends_on)
    return replace(stay, exited_on=day)
