"""The board tells how every dwelling stands on a day, and reckons the empty days."""

from datetime import date, timedelta

import pytest

from interwonen.core.spans import Span
from interwonen.pilots.actions.capacity_steps import decide_capacity
from participants.actions.dwellings import add_availability
from participants.actions.exits import record_exit
from participants.selectors.dwellings_board import IntervalKind, board_of
from participants.selectors.placements_occupancy import levels
from tests.factories import (
    TODAY,
    make_dwelling,
    make_participant,
    make_placement,
    make_user,
    system,
    term,
)

ONE_DAY = timedelta(days=1)


@pytest.fixture
def board(pilot):
    """The board on a day, as the team lead sees it."""
    lead = make_user(role="team_lead", pilot=pilot)
    return lambda on=TODAY: board_of(pilot, on=on, user=lead, today=TODAY)


def kinds(line):
    return [(interval.kind, interval.days.first, interval.days.last) for interval in line.intervals]


def test_a_dwelling_without_a_resident_is_empty_since_it_is_let(pilot, board):
    make_dwelling(pilot, available_from=date(2021, 6, 1))
    (line,) = board().lines
    assert kinds(line) == [
        (IntervalKind.UNLET, date(2021, 3, 1), date(2021, 5, 31)),
        (IntervalKind.VACANT, date(2021, 6, 1), date(2022, 3, 1)),
    ]
    assert (line.vacancy.first, line.vacancy.days, line.vacant_days) == (date(2021, 6, 1), 30, 30)
    assert (board().empty, board().vacant_days) == (1, 30)


def test_days_before_the_pilot_and_after_it_do_not_count(pilot, board):
    make_dwelling(pilot, available_from=date(2020, 9, 1))
    assert board(date(2021, 3, 1)).vacant_days == 1
    assert board(pilot.ends_on).vacant_days == 366


def test_a_dwelling_that_is_let_after_the_pilot_only_is_never_empty(pilot, board):
    make_dwelling(pilot, available_from=date(2023, 1, 1))
    (line,) = board().lines
    assert (line.vacancy, line.vacant_days) == (None, 0)


def test_after_an_exit_it_is_empty_from_the_next_day_on(pilot, board):
    placement = make_placement(pilot)
    record_exit(
        placement=placement,
        exited_on=date(2021, 6, 20),
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        today=TODAY,
        by=system(),
    )
    assert board(date(2021, 6, 20)).lines[0].vacancy is None
    line = board().lines[0]
    assert (line.vacancy.first, line.vacancy.days) == (date(2021, 6, 21), 10)
    assert line.dwelling.state == "to_inspect"


def test_who_moves_in_the_next_day_leaves_no_empty_day(pilot, board):
    home = make_dwelling(pilot)
    make_placement(pilot, dwelling=home, ends_on=TODAY)
    make_placement(pilot, dwelling=home, starts_on=TODAY + ONE_DAY)
    (line,) = board().lines
    assert [interval.kind for interval in line.intervals] == [
        IntervalKind.PRESENT,
        IntervalKind.PLANNED,
    ]
    assert line.coming[0].days.first == TODAY + ONE_DAY
    (tomorrow,) = board(TODAY + ONE_DAY).lines
    assert [interval.kind for interval in tomorrow.intervals] == [
        IntervalKind.PAST,
        IntervalKind.PRESENT,
    ]
    assert (line.vacant_days, tomorrow.vacant_days) == (0, 0)


def test_an_empty_time_between_two_stays_counts_its_own_days(pilot, board):
    home = make_dwelling(pilot)
    make_placement(pilot, dwelling=home, ends_on=date(2021, 4, 10))
    make_placement(pilot, dwelling=home, starts_on=date(2021, 4, 21))
    assert board(date(2021, 4, 15)).lines[0].vacancy.days == 5
    assert board().lines[0].vacant_days == 10


def test_days_on_which_it_is_not_let_in_between_are_not_empty_days(pilot, board):
    home = make_dwelling(pilot, available_until=date(2021, 4, 30))
    add_availability(dwelling=home, starts_on=date(2021, 6, 1), ends_on=None, by=system())
    (line,) = board().lines
    assert (line.vacancy.first, line.vacancy.days) == (date(2021, 6, 1), 30)
    assert line.vacant_days == 61 + 30
    between = board(date(2021, 5, 15)).lines[0]
    assert between.vacancy is None
    assert "1 juni 2021" in between.why_not
    assert between.dwelling.state == "unavailable"


def test_periods_that_join_are_one_empty_time(pilot, board):
    home = make_dwelling(pilot, available_until=date(2021, 4, 30))
    add_availability(dwelling=home, starts_on=date(2021, 5, 1), ends_on=None, by=system())
    assert board().lines[0].vacancy == Span(pilot.starts_on, TODAY)


def test_dwelling_ten_comes_after_dwelling_nine(pilot, board):
    for name in ("Woning 10", "Woning 9"):
        make_dwelling(pilot, name=name)
    assert [str(line.dwelling) for line in board().lines] == ["Woning 9", "Woning 10"]


def test_residents_and_places_change_on_their_days(pilot, board):
    make_placement(pilot, ends_on=date(2021, 5, 31))
    make_placement(pilot, starts_on=date(2021, 6, 10))
    decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 6, 1),
        capacity=7,
        reason="Groei",
        reference="B1",
        by=system(),
    )
    found = [(level.days.first, level.residents, level.places) for level in board().levels]
    assert found == [(date(2021, 3, 1), 1, 5), (date(2021, 6, 1), 0, 7), (date(2021, 6, 10), 1, 7)]
    assert (board().level.residents, board().level.places) == (1, 7)


def test_a_day_of_change_that_changes_nothing_is_no_level():
    placements = [
        Span(date(2021, 3, 1), date(2021, 3, 9)),
        Span(date(2021, 3, 10), date(2021, 3, 31)),
    ]
    period = Span(date(2021, 3, 1), date(2021, 3, 31))
    (level,) = levels(placements, [], base=5, days=period)
    assert (level.days, level.residents, level.places) == (period, 1, 5)


def test_names_follow_the_rights_of_the_viewer(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    mine = make_placement(pilot, participant=make_participant(pilot, counsellor=counsellor))
    other = make_placement(pilot)

    def seen(user):
        lines = board_of(pilot, on=TODAY, user=user, today=TODAY).lines
        return {
            line.current.placement: (line.current.name, line.current.may_open) for line in lines
        }

    assert seen(counsellor) == {mine: (mine.participant.full_name, True), other: ("", False)}
    for role in ("policy_officer", "contact_officer"):
        assert set(seen(make_user(role=role, pilot=pilot)).values()) == {("", False)}
