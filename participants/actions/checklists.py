"""Fill in a question set about a participant."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_together, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Question
from participants.actions.records import refuse_long, refuse_outside
from participants.models import Answer, Checklist, Participant, Referral
from participants.models.checklists import Given
from participants.rules import checklists as rules
from participants.rules.records import DATE_BEFORE_REFERRAL

WITH_REASON = (Checklist.QuestionSet.ELIGIBILITY, Checklist.QuestionSet.EXIT_CRITERION)


@transaction.atomic
def fill_in(
    *,
    participant: Participant,
    question_set: Checklist.QuestionSet,
    answers: Mapping[Question, Given],
    filled_on: date,
    today: date,
    by: User,
    referral: Referral | None = None,
    version: int | None = None,
) -> Checklist:
    """Record the answers to one version of a question set; an intake is about `referral`.

    A referral has one intake: filling it in again changes the answers that differ. Raises
    RuleBroken for a date after `today` or before the referral, for an answer that does not fit its
    question or is too long, for one without a reason to the criteria of the intake or of being
    ready, and for an intake of a referral that was decided on; Overtaken when `version` is not the
    last one of the intake.
    """
    refuse_outside(participant, filled_on, today, field="filled_on")
    after = referral is None or referral.referred_on <= filled_on
    refuse_unless(after, DATE_BEFORE_REFERRAL, field="filled_on")
    versions = {question.version for question in answers}
    fits = {question.question_set for question in answers} == {question_set}
    refuse_unless(fits and len(versions) == 1, rules.ANSWER_FITS)
    refuse_long(**{f"reasoning_{asked.code}": given.reasoning for asked, given in answers.items()})
    if question_set in WITH_REASON:
        _refuse_without_reason(answers)
    intake = _intake(referral, version) if referral else None
    checklist = intake or Checklist(participant=participant, referral=referral)
    checklist.question_set, checklist.version = question_set, versions.pop()
    checklist.filled_on, checklist.filled_by = filled_on, by
    save_as(checklist, by=by)
    known = {answer.question_id: answer for answer in Answer.objects.filter(checklist=checklist)}
    for question, given in answers.items():
        answer = known.get(question.pk) or Answer(checklist=checklist, question=question)
        if (answer.value_id, answer.reasoning) != (given.value.pk, given.reasoning):
            answer.value, answer.reasoning = given.value, given.reasoning
            save_as(answer, by=by)
    return checklist


def _refuse_without_reason(answers: Mapping[Question, Given]) -> None:
    refuse_together(
        partial(
            refuse_unless,
            bool(given.reasoning.strip()),
            rules.CRITERION_SAYS_WHY,
            field=f"reasoning_{question.code}",
        )
        for question, given in answers.items()
    )


def _intake(referral: Referral, version: int | None) -> Checklist | None:
    """The intake, locked, of a referral that waits for a decision; None when there is none yet."""
    referral = locked(referral)
    refuse_unless(referral.is_undecided, rules.INTAKE_FIXED)
    checklist = Checklist.objects.filter(referral=referral).first()
    return locked(checklist, version=version) if checklist else None
