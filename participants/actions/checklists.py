"""Fill in a question set about someone."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Question
from participants.actions.records import refuse_long, refuse_outside
from participants.models import Answer, Checklist, Participant, Referral
from participants.models.checklists import Given
from participants.rules import checklists as rules
from participants.rules.records import DATE_BEFORE_REFERRAL

SAY_WHY = (Checklist.QuestionSet.ELIGIBILITY, Checklist.QuestionSet.EXIT_CRITERION)


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
    """Keep the answers to one version of a question set; an intake is about `referral`.

    A referral has one intake: filled in again, the answers that differ are changed. Raises
    RuleBroken for a date after `today` or before the referral, for an answer that does not fit its
    question, is too long or, to the criteria of the letter and of being ready, does not say why,
    and for an intake of a referral that was decided on, Overtaken when `version` is not its last
    one.
    """
    refuse_outside(participant, filled_on, today, field="filled_on")
    after = referral is None or referral.referred_on <= filled_on
    refuse_unless(after, DATE_BEFORE_REFERRAL, field="filled_on")
    versions = {question.version for question in answers}
    own = {question.question_set for question in answers} == {question_set}
    refuse_unless(own and len(versions) == 1, rules.ANSWER_FITS)
    refuse_long(**{f"reasoning_{asked.code}": given.reasoning for asked, given in answers.items()})
    if question_set in SAY_WHY:
        _refuse_silent(answers)
    sheet = _intake(referral, version) if referral else None
    sheet = sheet or Checklist(participant=participant, referral=referral)
    sheet.question_set, sheet.version = question_set, versions.pop()
    sheet.filled_on, sheet.filled_by = filled_on, by
    save_as(sheet, by=by)
    known = {answer.question_id: answer for answer in Answer.objects.filter(checklist=sheet)}
    for question, given in answers.items():
        answer = known.get(question.pk) or Answer(checklist=sheet, question=question)
        if (answer.value_id, answer.reasoning) != (given.value.pk, given.reasoning):
            answer.value, answer.reasoning = given.value, given.reasoning
            save_as(answer, by=by)
    return sheet


def _refuse_silent(answers: Mapping[Question, Given]) -> None:
    for question, given in answers.items():
        says_why = bool(given.reasoning.strip())
        refuse_unless(says_why, rules.CRITERION_SAYS_WHY, field=f"reasoning_{question.code}")


def _intake(referral: Referral, version: int | None) -> Checklist | None:
    """The intake of a referral that waits for a decision, held for this transaction."""
    referral = locked(referral)
    refuse_unless(referral.is_undecided, rules.INTAKE_FIXED)
    sheet = Checklist.objects.filter(referral=referral).first()
    return locked(sheet, version=version) if sheet else None
