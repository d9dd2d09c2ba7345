"""What someone who works in the pilot brings to an evaluation, theme by theme."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from evaluations.models import Contribution, EvaluationMoment
from evaluations.models.minutes import THEMES
from evaluations.rules import minutes as rules
from evaluations.rules.moments import NOT_WITHDRAWN
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.models import Question
from participants.actions.participants_recognised import refuse_names_in


@transaction.atomic
def contribute(
    *,
    moment: EvaluationMoment,
    question: Question,
    text: str,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> Contribution:
    """Bring something to a moment, as oneself, on one of its themes.

    Raises RuleBroken when the moment was withdrawn or its minutes were adopted, for a question that
    is no theme, without a text, and, unless confirmed, when someone may be recognised.
    """
    contribution = Contribution(moment=_before_adoption(moment), written_by=by)
    return _save(contribution, question, text, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_contribution(
    *,
    contribution: Contribution,
    question: Question,
    text: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> Contribution:
    """Correct what one wrote.

    Raises RuleBroken as `contribute` does, and for one that was withdrawn; Overtaken when it is not
    `version` any more.
    """
    contribution = standing(contribution, version=version)
    _before_adoption(contribution.moment)
    return _save(contribution, question, text, today=today, by=by, confirmed=confirmed)


def _save(
    contribution: Contribution,
    question: Question,
    text: str,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> Contribution:
    refuse_unless(question.question_set == THEMES, rules.THEME_OF_ONE_VERSION)
    refuse_unless(bool(text.strip()), rules.CONTRIBUTION_SAYS_SOMETHING)
    pilot = contribution.moment.pilot
    refuse_names_in({"text": text}, pilot=pilot, by=by, on=today, confirmed=confirmed)
    contribution.question, contribution.text = question, text
    return save_as(contribution, by=by)


@transaction.atomic
def withdraw_contribution(*, contribution: Contribution, reason: str, by: User) -> Contribution:
    """Withdraw what one wrote; it stays readable in the history.

    Raises RuleBroken when that was done already, when the minutes were adopted, and without a
    reason.
    """
    _before_adoption(contribution.moment)
    return withdraw(contribution, reason=reason, by=by)


def _before_adoption(moment: EvaluationMoment) -> EvaluationMoment:
    moment = locked(moment)
    refuse_unless(not moment.is_withdrawn, NOT_WITHDRAWN)
    refuse_unless(not moment.is_adopted, rules.CONTRIBUTION_UNTIL_ADOPTION)
    return moment
