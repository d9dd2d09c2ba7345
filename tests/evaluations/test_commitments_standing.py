"""How commitments stand on a day: met, open, overdue or breached, and what proves it."""

from datetime import date

import pytest
from django.db import connection

from evaluations.actions.moments import hold_moment, plan_moment
from evaluations.models import Commitment, Evidence
from evaluations.selectors.commitments import (
    Status,
    commitments_due,
    counted,
    standing_of,
    standings,
)
from evaluations.selectors.commitments_evidence import KINDS
from tests.assessment_factories import make_assessment, make_correction
from tests.commitment_factories import in_force, make_commitment, take_over
from tests.consultation_hour_factories import make_call, make_hour
from tests.day_book_factories import make_day
from tests.factories import TODAY, make_participant, make_pilot, make_placement, system, term
from tests.pilot_factories import findings_of, make_amount, make_line, make_location_assessment
from tests.refusals import check_so_far, tell

HELD_ON = date(2021, 6, 10)


def status(commitment: Commitment, as_of: date = TODAY) -> Status:
    return standing_of(Commitment.objects.get(pk=commitment.pk), as_of=as_of).status


def throughout(pilot, evidence: Evidence) -> Commitment:
    return make_commitment(pilot, evidence=evidence, due_on=None, promised_on=date(2021, 2, 2))


def hold_evaluation(pilot, day: date) -> None:
    moment = plan_moment(pilot=pilot, planned_on=day, theme="Evaluatie", by=system())
    hold_moment(
        moment=moment,
        held_on=day,
        progress="Het gaat goed.",
        embedding="Dat is nog niet geregeld.",
        verdict=term("verdict.continue"),
        decision="Wij gaan door.",
        today=TODAY,
        by=system(),
    )


def test_a_promise_is_open_up_to_its_last_day_and_overdue_after_it(pilot):
    promise = make_commitment(pilot)
    assert status(promise, date(2021, 6, 15)) == Status.OPEN
    assert status(promise, date(2021, 6, 16)) == Status.OVERDUE


def test_a_promise_is_met_from_the_day_of_its_evidence_on(pilot):
    promise = make_commitment(pilot)
    hour = make_hour(pilot, day=HELD_ON)
    make_call(hour)
    assert [status(promise, date(2021, 6, day)) for day in (9, 10, 30)] == ["open", "met", "met"]


def test_what_was_before_the_promise_proves_nothing(pilot):
    make_hour(pilot, day=date(2021, 5, 27))
    assert status(make_commitment(pilot)) == Status.OVERDUE


def test_what_stands_also_proves_what_was_promised_later(pilot):
    promise = make_commitment(pilot, evidence=Evidence.LOCATION)
    make_location_assessment(
        pilot,
        assessed_on=date(2021, 1, 20),
        outcome=term("location_result.not_met"),
        findings=findings_of(pilot, scale={"code": "not_met"}),
    )
    assert status(promise) == Status.OVERDUE
    make_location_assessment(pilot)
    assert status(promise) == Status.MET


def test_money_proves_something_once_it_was_granted(pilot):
    promise = make_commitment(pilot, evidence=Evidence.FUNDING)
    own_means = term("funding_source.own_means")
    make_amount(make_line(pilot, source=own_means, name="Eigen middelen"))
    make_amount(line := make_line(pilot), cents=0)
    assert status(promise) == Status.OVERDUE
    make_amount(line, quarter_starts_on=date(2021, 1, 1))
    days = date(2020, 12, 31), date(2021, 1, 1)
    assert [status(promise, day) for day in days] == ["open", "met"]


def test_what_is_about_people_is_only_counted(pilot):
    promise = throughout(pilot, Evidence.ASSESSMENTS)
    make_correction(make_assessment(make_participant(pilot)))
    standing = standing_of(promise, as_of=date(2021, 6, 8))
    assert (standing.status, standing.number, standing.records) == (Status.MET, 1, [])
    assert status(promise, date(2021, 6, 9)) == Status.OVERDUE


def test_an_hour_of_today_proves_something_once_someone_rang(pilot):
    promise = make_commitment(pilot)
    hour = make_hour(pilot, day=TODAY)
    assert status(promise) == Status.OVERDUE
    make_call(hour)
    assert status(promise) == Status.MET


def test_what_was_met_after_its_last_day_was_late(pilot):
    promise = make_commitment(pilot)
    make_hour(pilot, day=date(2021, 6, 24))
    assert standing_of(promise, as_of=TODAY).was_late
    make_hour(pilot, day=HELD_ON)
    assert not standing_of(promise, as_of=TODAY).was_late


def test_a_promise_that_holds_throughout_must_be_proved_lately(pilot):
    promise = throughout(pilot, Evidence.SUPPORT_POINT)
    assert status(promise, date(2021, 3, 15)) == Status.OPEN
    assert status(promise, date(2021, 3, 16)) == Status.OVERDUE
    make_day(pilot, day=date(2021, 6, 2))
    assert status(promise, date(2021, 6, 16)) == Status.MET
    assert status(promise, date(2021, 6, 17)) == Status.OVERDUE


def test_nothing_is_asked_of_a_promise_after_the_pilot(pilot):
    promise, unproved = throughout(pilot, Evidence.EVALUATIONS), throughout(pilot, Evidence.EXITS)
    hold_evaluation(pilot, TODAY)
    last = date(2021, 12, 20)
    assert status(promise, last) == Status.MET
    moved = make_pilot(ends_on=last)
    kept = throughout(moved, Evidence.EVALUATIONS)
    hold_evaluation(moved, TODAY)
    assert status(kept, date(2022, 6, 1)) == Status.MET
    assert [status(unproved, day) for day in (pilot.ends_on, date(2022, 3, 2))] == [
        "open",
        "overdue",
    ]


def test_a_limit_is_met_while_its_rules_are_in_force_and_nothing_breaks_it(pilot):
    limit = throughout(pilot, Evidence.ONE_PERSON)
    make_placement(pilot)
    standing = standing_of(limit, as_of=TODAY)
    assert (standing.status, standing.number, standing.missing) == (Status.MET, 1, frozenset())


def test_a_limit_without_its_constraint_is_open_and_a_broken_one_is_breached(pilot):
    limit = throughout(pilot, Evidence.ONE_PERSON)
    placement = make_placement(pilot)
    with connection.cursor() as cursor:
        table = "participants_placement"
        check_so_far()
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT participants_placement_one_person")
        standing = standing_of(limit, as_of=TODAY)
        assert standing.missing == {"participants_placement_one_person"}
        assert standing.status == Status.OPEN
        cursor.execute(f"UPDATE {table} SET household_size = 2 WHERE id = {placement.pk}")
    tell(placement)
    assert status(limit) == Status.BREACHED
    assert commitments_due(pilot, TODAY)[0].is_late


def test_a_guard_that_is_switched_off_is_not_in_force(pilot):
    rule = "participants_placement_within_capacity"
    assert in_force([rule, "no_such_rule"]) == {rule}
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE participants_placement DISABLE TRIGGER guard_placement")
    assert in_force([rule]) == set()


def test_every_rule_that_guards_a_commitment_is_in_force(pilot):
    names = {rule.name for kind in KINDS.values() for rule in kind.rules}
    assert in_force(sorted(names)) == names


def test_what_comes_first_stands_first(pilot):
    take_over(pilot)
    make_placement(pilot)
    found = standings(pilot, as_of=TODAY)
    order = [list(Status).index(each.status) for each in found]
    assert order == sorted(order)
    assert {each.status for each in found} == {Status.OVERDUE, Status.OPEN, Status.MET}


def test_one_counts_what_stands_and_was_made(pilot):
    make_commitment(pilot)
    make_commitment(make_pilot())
    assert counted(standings(pilot, as_of=date(2021, 5, 31))).total == 0
    assert counted(standings(pilot, as_of=TODAY)).overdue == 1


def test_reminders_get_what_is_not_met(pilot):
    late, met = make_commitment(pilot), throughout(pilot, Evidence.DECISION)
    coming = make_commitment(pilot, due_on=date(2021, 7, 15))
    type(pilot).objects.filter(pk=pilot.pk).update(
        decided_on=date(2021, 2, 2), decision_reference="B"
    )
    tell(pilot)
    assert status(met) == Status.MET
    due = commitments_due(pilot, TODAY)
    assert [(each.commitment, each.is_late) for each in due] == [(late, True), (coming, False)]
    assert (due[0].owner, due[0].deadline) == ("Gemeente Voorbeeld", date(2021, 6, 15))


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_two_queries_however_many_rows(pilot, rows, django_assert_num_queries):
    take_over(pilot)
    for day in range(1, rows + 1):
        make_day(pilot, day=date(2021, 6, day))
    with django_assert_num_queries(2):
        standings(pilot, as_of=TODAY)
