"""Write, order and withdraw the frequently asked questions of the page for neighbours."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Max

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from neighbours.models import QuestionAsked
from neighbours.rules import questions_asked as rules
from neighbours.selectors.questions_asked import usual_questions
from participants.actions.participants_recognised import refuse_names_in


@transaction.atomic
def add_question(
    *,
    pilot: Pilot,
    question: str,
    answer: str,
    is_shown: bool,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> QuestionAsked:
    """Add a question at the end of the row.

    Raises RuleBroken without a question or an answer and, unless confirmed, when someone may be
    recognised by them.
    """
    lock_pilot(pilot)
    row = QuestionAsked(pilot=pilot, position=_last(pilot) + 1)
    return _save(row, question, answer, is_shown, today=today, by=by, confirmed=confirmed)


def _last(pilot: Pilot) -> int:
    last: int | None = pilot.questions_asked.aggregate(last=Max("position"))["last"]
    return last or 0


@transaction.atomic
def change_question(
    *,
    row: QuestionAsked,
    question: str,
    answer: str,
    is_shown: bool,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> QuestionAsked:
    """Change a question, its answer, or whether everyone reads it.

    Raises RuleBroken as `add_question` does and for one that was withdrawn; Overtaken when it is not
    `version` any more.
    """
    row = standing(row, version=version)
    return _save(row, question, answer, is_shown, today=today, by=by, confirmed=confirmed)


def _save(
    row: QuestionAsked,
    question: str,
    answer: str,
    is_shown: bool,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> QuestionAsked:
    refuse_unless(bool(question.strip() and answer.strip()), rules.QUESTION_IS_ANSWERED)
    texts = {"question": question, "answer": answer}
    refuse_names_in(texts, pilot=row.pilot, by=by, on=today, confirmed=confirmed)
    row.question, row.answer, row.is_shown = question, answer, is_shown
    return save_as(row, by=by)


@transaction.atomic
def raise_question(*, row: QuestionAsked, by: User) -> QuestionAsked:
    """Let a question change places with the one above it; the first one stays where it is.

    Raises RuleBroken for one that was withdrawn.
    """
    pilot = lock_pilot(row.pilot)
    row = standing(row)
    above = pilot.questions_asked.standing().filter(position__lt=row.position).last()
    if above is None:
        return row
    row.position, above.position = above.position, row.position
    save_as(above, by=by)
    return save_as(row, by=by)


@transaction.atomic
def add_usual_questions(*, pilot: Pilot, today: date, by: User) -> list[QuestionAsked]:
    """Put the questions that neighbours of every pilot ask on a page that has none yet.

    Raises RuleBroken when there are questions.
    """
    pilot = lock_pilot(pilot)
    refuse_unless(not pilot.questions_asked.standing().exists(), rules.NO_QUESTIONS_YET)
    return [
        add_question(
            pilot=pilot, question=question, answer=answer, is_shown=True, today=today, by=by
        )
        for question, answer in usual_questions(pilot)
    ]
