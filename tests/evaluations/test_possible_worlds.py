"""What a reader can work out of what is hidden: small cases, and a thousand pilots."""

import random
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from evaluations.council.disclosure import Group, Outcomes, QuarterTotals, together
from evaluations.council.hidden_figures import described, disclosure_of, unsafe_figures
from evaluations.council.possible_worlds import (
    FEWEST_VALUES,
    hidden_moves,
    hidden_splits,
    remaining,
    splits,
    values_known,
    with_published,
    worlds_of,
)
from evaluations.council.publication import ENOUGH, fitting_shown, groups_shown

QUARTERS = ("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")
NOBODY = Outcomes()


def quarter(name, left, *, told=NOBODY, residents=(5, 5, 5, 5)):
    return QuarterTotals(name, residents, left, left, left, told)


def report(*lefts, outcomes, before=()):
    """What a report says after quarters in which so many people left."""
    quarters = [quarter(*pair) for pair in zip(QUARTERS, lefts, strict=False)]
    return disclosure_of(quarters, dict(zip(QUARTERS, outcomes, strict=False)), before)


class TestTheRuleThatLeaked:
    """Until 2021-Q2 referrals were shown only if at least five more were referred than moved in."""

    @staticmethod
    def published(world):
        referred, month_ends, moved_in, moved_out = world
        is_shown = referred >= 5 and referred - moved_in >= 5
        moves_shown = moved_in >= 5 and moved_out >= 5
        return (
            month_ends,
            referred if is_shown else None,
            (moved_in, moved_out) if moves_shown else None,
        )

    @staticmethod
    def first_quarters():
        """Every first quarter with at most five places and nine people who were referred."""
        for month_ends in product(range(6), repeat=3):
            steps = [b - a for a, b in zip((0, *month_ends), month_ends, strict=False)]
            into = sum(step for step in steps if step > 0)
            for extra in range(10 - into):
                moved_in, moved_out = into + extra, into + extra - month_ends[-1]
                for referred in range(moved_in, 10):
                    yield referred, month_ends, moved_in, moved_out

    def test_nine_referrals_and_four_residents_said_exactly_who_moved(self):
        worlds = list(self.first_quarters())
        seen = self.published((9, (0, 0, 4), 4, 0))
        assert seen == ((0, 0, 4), 9, None)
        left = remaining(worlds, self.published, seen)
        moves = values_known(left, lambda world: [((), world[2:])])
        assert moves == {(): {(4, 0)}}

    def test_it_was_no_rare_case(self):
        """Of these 4,211 quarters 5% disclosed exactly who moved, and 15% left two values at most."""
        worlds = list(self.first_quarters())
        moves = {}
        for world in worlds:
            moves.setdefault(self.published(world), set()).add(world[2:])
        hidden = [world for world in worlds if self.published(world)[2] is None]
        known = Counter(len(moves[self.published(world)]) for world in hidden)
        assert (len(worlds), len(hidden), known[1], known[2]) == (4211, 2951, 225, 412)


class TestFewLeavers:
    @pytest.mark.parametrize("outcome", list(splits(1, 1)))
    def test_of_one_person_each_outcome_stays_possible(self, outcome):
        disclosure = report(1, outcomes=[outcome])
        (split,) = hidden_splits(disclosure)
        assert set(split.worlds) == set(splits(1, 1))
        assert (disclosure.worlds, disclosure.fewest) == (3, 3)
        assert unsafe_figures(disclosure) == []
        assert "Waar 1 persoon nu woont die in het eerste kwartaal van 2021 vertrok" in {
            each.label for each in disclosure.hidden
        }

    def test_the_report_is_the_same_whatever_the_outcome(self):
        assert len({report(2, 2, outcomes=each) for each in pairs(2, 2)}) == 1

    def test_hidden_moves_are_hidden_whatever_they_are(self):
        totals = QuarterTotals("2021-Q1", (0, 0, 4))
        (moves, *_) = disclosure_of([totals], {}).hidden
        assert (moves.code, moves.fewest) == ("moves_2021-Q1", 3)
        hidden = hidden_moves(totals)
        assert (hidden.moved_in[0], hidden.moved_out[0], hidden.referrals[0]) == (4, 0, 0)

    def test_nobody_left_so_nothing_is_hidden_of_it(self):
        assert hidden_splits(report(0, outcomes=[NOBODY])) == []


def at_least(outcomes, others):
    """For each outcome the larger number."""
    return outcomes + others.beyond(outcomes)


def pairs(*lefts):
    return product(*(list(splits(left, left)) for left in lefts))


class TestGroups:
    def test_quarters_are_added_until_five_left(self):
        outcomes = [Outcomes(1, 1, 0), Outcomes(1, 0, 1), Outcomes(1, 1, 1), Outcomes(1)]
        (first,) = report(2, outcomes=outcomes).groups
        assert (first.quarters, first.closed_in, first.fitting) == (("2021-Q1",), "", None)
        last = report(2, 2, 3, 1, outcomes=outcomes)
        assert last.groups[0].quarters == QUARTERS[:3]
        assert (last.groups[0].left, last.groups[0].times) == (7, 3)
        assert last.groups[1] == Group(QUARTERS[3:], 1, 1)

    def test_who_agreed_is_taken_off(self):
        told = Outcomes(fitting=1)
        quarters = [quarter("2021-Q1", 5, told=told)]
        (group,) = groups_shown(quarters, {"2021-Q1": Outcomes(2, 1, 1)})
        assert (group.left, group.closed_in, group.fitting) == (4, "", None)

    @pytest.mark.parametrize(
        ("fitting", "left", "times", "shown"),
        [
            (1, 4, 1, None),
            (0, 5, 1, None),
            (1, 5, 1, None),
            (2, 5, 1, 2),
            (3, 5, 1, None),
            (5, 5, 1, None),
            (3, 6, 1, 3),
            (4, 6, 1, None),
            (3, 7, 2, 3),
            (2, 7, 2, None),
            (4, 7, 2, None),
        ],
    )
    def test_a_number_is_said_that_leaves_room_on_both_sides(self, fitting, left, times, shown):
        assert fitting_shown(fitting, left, times) == shown

    def test_a_published_group_stays_as_it_was(self):
        before = report(5, outcomes=[Outcomes(2, 2, 1)]).groups
        after = report(6, 1, outcomes=[Outcomes(5, 1, 0), Outcomes(1)], before=before)
        assert after.groups[0] == before[0]
        assert after.groups[0].fitting == 2
        late = [each for each in hidden_splits(after) if each.is_late]
        assert [each.people for each in late] == [1]
        assert len(late[0].worlds) == 3

    def test_a_later_report_takes_its_quarters_first(self):
        """A correction of the first quarter after the report on the second makes no other group."""
        outcomes = [Outcomes(1, 1, 1), Outcomes(2, 0, 1)]
        published = report(3, 3, outcomes=outcomes).groups
        assert published[0].quarters == QUARTERS[:2]
        assert report(6, outcomes=[Outcomes(3, 2, 1)], before=published).groups == ()


class TestEveryGroup:
    def test_however_large_and_however_they_live_it_is_safe(self):
        for left in range(ENOUGH, 13):
            for times in range(1, 4):
                for fitting in range(left + 1):
                    group = Group(
                        ("2021-Q1",),
                        left,
                        times,
                        fitting_shown(fitting, left, times),
                        closed_in="2021-Q1",
                    )
                    disclosure = described((quarter("2021-Q1", left),), (group,))
                    assert unsafe_figures(disclosure) == [], group
                    assert disclosure.fewest >= FEWEST_VALUES

    def test_a_number_at_the_edge_would_not_be_safe(self):
        group = Group(("2021-Q1",), 5, 1, fitting=4, closed_in="2021-Q1")
        disclosure = described((quarter("2021-Q1", 5),), (group,))
        assert [each.code for each in unsafe_figures(disclosure)] == ["left_2021-Q1"]

    def test_who_tells_it_after_the_report_can_give_away_the_others(self):
        group = Group(("2021-Q1",), 5, 1, fitting=2, closed_in="2021-Q1")
        told = quarter("2021-Q1", 5, told=Outcomes(elsewhere=1))
        disclosure = described((told,), (group,))
        assert [each.code for each in unsafe_figures(disclosure)] == ["left_2021-Q1"]

    def test_who_tells_of_a_fitting_home_can_rule_it_out_for_the_others(self):
        group = Group(("2021-Q1",), 5, 1, fitting=2, closed_in="2021-Q1")
        told = quarter("2021-Q1", 5, told=Outcomes(fitting=1))
        assert [each.code for each in unsafe_figures(described((told,), (group,)))] == [
            "left_2021-Q1"
        ]
        larger = replace(group, left=6, fitting=3)
        told = quarter("2021-Q1", 6, told=Outcomes(fitting=1))
        assert unsafe_figures(described((told,), (larger,))) == []

    def test_words_that_contradict_what_was_published_are_no_world_at_all(self):
        group = Group(("2021-Q1",), 5, 1, fitting=2, closed_in="2021-Q1")
        told = quarter("2021-Q1", 5, told=Outcomes(fitting=3))
        assert unsafe_figures(described((told,), (group,)))


def published_in_order(lefts, outcomes):
    """All reports of a pilot, one after the other."""
    reports, before = [], ()
    for number in range(1, len(lefts) + 1):
        reports.append(report(*lefts[:number], outcomes=outcomes[:number], before=before))
        before = reports[-1].groups
    return reports


@pytest.mark.parametrize("lefts", [(1,), (5,), (2, 3), (3, 3), (1, 4, 2), (2, 0, 3)])
def test_groups_by_themselves_give_the_same_as_every_course_of_the_whole_pilot(lefts):
    """All courses of all quarters through all reports, in groups of those with the same reports."""
    same = {}
    for outcomes in pairs(*lefts):
        same.setdefault(tuple(published_in_order(lefts, outcomes)), []).append(outcomes)
    for reports, courses in same.items():
        groups = reports[-1].groups
        by_group = {
            tuple(
                together(course[QUARTERS.index(name)] for name in group.quarters)
                for group in groups
            )
            for course in courses
        }
        assert len(by_group) == worlds_of(reports[-1])
        for position, split in enumerate(hidden_splits(reports[-1])):
            assert {course[position] for course in by_group} == set(split.worlds)


class Pilot:
    """A pilot with random quarters, published in order and corrected now and then."""

    def __init__(self, chance):
        self.chance = chance
        self.names = QUARTERS[: chance.randint(2, 4)]
        self.outcomes = {
            name: self._some(chance.choice((0, 1, 2, 3, 5, 12))) for name in self.names
        }
        self.told = dict.fromkeys(self.names, NOBODY)
        self.shows_moves = {}
        self.published = []

    def _some(self, most):
        return Outcomes(*(self.chance.choice((0, self.chance.randint(0, most))) for _ in range(3)))

    def publish(self, name):
        """The report on a quarter, with all that became known before it."""
        self.shows_moves.setdefault(name, self.chance.random() < 0.8)
        self._live()
        earlier = dict(self.told)
        self._tell(name)
        disclosure = self._report(name)
        if unsafe_figures(with_published(disclosure, self.published)):
            self.told = earlier
            disclosure = self._report(name)
        self.published.append(disclosure)
        return disclosure

    def _live(self):
        """Exits are recorded late, were mistakes, or end in homelessness after all."""
        name = self.chance.choice(self.names)
        if self.chance.random() < 0.5:
            changed = self.outcomes[name] + self._some(1)
            self.outcomes[name] = at_least(changed, self.told[name])
        elif self.chance.random() < 0.3:
            self.outcomes[name] = at_least(self._some(3), self.told[name])

    def _tell(self, until):
        for name in self.names[: self.names.index(until) + 1]:
            told = self.told[name] + self._some(1)
            if self.shows_moves.get(name) and self.outcomes[name].has(told):
                self.told[name] = told

    def _report(self, until):
        names = self.names[: self.names.index(until) + 1]
        quarters = [
            quarter(name, self.outcomes[name].people, told=self.told[name])
            if self.shows_moves[name]
            else QuarterTotals(name, (4, 4, 5, 3))
            for name in names
        ]
        untold = {name: self.outcomes[name] - self.told[name] for name in names}
        before = [group for each in self.published for group in each.groups]
        return disclosure_of(quarters, untold, before)


@pytest.mark.parametrize("part", range(10))
def test_a_thousand_pilots_hide_every_figure_well(part):
    fewest, groups = Counter(), Counter()
    for number in range(100):
        pilot = Pilot(random.Random(1000 * part + number))
        for name in pilot.names:
            disclosure = pilot.publish(name)
            if pilot.chance.random() < 0.3:
                disclosure = pilot.publish(
                    pilot.chance.choice(pilot.names[: pilot.names.index(name) + 1])
                )
            assert unsafe_figures(with_published(disclosure, pilot.published)) == []
            fewest.update(each.fewest for each in disclosure.hidden if each.fewest is not None)
            groups.update(
                "shown" if each.fitting is not None else "not" for each in disclosure.groups
            )
    assert min(fewest) >= FEWEST_VALUES
    assert groups["shown"] > 10
    assert groups["not"] > 10
