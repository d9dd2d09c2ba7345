"""Someone leaves: the stay ends, reason and destination are kept apart."""

from datetime import date

import pytest

from participants.actions.exits import record_exit
from participants.models import Exit, Participant
from tests.factories import TODAY, make_placement, make_user, system, term
from tests.refusals import breaks


def leave(placement, **facts) -> Exit:
    defaults = {
        "exited_on": date(2021, 5, 31),
        "reason": term("exit_reason.goals_met"),
        "destination": term("exit_destination.own_rental"),
        "today": TODAY,
        "by": system(),
    }
    return record_exit(placement=placement, **{**defaults, **facts})


def test_it_ends_the_stay_on_that_day_and_frees_the_dwelling(pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    placement = make_placement(pilot)
    exit = leave(placement, by=manager)
    placement.refresh_from_db()
    assert placement.ends_on == exit.exited_on == date(2021, 5, 31)
    assert exit.history.get().history_user == manager
    assert Participant.objects.with_status(on=TODAY).get().status == "left"
    make_placement(pilot, dwelling=placement.dwelling, starts_on=date(2021, 6, 1))


@pytest.mark.parametrize(
    ("exited_on", "rule"),
    [
        (date(2021, 7, 1), "participants_exit_not_ahead"),
        (date(2021, 2, 28), "participants_exit_during_placement"),
    ],
)
def test_it_refuses_a_day_ahead_or_before_the_stay(pilot, exited_on, rule):
    placement = make_placement(pilot)
    with breaks(rule):
        leave(placement, exited_on=exited_on)
    placement.refresh_from_db()
    assert placement.ends_on == pilot.ends_on
    assert not Exit.objects.exists()


def test_it_refuses_an_exit_from_a_stay_that_goes_on_elsewhere(pilot):
    first = make_placement(pilot, ends_on=date(2021, 4, 30))
    make_placement(pilot, participant=first.participant, starts_on=date(2021, 5, 1))
    with breaks("participants_exit_before_placement"):
        leave(first, exited_on=date(2021, 4, 30))
    assert not Exit.objects.exists()


def test_it_refuses_a_second_exit_of_one_stay(pilot):
    placement = make_placement(pilot)
    leave(placement)
    with breaks("participants_exit_once"):
        leave(placement, exited_on=date(2021, 4, 30))
    placement.refresh_from_db()
    assert placement.ends_on == date(2021, 5, 31)
