"""A reader who knows the rule, and tries every course of whole small pilots, learns nobody's outcome.

Everything that is published is compared: each report as it is written (its page, PDF, slides and data
are made of that), and the texts and ratings that are proposed for it. The courses of which all of that
is the same are what such a reader cannot tell apart. Whoever reads, and whoever of those who left, finds
that each other person may have gone anywhere.
"""

import json
import random
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations, product

import pytest
from django.utils import translation

from evaluations.council.changes import basis_of
from evaluations.council.compose import compose_report
from evaluations.council.counted import counted_for_good
from evaluations.council.hidden_figures import unsafe_figures
from evaluations.council.possible_worlds import with_published
from evaluations.council.proposals import proposed_text
from evaluations.council.ratings import proposed_ratings
from evaluations.council.snapshot import written
from evaluations.selectors.council_records import CouncilRecords, EditionRecord
from evaluations.selectors.facts_rows import StayFact, ToldFact
from interwonen.core.quarters import Quarter
from tests.evaluations.test_report_contents import material

WHERE = {
    "F": ("positive", "exit_destination.own_rental"),
    "E": ("neutral", "exit_destination.with_family"),
    "H": ("negative", "exit_destination.mo"),
}
Q1, Q2, Q3 = (Quarter(2021, number) for number in (1, 2, 3))
IN_Q1, IN_Q2, IN_Q3 = date(2021, 3, 20), date(2021, 5, 20), date(2021, 8, 20)


@dataclass(frozen=True)
class Left:
    """An exit as it is recorded; `how` is the name of the thing that is to be found out."""

    person: int
    how: str
    on: date
    came: date = date(2021, 3, 1)


@dataclass(frozen=True)
class Edition:
    """A report that is published, with what was recorded by then, and whom it tells of: by person the
    thing that is told, and whether the sentence still stands."""

    quarter: Quarter
    exits: tuple[Left, ...]
    told: tuple[tuple[int, str, bool], ...] = ()
    shows_moves: bool = True


def left(names, on, **facts):
    """Exits of one day, of the persons with these letters."""
    return tuple(Left(ord(name), name, on, **facts) for name in names)


def renamed(exits, **names):
    """The same exits, of which the outcome was corrected: by letter how it is called then."""
    return tuple(replace(each, how=names.get(each.how, each.how)) for each in exits)


FIVE = left("abcde", IN_Q1)
BACK = Left(ord("a"), "A", IN_Q2, came=date(2021, 4, 20))
# Courses, each with the letters of people of whom it makes no difference who is who.
COURSES = {
    "quarters are added to a group": (
        [
            Edition(Q1, left("abc", IN_Q1)),
            Edition(Q2, left("abc", IN_Q1) + left("de", IN_Q2)),
        ],
        ["abc", "de"],
    ),
    "an exit is recorded late, and told of in a next edition": (
        [
            Edition(Q1, FIVE),
            Edition(Q1, FIVE + left("f", IN_Q1)),
            Edition(Q2, FIVE + left("f", IN_Q1)),
        ],
        ["abcde", "f"],
    ),
    "a destination is corrected": (
        [
            Edition(Q1, FIVE),
            Edition(Q1, renamed(FIVE, a="A")),
            Edition(Q2, renamed(FIVE, a="A") + left("f", IN_Q2)),
        ],
        ["a", "bcde", "f", "A"],
    ),
    "someone agrees to have it told after the report": (
        [Edition(Q1, FIVE), Edition(Q2, FIVE, told=((ord("a"), "a", True),))],
        ["a", "bcde"],
    ),
    "someone agreed before the report, and withdraws it after that": (
        [
            Edition(Q1, left("abcdef", IN_Q1), told=((ord("a"), "a", True),)),
            Edition(Q2, left("abcdef", IN_Q1), told=((ord("a"), "a", False),)),
        ],
        ["a", "bcdef"],
    ),
    "moves are hidden in a quarter, and shown again": (
        [
            Edition(Q1, left("ab", IN_Q1)),
            Edition(Q2, left("ab", IN_Q1) + left("c", IN_Q2), shows_moves=False),
            Edition(Q3, left("ab", IN_Q1) + left("c", IN_Q2) + left("def", IN_Q3)),
        ],
        ["ab", "c", "def"],
    ),
    "someone comes back and leaves again": (
        [
            Edition(Q1, left("ab", IN_Q1)),
            Edition(Q2, (*left("ab", IN_Q1), BACK, *left("cdef", IN_Q2))),
        ],
        ["a", "b", "A", "cdef"],
    ),
    "the exit of someone who was told of moves to another quarter": (
        [
            Edition(Q1, left("ab", IN_Q1), told=((ord("a"), "a", True),)),
            Edition(
                Q2,
                left("b", IN_Q1) + left("a", IN_Q2) + left("cdef", IN_Q2),
                told=((ord("a"), "a", True),),
            ),
        ],
        ["a", "b", "cdef"],
    ),
    "the exit of someone in a published group moves to another quarter": (
        [
            Edition(Q1, FIVE),
            Edition(Q2, left("abcd", IN_Q1) + left("e", IN_Q2) + left("fghi", IN_Q2)),
        ],
        ["abcd", "e", "fghi"],
    ),
    "the exits of nearly a whole published group move to another quarter": (
        [
            Edition(Q1, FIVE),
            Edition(Q2, left("e", IN_Q1) + left("abcdf", IN_Q2)),
        ],
        ["abcd", "e", "f"],
    ),
    "the exits of a whole published group move to another quarter": (
        [
            Edition(Q1, FIVE),
            Edition(Q2, left("abcdef", IN_Q2)),
        ],
        ["abcde", "f"],
    ),
    "as many turn out to have left as moved to another quarter": (
        [
            Edition(Q1, FIVE),
            Edition(Q2, left("eg", IN_Q1) + left("abcdf", IN_Q2)),
        ],
        ["abcd", "e", "f", "g"],
    ),
    "someone whose exit moved out of a published group agrees to have it told": (
        [
            Edition(Q1, FIVE),
            Edition(Q2, left("abcd", IN_Q1) + left("e", IN_Q2), told=((ord("e"), "e", True),)),
        ],
        ["abcd", "e"],
    ),
    "the exit of someone who was told of moves, and then another agrees": (
        [
            Edition(Q1, left("abcdef", IN_Q1), told=((ord("a"), "a", True),)),
            Edition(
                Q2,
                left("bcdef", IN_Q1) + left("a", IN_Q2),
                told=((ord("a"), "a", True), (ord("b"), "b", True)),
            ),
        ],
        ["a", "b", "cdef"],
    ),
}


class Publisher:
    """Publishes a course of reports; what was published before in the same way is not made again."""

    def __init__(self, editions):
        self.editions, self.made = editions, {}

    def public(self, outcomes):
        """All that is public, of outcomes by their names."""
        seen, published, editions = (), (), ()
        for edition in self.editions:
            names = [each.how for each in edition.exits]
            key = (seen, edition, tuple(outcomes[name] for name in names))
            if key not in self.made:
                self.made[key] = self._publish(edition, outcomes, published, editions)
            said, *more = self.made[key]
            seen, published, editions = (
                (*seen, hash(said)),
                (*published, more[0]),
                (*editions, more[1]),
            )
        return seen

    def _publish(self, edition, outcomes, published, editions):
        """A report; where a sentence would give away others it is left out, as publishing refuses it."""
        for told in (edition.told, ()):
            found = self._material(replace(edition, told=told), outcomes, published, editions)
            report = compose_report(found)
            if not unsafe_figures(with_published(report.disclosure, published)):
                break
        ratings = proposed_ratings(replace(found, disclosure=report.disclosure))
        said = [proposed_text(report, block, ratings) for block in report.blocks]
        basis = json.loads(json.dumps(basis_of(found)))
        number = f"2021-12-{len(editions) + 1:02}T12:00:00+00:00"
        quarter = edition.quarter
        printed = EditionRecord(
            quarter.year, quarter.number, number, as_of=quarter.ends_on, basis=basis
        )
        return f"{written(report)}{said}{ratings}", report.disclosure, printed

    def _material(self, edition, outcomes, published, editions):
        found = material()
        found.pilot.shows_moves = edition.shows_moves
        day = edition.quarter.ends_on
        stays = tuple(
            StayFact(
                each.person,
                f"W{number}",
                each.came,
                each.on,
                each.on if each.on <= day else None,
                *WHERE[outcomes[each.how]],
                pk=1000 * each.came.month + each.person,
            )
            for number, each in enumerate(edition.exits, 1)
        )
        told = tuple(
            ToldFact(person, "Eén bewoner.", WHERE[outcomes[how]][0], IN_Q1, stands)
            for person, how, stands in edition.told
        )
        facts = replace(found.facts, as_of=day, stays=stays, told=told, dwellings={})
        return replace(
            found,
            quarter=edition.quarter,
            as_of=day,
            facts=facts,
            published=published,
            counted=counted_for_good(
                zip(published, (each.basis["moved_out"] for each in editions), strict=True)
            ),
            records=CouncilRecords(editions=editions),
        )


def in_order(outcomes, alike):
    """The same course with the people who are alike in the order of their outcomes."""
    sorted_of = {}
    for names in alike:
        sorted_of |= dict(zip(names, sorted(outcomes[name] for name in names), strict=True))
    return sorted_of


@pytest.mark.parametrize("name", COURSES)
def test_nobody_finds_out_where_someone_else_lives(name):
    editions, alike = COURSES[name]
    names = "".join(alike)
    publisher = Publisher(editions)
    same = {}
    for letters in product(WHERE, repeat=len(names)):
        outcomes = dict(zip(names, letters, strict=True))
        same.setdefault(publisher.public(in_order(outcomes, alike)), []).append(letters)
    told = {how for edition in editions for _person, how, _stands in edition.told}
    for courses in same.values():
        for reader in ("", *{each.lower() for each in names}):
            own = [place for place, each in enumerate(names) if each.lower() == reader]
            others = [
                place for place, each in enumerate(names) if place not in own and each not in told
            ]
            known = {}
            for course in courses:
                known.setdefault(tuple(course[place] for place in own), []).append(course)
            for left_over in known.values():
                for place in others:
                    assert {each[place] for each in left_over} == set(WHERE), (reader, names[place])


def test_it_makes_no_difference_who_is_who():
    """The test above makes each report once for people who are alike."""
    editions, alike = COURSES["quarters are added to a group"]
    outcomes = dict(zip("abcde", "FEHHF", strict=True))
    public = Publisher(editions).public(in_order(outcomes, alike))
    for first in permutations("FEH"):
        turned = dict(zip("abcde", (*first, *random.Random(1).sample("HF", 2)), strict=True))
        assert Publisher(editions).public(turned) == public


@pytest.fixture(autouse=True)
def in_dutch():
    with translation.override("nl"):
        yield
