"""The minutes of a moment as long as they may change."""

from datetime import date

from evaluations.models import EvaluationMoment
from evaluations.rules import minutes as rules
from evaluations.rules.moments import NOT_WITHDRAWN
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked


def open_minutes(
    moment: EvaluationMoment, *, today: date, version: int | None = None
) -> EvaluationMoment:
    """The moment as it is now, held for this transaction, whose minutes are a draft.

    Raises RuleBroken when it was withdrawn, when its minutes were offered for a second look or
    adopted, and when its day comes after `today`; Overtaken when it is not `version` any more.
    """
    moment = locked(moment, version=version)
    refuse_unless(not moment.is_withdrawn, NOT_WITHDRAWN)
    refuse_unless(not moment.is_offered, rules.MINUTES_CLOSED)
    refuse_unless(moment.day <= today, rules.MINUTES_NOT_AHEAD)
    return moment
