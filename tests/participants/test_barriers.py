"""The barrier ledger: what stands in the way of renting, since when, and how it came so far."""

from datetime import date, timedelta

import pytest

from interwonen.core.periods import full_months
from interwonen.core.versions import Overtaken, version_of
from participants.actions.barriers import (
    change_barrier,
    correct_barrier_status,
    record_barrier_status,
)
from participants.models import Barrier, BarrierStatus
from participants.selectors.barriers import barriers_of
from tests.factories import TODAY, make_participant, make_user, system, term
from tests.plan_factories import make_barrier
from tests.refusals import breaks

RESOLVED, RUNNING = "barrier_status.resolved", "barrier_status.plan_running"


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


def status_on(barrier, since, status=RESOLVED, **facts):
    return record_barrier_status(
        barrier=barrier,
        status=term(status),
        since=since,
        **{"today": TODAY, "by": system(), **facts},
    )


def test_a_barrier_comes_with_its_first_status_and_who_recorded_it(participant, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    barrier = make_barrier(participant, explanation="Twee maanden achterstand.", by=counsellor)
    first = barrier.statuses.get()
    assert (first.status_id, first.since) == ("barrier_status.open", date(2021, 3, 1))
    assert first.recorded_by == barrier.history.get().history_user == counsellor


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({}, "participants_barrier_once"),
        (
            {"kind": "barrier.debts", "since": TODAY + timedelta(days=1)},
            "participants_date_not_ahead",
        ),
    ],
)
def test_a_second_time_or_in_the_future_nothing_is_written(participant, facts, rule):
    make_barrier(participant)
    if "kind" in facts:
        facts = {**facts, "kind": term(facts["kind"])}
    with breaks(rule):
        make_barrier(participant, **facts)
    assert (Barrier.objects.count(), BarrierStatus.objects.count()) == (1, 1)


def test_other_barriers_may_be_several(participant):
    for _ in range(2):
        make_barrier(participant, kind=term("barrier.other"))
    assert participant.barriers.count() == 2


def test_a_status_may_come_in_between_but_not_twice_on_a_day_or_ahead(participant):
    barrier = make_barrier(participant)
    status_on(barrier, date(2021, 6, 1))
    status_on(barrier, date(2021, 5, 1), RUNNING)
    for since, rule in (
        (date(2021, 5, 1), "participants_barrierstatus_one_per_day"),
        (TODAY + timedelta(days=1), "participants_date_not_ahead"),
    ):
        with breaks(rule):
            status_on(barrier, since)
    statuses = [status.status_id for status in barrier.statuses.all()]
    assert statuses == [RESOLVED, RUNNING, "barrier_status.open"]


def test_status_on_a_day_and_since_when(participant):
    barrier = make_barrier(participant, kind=term("barrier.nuisance_history"))
    status_on(barrier, date(2021, 4, 20))
    status_on(barrier, date(2021, 6, 1), note="Nog steeds rustig.")
    (standing,) = barriers_of(participant, TODAY)
    assert standing.current.note == "Nog steeds rustig."
    assert (standing.since, standing.months, standing.days) == (date(2021, 4, 20), 2, 71)
    assert standing.is_free_of_nuisance
    (before,) = barriers_of(participant, date(2021, 4, 19))
    assert (before.current.status_id, before.months) == ("barrier_status.open", 1)
    assert not before.is_free_of_nuisance
    assert barriers_of(participant, date(2021, 2, 28)) == []


def test_what_is_open_comes_first(participant):
    status_on(make_barrier(participant), date(2021, 4, 1))
    debts = make_barrier(participant, kind=term("barrier.debts"))
    assert [standing.barrier for standing in barriers_of(participant, TODAY)][0] == debts


def test_a_status_and_an_explanation_are_corrected_with_the_old_one_in_the_history(participant):
    barrier = make_barrier(participant)
    status = barrier.statuses.get()
    opened = version_of(status)
    facts = {"since": date(2021, 3, 5), "today": TODAY, "by": system()}
    corrected = correct_barrier_status(
        row=status, status=term(RUNNING), note="Plan bij de gemeente.", version=opened, **facts
    )
    assert (corrected.since, corrected.history.count()) == (date(2021, 3, 5), 2)
    with pytest.raises(Overtaken):
        correct_barrier_status(row=status, status=term(RESOLVED), version=opened, **facts)
    assert barrier.statuses.get().status_id == RUNNING
    changed = change_barrier(barrier=barrier, explanation="Drie maanden.", by=system())
    assert (changed.explanation, changed.history.count()) == ("Drie maanden.", 2)


def test_a_correction_does_not_land_on_another_status(participant):
    barrier = make_barrier(participant)
    later = status_on(barrier, date(2021, 5, 1))
    with breaks("participants_barrierstatus_one_per_day"):
        correct_barrier_status(
            row=later, status=term(RUNNING), since=date(2021, 3, 1), today=TODAY, by=system()
        )
    later.refresh_from_db()
    assert (later.since, later.status_id) == (date(2021, 5, 1), RESOLVED)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2021, 5, 1), date(2021, 6, 30), 1),
        (date(2021, 4, 30), date(2021, 6, 30), 2),
        (date(2021, 1, 31), date(2021, 2, 28), 1),
        (date(2020, 12, 31), date(2021, 1, 30), 0),
        (date(2021, 6, 30), date(2021, 6, 30), 0),
    ],
)
def test_full_months(first, last, months):
    assert full_months(first, last) == months
