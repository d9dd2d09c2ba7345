"""Answer a question of the council, correct the answer, and take longer for it."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from evaluations.council.council_questions import answer_opening
from evaluations.models import CouncilQuestion
from evaluations.rules import council_questions as rules
from evaluations.selectors.council_questions import last_day_extended
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing
from participants.actions.participants_recognised import refuse_names_in, refuse_recognisable


@transaction.atomic
def answer_question(
    *,
    question: CouncilQuestion,
    answer: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> CouncilQuestion:
    """Answer a question; the answer is public at once, beside the report.

    Raises RuleBroken without an answer or with the proposed opening alone, for one that nobody
    looked at, that was answered or withdrawn, and, unless confirmed, when someone may be
    recognised; Overtaken when it is not `version` any more.
    """
    question = standing(question, version=version)
    refuse_unless(question.is_accepted, rules.LOOKED_AT_FIRST)
    refuse_unless(not question.is_answered, rules.ANSWERED_ALREADY)
    question.answered_on, question.answered_by = today, by
    question.owner = question.owner or by
    return _save_answer(question, answer, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def correct_answer(
    *,
    question: CouncilQuestion,
    answer: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> CouncilQuestion:
    """Correct an answer: everyone reads on which day, and the history keeps the earlier words.

    Raises RuleBroken when there is none yet, and as `answer_question` does; Overtaken when it is
    not `version` any more.
    """
    question = standing(question, version=version)
    refuse_unless(question.is_answered, rules.NOT_ANSWERED)
    if answer != question.answer:
        question.improved_on = today
    return _save_answer(question, answer, today=today, by=by, confirmed=confirmed)


def _save_answer(
    question: CouncilQuestion, answer: str, *, today: date, by: User, confirmed: Collection[str]
) -> CouncilQuestion:
    refuse_unless(bool(answer.strip()), rules.ANSWERED_WHOLE)
    opening = answer_opening(question)
    refuse_unless(answer.split() != opening.split(), rules.ANSWER_GOES_ON)
    pilot = question.published.report.pilot
    refuse_names_in({"answer": answer}, pilot=pilot, by=by, on=today, confirmed=confirmed)
    question.answer = answer
    return save_as(question, by=by)


@transaction.atomic
def extend_question(
    *,
    question: CouncilQuestion,
    extended_to: date,
    extended_because: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> CouncilQuestion:
    """Take longer for an answer, once, until a day that counts as in time; the reason is public.

    Raises RuleBroken without a reason, for a day that is not within EXTENSION working days after the
    last day, when the term was extended already or is over, for one that was answered or withdrawn,
    and, unless confirmed, when someone may be recognised; Overtaken when it is not `version` any
    more.
    """
    question = standing(question, version=version)
    refuse_unless(not question.is_answered, rules.ANSWERED_ALREADY)
    refuse_unless(question.extended_to is None, rules.EXTENDED_ONCE)
    refuse_unless(today <= question.due_on, rules.EXTENDED_IN_TIME)
    within = question.due_on < extended_to <= last_day_extended(question.due_on)
    refuse_unless(within, rules.EXTENSION_IN_BOUNDS)
    refuse_unless(bool(extended_because.strip()), rules.EXTENSION_SAYS_WHY)
    pilot = question.published.report.pilot
    texts = {"extended_because": extended_because}
    refuse_recognisable(texts, pilot=pilot, confirmed=confirmed, names=())
    question.extended_to, question.extended_because = extended_to, extended_because
    return save_as(question, by=by, reason=extended_because)
