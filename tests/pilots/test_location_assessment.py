"""The location of a pilot is assessed by criteria, and again when there are more places."""

from datetime import date

import pytest
from django.db import connection

from interwonen.pilots.actions.capacity_steps import withdraw_capacity
from interwonen.pilots.actions.location_assessments import (
    change_location_assessment,
    withdraw_location_assessment,
)
from interwonen.pilots.actions.pilots_decision import record_decision
from interwonen.pilots.models import LocationAssessment, LocationFinding, Question
from interwonen.pilots.selectors.location_assessments import (
    LocationAssessmentDue,
    location_assessment_due,
)
from tests.at_once import one_after_the_other
from tests.factories import TODAY, make_pilot, system, term
from tests.pilot_factories import findings_of, judged, make_location_assessment
from tests.pilots.test_pilot import decide
from tests.refusals import breaks, refused_by

WITH_CONDITIONS = {"code": "met_conditions", "conditions": "Rust na tien uur."}
DESPITE = "pilots_locationassessment_outcome_despite"
THOUGH_MET = "pilots_locationassessment_refused_though_met"


def correct(assessment: LocationAssessment, **facts) -> LocationAssessment:
    names = ("assessed_on", "places", "outcome", "reasoning", "decided_on", "decision_reference")
    kept = {name: getattr(assessment, name) for name in names}
    kept["findings"] = findings_of(assessment.pilot)
    return change_location_assessment(
        assessment=assessment, **{**kept, "today": TODAY, "by": system(), **facts}
    )


def result(code: str):
    return term(f"location_result.{code}")


def test_it_holds_a_result_on_every_criterion_of_the_list(pilot):
    findings = findings_of(pilot, safety=WITH_CONDITIONS, costs={"code": "na", "evidence": ""})
    assessment = make_location_assessment(
        pilot, findings=findings, outcome=result("met_conditions")
    )
    assert assessment.version == "interwonen-1"
    assert assessment.findings.count() == 10
    safety = assessment.findings.get(question__code="safety")
    assert (safety.result.code, safety.conditions) == ("met_conditions", "Rust na tien uur.")
    with connection.cursor() as cursor:  # what the end of the transaction checks
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"assessed_on": date(2021, 7, 1)}, "core_not_ahead"),
        ({"assessed_on": date(2020, 1, 1)}, "pilots_date_near_the_pilot"),
        ({"assessed_on": date(2021, 2, 1)}, "pilots_locationassessment_one_per_day"),
        ({"decided_on": TODAY}, "pilots_locationassessment_decision_whole"),
        ({"decision_reference": "B1"}, "pilots_locationassessment_decision_whole"),
        (
            {"decided_on": date(2021, 5, 31), "decision_reference": "B1"},
            "pilots_locationassessment_decision_whole",
        ),
        ({"decided_on": date(2021, 7, 1), "decision_reference": "B1"}, "core_not_ahead"),
        ({"places": 0}, "pilots_locationassessment_of_places"),
        ({"reasoning": " "}, "pilots_locationassessment_says_why"),
        ({"reasoning": "a" * 2001}, "pilots_locationassessment_text_length"),
    ],
)
def test_it_refuses_an_assessment_that_cannot_be(pilot, facts, rule):
    make_location_assessment(pilot)
    with breaks(rule):
        make_location_assessment(pilot, **{"assessed_on": date(2021, 6, 1), **facts})
    assert LocationAssessment.objects.count() == 1
    other = make_location_assessment(pilot, assessed_on=date(2021, 6, 1))
    with breaks(rule):
        correct(other, **facts)
    assert other.history.count() == 1


def test_an_outcome_is_never_not_applicable(pilot):
    with breaks("pilots_locationassessment_has_outcome"):
        make_location_assessment(pilot, outcome=result("na"))
    assert not LocationAssessment.objects.exists()


@pytest.mark.parametrize(
    ("finding", "rule", "field"),
    [
        ({"evidence": " "}, "pilots_locationfinding_has_evidence", "evidence_scale"),
        (
            {"code": "met_conditions"},
            "pilots_locationfinding_conditions_said",
            "conditions_scale",
        ),
        ({"conditions": "Rust."}, "pilots_locationfinding_conditions_said", "conditions_scale"),
        ({"evidence": "a" * 2001}, "pilots_locationfinding_text_length", "evidence_scale"),
    ],
)
def test_a_result_has_its_evidence_and_its_conditions(pilot, finding, rule, field):
    with breaks(rule, field=field):
        make_location_assessment(
            pilot,
            outcome=result("met_conditions"),
            findings=findings_of(pilot, scale=finding),
        )
    assert not LocationAssessment.objects.exists()


def test_a_result_shows_one_decision(pilot):
    step = decide(pilot)
    both = {"shows_decision": True, "capacity_step": step}
    with breaks("pilots_locationfinding_one_decision", field="decision_scale"):
        make_location_assessment(pilot, findings=findings_of(pilot, scale=both))


def test_every_criterion_of_one_list_has_a_result(pilot):
    findings = findings_of(pilot)
    missing = dict(list(findings.items())[1:])
    with breaks("pilots_locationassessment_judges_all"):
        make_location_assessment(pilot, findings=missing)
    other = Question.objects.filter(question_set="survey").first()
    for wrong in ({}, {other: judged()}, {**findings, other: judged()}):
        with breaks("pilots_locationfinding_on_the_list"):
            make_location_assessment(pilot, findings=wrong)
    assert not LocationAssessment.objects.exists()


def test_no_condition_is_lost_in_the_outcome(pilot):
    findings = findings_of(pilot, safety=WITH_CONDITIONS)
    with breaks("pilots_locationassessment_keeps_conditions", field="outcome"):
        make_location_assessment(pilot, findings=findings)
    assert not LocationAssessment.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "found", "doubt"),
    [
        ("met", "not_met", DESPITE),
        ("met_conditions", "not_met", DESPITE),
        ("not_met", "met", THOUGH_MET),
    ],
)
def test_it_doubts_an_outcome_that_does_not_follow_from_the_results(pilot, outcome, found, doubt):
    facts = {"outcome": result(outcome), "findings": findings_of(pilot, safety={"code": found})}
    with breaks(doubt, field="outcome"):
        make_location_assessment(pilot, **facts)
    assert not LocationAssessment.objects.exists()
    assert make_location_assessment(pilot, **facts, confirmed=[doubt]).outcome.code == outcome


def test_a_negative_outcome_because_of_a_criterion_is_no_doubt(pilot):
    findings = findings_of(pilot, safety={"code": "not_met"})
    assert make_location_assessment(pilot, outcome=result("not_met"), findings=findings).pk


def test_it_is_corrected_and_only_what_differs_gets_a_history(pilot):
    assessment = make_location_assessment(pilot)
    findings = findings_of(pilot, safety=WITH_CONDITIONS)
    correct(assessment, findings=findings, outcome=result("met_conditions"), places=6)
    versions = {each.question.code: each.history.count() for each in assessment.findings.all()}
    assert versions.pop("safety") == 2
    assert set(versions.values()) == {1}
    assert [past.places for past in assessment.history.all()] == [6, 5]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_it_is_withdrawn_with_its_results_and_a_reason(pilot):
    assessment = make_location_assessment(pilot)
    key = assessment.pk
    with breaks("core_mistake_is_explained"):
        withdraw_location_assessment(assessment=assessment, reason=" ", by=system())
    withdraw_location_assessment(assessment=assessment, reason="Proef", by=system())
    assert not LocationAssessment.objects.exists()
    assert not LocationFinding.objects.exists()
    gone = LocationAssessment.history.filter(id=key).latest("history_id")
    assert (gone.history_type, gone.history_change_reason) == ("-", "Proef")


def test_a_decision_that_is_evidence_stays(pilot):
    step = decide(pilot)
    decided = {"decided_on": date(2021, 2, 1), "decision_reference": "B0"}
    record_decision(pilot=pilot, **decided, today=TODAY, by=system())
    findings = findings_of(pilot, scale={"capacity_step": step}, support={"shows_decision": True})
    assessment = make_location_assessment(pilot, findings=findings)
    with breaks("pilots_decision_is_evidence"):
        withdraw_capacity(step=step, reason="Fout", by=system())
    nothing = {"decided_on": None, "decision_reference": ""}
    with breaks("pilots_decision_is_evidence"):
        record_decision(pilot=pilot, **nothing, today=TODAY, by=system())
    pilot.refresh_from_db()
    assert pilot.decision_reference == "B0"
    correct(assessment)
    withdraw_capacity(step=step, reason="Fout", by=system())
    record_decision(pilot=pilot, **nothing, today=TODAY, by=system())
    assert not pilot.capacity_steps.exists()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("reasoning = ' '", "pilots_locationassessment_says_why"),
        ("reasoning = repeat('a', 2001)", "pilots_locationassessment_text_length"),
        ("places = 0", "pilots_locationassessment_of_places"),
        ("decided_on = '2021-06-01'", "pilots_locationassessment_decision_whole"),
        ("outcome_id = 'location_result.na'", "pilots_locationassessment_has_outcome"),
        ("outcome_id = 'channel.mail'", "pilots_locationassessment_outcome_from_list"),
        ("assessed_on = '2021-02-01'", "pilots_locationassessment_one_per_day"),
        ("version = 'interwonen-2'", "core_owner_is_fixed"),
    ],
)
def test_the_database_refuses_such_an_assessment_too(pilot, change, rule):
    make_location_assessment(pilot)
    row = make_location_assessment(pilot, assessed_on=date(2021, 6, 2))
    statement = f"UPDATE pilots_locationassessment SET {change} WHERE id = %s"
    assert refused_by(statement, [row.pk]) == rule


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("evidence = ' '", "pilots_locationfinding_has_evidence"),
        ("evidence = repeat('a', 2001)", "pilots_locationfinding_text_length"),
        ("conditions = 'Rust.'", "pilots_locationfinding_conditions_said"),
        ("result_id = 'channel.mail'", "pilots_locationfinding_result_from_list"),
        ("shows_decision = true", "pilots_locationfinding_one_decision"),
    ],
)
def test_the_database_refuses_such_a_result_too(pilot, change, rule):
    step = decide(pilot)
    findings = findings_of(pilot, scale={"capacity_step": step})
    row = make_location_assessment(pilot, findings=findings).findings.get(question__code="scale")
    statement = f"UPDATE pilots_locationfinding SET {change} WHERE id = %s"
    assert refused_by(statement, [row.pk]) == rule


def test_the_database_refuses_a_decision_of_another_pilot_and_another_criterion(pilot):
    row = make_location_assessment(pilot).findings.first()
    step = decide(make_pilot())
    statement = "UPDATE pilots_locationfinding SET capacity_step_id = %s WHERE id = %s"
    assert refused_by(statement, [step.pk, row.pk]) == "pilots_locationfinding_decision_of_pilot"
    statement = """INSERT INTO pilots_locationfinding
        (assessment_id, question_id, result_id, conditions, evidence, found_at, shows_decision)
        SELECT %s, id, 'location_result.met', '', 'Gezien.', '', false FROM pilots_question
        WHERE question_set = %s LIMIT 1"""
    for name, rule in (
        ("survey", "pilots_locationfinding_on_the_list"),
        ("location_criterion", "pilots_locationfinding_once"),
    ):
        assert refused_by(statement, [row.assessment_id, name]) == rule


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        (
            "DELETE FROM pilots_locationfinding WHERE assessment_id = %s",
            "pilots_locationassessment_judges_all",
        ),
        (
            "UPDATE pilots_locationassessment SET outcome_id = 'location_result.met' WHERE id = %s",
            "pilots_locationassessment_keeps_conditions",
        ),
    ],
)
def test_the_database_refuses_an_unsound_assessment_at_the_end_of_it_all(pilot, statement, rule):
    findings = findings_of(pilot, safety=WITH_CONDITIONS)
    row = make_location_assessment(pilot, findings=findings, outcome=result("met_conditions"))
    assert refused_by(f"SET CONSTRAINTS ALL IMMEDIATE; {statement}", [row.pk]) == rule


def test_it_is_due_first_before_the_pilot_and_again_with_more_places(pilot):
    assert location_assessment_due(pilot, TODAY) == LocationAssessmentDue(date(2021, 3, 1), 5)
    first = make_location_assessment(pilot)
    assert location_assessment_due(pilot, TODAY) is None
    decide(pilot)  # 7 from 1 June
    decide(pilot, effective_from=date(2021, 9, 1), capacity=6)
    due = location_assessment_due(pilot, date(2021, 5, 20))
    assert due == LocationAssessmentDue(date(2021, 6, 1), 7, first)
    assert [due.is_late(date(2021, 5, 31)), due.is_late(date(2021, 6, 1))] == [False, True]
    second = make_location_assessment(pilot, assessed_on=date(2021, 6, 10), places=6)
    assert location_assessment_due(pilot, TODAY) == LocationAssessmentDue(
        date(2021, 6, 1), 7, second
    )
    make_location_assessment(pilot, assessed_on=date(2021, 6, 20), places=7)
    assert location_assessment_due(pilot, TODAY) is None
    # On a day before it, nobody knew of it.
    assert location_assessment_due(pilot, date(2021, 6, 15)).latest == second


def test_nothing_is_due_once_the_pilot_is_over_and_what_was_decreased_before_does_not_count(pilot):
    assert location_assessment_due(pilot, date(2022, 3, 2)) is None
    decide(pilot)
    decide(pilot, effective_from=date(2021, 6, 15), capacity=6)
    make_location_assessment(pilot, assessed_on=date(2021, 6, 20), places=6)
    assert location_assessment_due(pilot, TODAY) is None


@pytest.mark.django_db(transaction=True)
def test_no_assessment_shows_a_decision_that_is_withdrawn_at_that_moment(pilot):
    step = decide(pilot)
    findings = findings_of(pilot, scale={"capacity_step": step})

    def withdraw():
        return withdraw_capacity(step=step, reason="Vergissing", by=system()).pk

    def assess():
        with breaks("pilots_locationfinding_decision_of_pilot"):
            make_location_assessment(pilot, findings=findings)

    assert one_after_the_other(pilot, withdraw, assess) == [pilot.pk, None]
    assert not LocationAssessment.objects.exists()
