"""Judge whether a participant is ready to rent again, and record who agrees."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Question
from participants.actions.checklists import fill_in
from participants.models import Agreement, Checklist, Participant
from participants.models.checklists import EXIT_CRITERION, Given
from participants.rules import checklists as rules
from participants.rules.records import DATE_NOT_AHEAD


@transaction.atomic
def judge_readiness(
    *,
    participant: Participant,
    answers: Mapping[Question, Given],
    filled_on: date,
    today: date,
    by: User,
) -> Checklist:
    """Judge the exit criteria on a day, each with its reasoning; earlier judgements are kept.

    Raises RuleBroken as `fill_in` does.
    """
    return fill_in(
        participant=participant,
        question_set=Checklist.QuestionSet.EXIT_CRITERION,
        answers=answers,
        filled_on=filled_on,
        today=today,
        by=by,
    )


@transaction.atomic
def record_agreement(
    *, judgement: Checklist, party: Agreement.Party, agreed_on: date, today: date, by: User
) -> Agreement:
    """Record that the resident or the counsellor agreed with a judgement on a day.

    Raises RuleBroken for a checklist that is not a judgement, a second agreement of one party, and
    a date before the judgement or after `today`.
    """
    refuse_unless(judgement.question_set == EXIT_CRITERION, rules.AGREEMENT_ON_JUDGEMENT)
    refuse_unless(agreed_on <= today, DATE_NOT_AHEAD, field="agreed_on")
    refuse_unless(judgement.filled_on <= agreed_on, rules.AGREEMENT_AFTER_JUDGEMENT)
    agreed = Agreement.objects.filter(checklist=judgement, party=party)
    refuse_unless(not agreed.exists(), rules.AGREED_ONCE, field="party")
    agreement = Agreement(checklist=judgement, party=party, agreed_on=agreed_on, recorded_by=by)
    return save_as(agreement, by=by)
