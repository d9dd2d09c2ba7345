"""Commitments are taken over from the letter, added, changed with a reason, and withdrawn."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from evaluations.actions.commitments import (
    add_commitment,
    change_commitment,
    withdraw_commitment,
)
from evaluations.letter_commitments import LINES
from evaluations.models import Commitment, Evidence
from participants.rules.participants import RECOGNISABLE
from tests.commitment_factories import LETTER_OF, make_commitment, take_over
from tests.factories import TODAY, make_pilot, make_user, system
from tests.refusals import breaks

TERMS = (
    "letter",
    "heading",
    "sentence",
    "words",
    "evidence",
    "owner",
    "responsible",
    "promised_on",
    "due_on",
)


def change(commitment: Commitment, **facts) -> Commitment:
    defaults = {name: getattr(commitment, name) for name in TERMS}
    given = {"reason": "Het college stelt het uit.", "today": TODAY, "by": system(), **facts}
    return change_commitment(commitment=commitment, **{**defaults, **given})


def test_the_letter_becomes_a_row_for_each_commitment(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    rows = take_over(pilot, by=officer)
    assert len(rows) == len(LINES) == Commitment.objects.of_pilot(pilot).count()
    council = Commitment.objects.get(code="council")
    assert (council.due_on, council.heading, council.sentence) == (TODAY, "Tot slot", 7)
    assert council.history.get().history_user == officer


def test_another_pilot_gets_no_commitments_by_itself(pilot):
    take_over(pilot)
    assert Commitment.objects.of_pilot(make_pilot()).count() == 0


def test_a_letter_after_the_start_makes_nothing_due_before_it(pilot):
    take_over(pilot, promised_on=date(2021, 4, 1))
    assert Commitment.objects.get(code="letter").due_on == date(2021, 4, 1)


@pytest.mark.parametrize(
    ("promised_on", "rule"),
    [
        (date(2021, 7, 1), "evaluations_commitment_not_ahead"),
        (date(2019, 2, 2), "pilots_date_near_the_pilot"),
    ],
)
def test_it_refuses_a_letter_of_a_day_that_cannot_be(pilot, promised_on, rule):
    with breaks(rule, field="promised_on"):
        take_over(pilot, promised_on=promised_on)
    assert Commitment.objects.count() == 0


def test_it_refuses_to_take_the_letter_over_twice(pilot):
    rows = take_over(pilot)
    with breaks("evaluations_commitment_once"):
        take_over(pilot)
    assert Commitment.objects.count() == len(rows)


def test_the_database_refuses_a_sentence_twice(pilot):
    (row, *_rest) = take_over(pilot)
    row.pk = None
    with pytest.raises(IntegrityError, match="evaluations_commitment_once"), transaction.atomic():
        row.save_without_historical_record(force_insert=True)


@pytest.mark.parametrize(
    ("facts", "rule", "field"),
    [
        ({"words": " "}, "evaluations_commitment_says_what_and_where", "words"),
        ({"letter": ""}, "evaluations_commitment_says_what_and_where", "words"),
        ({"sentence": 0}, "evaluations_commitment_says_what_and_where", "words"),
        ({"due_on": date(2021, 5, 31)}, "evaluations_commitment_due_after_promise", "due_on"),
        (
            {"evidence": Evidence.PERIOD},
            "evaluations_commitment_limit_holds_throughout",
            "due_on",
        ),
        ({"due_on": date(2024, 1, 1)}, "pilots_date_near_the_pilot", "due_on"),
        ({"promised_on": date(2021, 7, 1)}, "evaluations_commitment_not_ahead", "promised_on"),
    ],
)
def test_it_refuses_what_cannot_be_a_commitment(pilot, facts, rule, field):
    with breaks(rule, field=field):
        make_commitment(pilot, **facts)
    assert Commitment.objects.count() == 0


def test_who_looks_after_it_has_a_role_that_opens_the_register(pilot):
    lead = make_user(role="team_lead", pilot=pilot)
    assert make_commitment(pilot, responsible=lead).responsible == lead
    for stranger in (make_user(role="auditor", pilot=pilot), make_user()):
        with breaks("evaluations_commitment_responsible_takes_part", field="responsible"):
            make_commitment(pilot, responsible=stranger)
    assert Commitment.objects.count() == 1


def test_one_asks_before_someone_may_be_recognised(pilot):
    with breaks(RECOGNISABLE.name, field="words"):
        make_commitment(pilot, words="Er komt een gesprek met meneer Verzonnen.", confirmed=())
    assert Commitment.objects.count() == 0


def test_it_changes_with_a_reason_that_the_history_keeps(pilot):
    changed = change(make_commitment(pilot), due_on=date(2021, 9, 1), owner="care_provider")
    assert (changed.due_on, changed.owner) == (date(2021, 9, 1), "care_provider")
    last, first = changed.history.all()
    assert last.history_change_reason == "Het college stelt het uit."
    assert first.due_on == date(2021, 6, 15)


def test_it_refuses_to_change_without_a_reason(pilot):
    commitment = make_commitment(pilot)
    with breaks("evaluations_commitment_change_says_why", field="reason"):
        change(commitment, due_on=date(2021, 9, 1), reason=" ")
    assert Commitment.objects.get().due_on == date(2021, 6, 15)


def test_words_that_stay_are_not_asked_about_again(pilot):
    commitment = make_commitment(pilot, words="Er komt een gesprek met meneer Verzonnen.")
    assert change(commitment, due_on=date(2021, 9, 1)).due_on == date(2021, 9, 1)


def test_a_mistake_is_withdrawn_with_a_reason(pilot):
    commitment = make_commitment(pilot)
    with breaks("core_mistake_is_explained"):
        withdraw_commitment(commitment=commitment, reason=" ", by=system())
    withdraw_commitment(commitment=commitment, reason="Staat in geen brief.", by=system())
    assert Commitment.objects.of_pilot(pilot).standing().count() == 0
    with breaks("core_still_stands"):
        change(commitment)
    with breaks("core_still_stands"):
        withdraw_commitment(commitment=commitment, reason="Nog eens.", by=system())


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ("words = ' '", "evaluations_commitment_says_what_and_where"),
        ("evidence = 'hearsay'", "evaluations_commitment_known_evidence"),
        ("owner = 'nobody'", "evaluations_commitment_known_owner"),
        ("due_on = promised_on - 1", "evaluations_commitment_due_after_promise"),
        ("evidence = 'period'", "evaluations_commitment_limit_holds_throughout"),
        ("withdrawn_because = ' '", "evaluations_commitment_withdrawal_says_why"),
        ("code = 'another'", "core_owner_is_fixed"),
    ],
)
def test_the_database_refuses_it_too(pilot, values, rule):
    commitment = make_commitment(pilot)
    statement = f"UPDATE evaluations_commitment SET {values} WHERE id = {commitment.pk}"
    with (
        pytest.raises(IntegrityError) as refusal,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert refusal.value.__cause__.diag.constraint_name == rule


def test_it_is_added_by_someone(pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    facts = {name: getattr(make_commitment(pilot), name) for name in TERMS}
    added = add_commitment(
        pilot=pilot, today=TODAY, by=officer, confirmed=[RECOGNISABLE.name], **facts
    )
    assert added.history.get().history_user == officer
    assert added.promised_on > LETTER_OF
