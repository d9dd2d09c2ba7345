"""Assess the location of a pilot by a list of criteria, and correct or withdraw an assessment."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, NOT_AHEAD, refuse_together, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import LocationAssessment, LocationFinding, Pilot, Question, Term
from interwonen.pilots.models.location_assessments import (
    LOCATION_CRITERION,
    MET,
    MET_CONDITIONS,
    NA,
    NOT_MET,
    Judged,
)
from interwonen.pilots.rules import location_assessments as rules

Findings = Mapping[Question, Judged]


class AssessmentFacts(TypedDict):
    """What is recorded of an assessment; `places` is the number of places that it is about."""

    assessed_on: date
    places: int
    outcome: Term
    reasoning: str
    decided_on: date | None
    decision_reference: str
    findings: Findings


@transaction.atomic
def assess_location(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[AssessmentFacts],
) -> LocationAssessment:
    """Record how the location does on every criterion of one version of the list.

    Raises RuleBroken for a day after `today`, far from the pilot or with an assessment already; for a
    decision before the assessment or without its reference; without reasoning or a number of places;
    when a criterion lacks its result, evidence or conditions, or shows a decision that is not one of
    the pilot any more; when the outcome hides a condition; and, unless confirmed, when outcome and
    results do not agree.
    """
    assessment = LocationAssessment(pilot=lock_pilot(pilot))
    return _save(assessment, facts, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_location_assessment(
    *,
    assessment: LocationAssessment,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[AssessmentFacts],
) -> LocationAssessment:
    """Correct an assessment, on the list of criteria that it was made by.

    Raises RuleBroken as `assess_location` does; Overtaken when it is not `version` any more.
    """
    pilot = lock_pilot(assessment.pilot)
    assessment = locked(assessment, version=version)
    assessment.pilot = pilot
    return _save(assessment, facts, today=today, by=by, confirmed=confirmed)


def _save(
    assessment: LocationAssessment,
    facts: AssessmentFacts,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> LocationAssessment:
    findings = facts["findings"]
    assessment.assessed_on, assessment.places = facts["assessed_on"], facts["places"]
    assessment.outcome, assessment.reasoning = facts["outcome"], facts["reasoning"].strip()
    assessment.decided_on = facts["decided_on"]
    assessment.decision_reference = facts["decision_reference"].strip()
    _refuse_days(assessment, today)
    _refuse_outcome(assessment)
    _set_version(assessment, findings)
    _refuse_other_decisions(assessment.pilot, findings)
    refuse_together(
        partial(_refuse_finding, question, judged) for question, judged in findings.items()
    )
    _weigh(assessment.outcome.pk, findings, confirmed)
    save_as(assessment, by=by)
    known = {finding.question_id: finding for finding in assessment.findings.all()}
    for question, judged in findings.items():
        finding = known.get(question.pk) or LocationFinding(
            assessment=assessment, question=question
        )
        _save_finding(finding, judged, by=by)
    return assessment


def _refuse_days(assessment: LocationAssessment, today: date) -> None:
    pilot, made, decided = assessment.pilot, assessment.assessed_on, assessment.decided_on
    refuse_unless(made <= today, NOT_AHEAD, field="assessed_on")
    refuse_far_from(pilot, made, field="assessed_on")
    others = pilot.location_assessments.exclude(pk=assessment.pk)
    refuse_unless(not others.filter(assessed_on=made).exists(), rules.ONE_PER_DAY)
    if decided is not None:
        refuse_unless(decided <= today, NOT_AHEAD, field="decided_on")
        refuse_far_from(pilot, decided, field="decided_on")
    has_reference = bool(assessment.decision_reference)
    is_whole = has_reference == (decided is not None) and (decided is None or made <= decided)
    refuse_unless(is_whole, rules.DECISION_WHOLE)


def _refuse_outcome(assessment: LocationAssessment) -> None:
    refuse_unless(assessment.places >= 1, rules.OF_PLACES)
    refuse_unless(bool(assessment.reasoning), rules.SAYS_WHY)
    refuse_unless(len(assessment.reasoning) <= TEXT_LENGTH, rules.TEXT_LENGTH)
    refuse_unless(assessment.outcome.pk != NA, rules.HAS_OUTCOME)


def _set_version(assessment: LocationAssessment, findings: Findings) -> None:
    """Keep the list that a new assessment was made by, which has a result on each criterion."""
    versions = {(question.question_set, question.version) for question in findings}
    kept = {(LOCATION_CRITERION, assessment.version)} if assessment.pk else versions
    fits = len(versions) == 1 and versions == kept and {LOCATION_CRITERION} == {s for s, _ in kept}
    refuse_unless(fits, rules.ON_THE_LIST)
    assessment.version = next(version for _, version in versions)
    asked = Question.objects.filter(
        question_set=LOCATION_CRITERION, version=assessment.version, offered=True
    )
    judged = {question.pk for question in findings}
    refuse_unless(set(asked.values_list("pk", flat=True)) <= judged, rules.JUDGES_ALL)


def _refuse_other_decisions(pilot: Pilot, findings: Findings) -> None:
    """Refuse a decision of another pilot, or one that was withdrawn meanwhile."""
    shown = {judged.capacity_step.pk for judged in findings.values() if judged.capacity_step}
    known = pilot.capacity_steps.filter(pk__in=shown).count()
    refuse_unless(known == len(shown), rules.DECISION_OF_PILOT)


def _refuse_finding(question: Question, judged: Judged) -> None:
    code, result = question.code, judged.result.pk
    has_conditions, has_evidence = bool(judged.conditions.strip()), bool(judged.evidence.strip())
    needs_conditions = result == MET_CONDITIONS
    refuse_unless(
        has_conditions == needs_conditions, rules.CONDITIONS_SAID, field=f"conditions_{code}"
    )
    refuse_unless(has_evidence or result == NA, rules.HAS_EVIDENCE, field=f"evidence_{code}")
    for name, words in (("conditions", judged.conditions), ("evidence", judged.evidence)):
        fits = len(words) <= TEXT_LENGTH
        refuse_unless(fits, rules.FINDING_TEXT_LENGTH, field=f"{name}_{code}")
    is_one = not (judged.shows_decision and judged.capacity_step)
    refuse_unless(is_one, rules.ONE_DECISION, field=f"decision_{code}")


def _weigh(outcome: str, findings: Findings, confirmed: Collection[str]) -> None:
    """Whether the outcome agrees with the results."""
    results = {judged.result.pk for judged in findings.values()}
    refuse_unless(not (outcome == MET and MET_CONDITIONS in results), rules.KEEPS_CONDITIONS)
    if outcome == NOT_MET:
        refuse_unless(not results <= {MET, NA}, rules.REFUSED_THOUGH_MET, confirmed=confirmed)
    else:
        refuse_unless(NOT_MET not in results, rules.OUTCOME_DESPITE, confirmed=confirmed)


def _save_finding(finding: LocationFinding, judged: Judged, *, by: User) -> None:
    """Save a result if it is new or differs."""
    said = {
        "result_id": judged.result.pk,
        "conditions": judged.conditions.strip(),
        "evidence": judged.evidence.strip(),
        "found_at": judged.found_at.strip(),
        "shows_decision": judged.shows_decision,
        "capacity_step_id": judged.capacity_step.pk if judged.capacity_step else None,
    }
    if finding.pk and all(getattr(finding, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(finding, name, value)
    save_as(finding, by=by)


@transaction.atomic
def withdraw_location_assessment(*, assessment: LocationAssessment, reason: str, by: User) -> Pilot:
    """Withdraw an assessment that was recorded by mistake; the history keeps it and the reason.

    Raises RuleBroken without a reason.
    """
    pilot = lock_pilot(assessment.pilot)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    assessment = locked(assessment)
    for finding in assessment.findings.all():
        delete_as(finding, by=by, reason=reason)
    delete_as(assessment, by=by, reason=reason)
    return pilot
