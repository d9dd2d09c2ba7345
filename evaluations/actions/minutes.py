"""The second look at the minutes of a moment: offer them, send them back, and adopt them."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from evaluations.actions.minutes_open import open_minutes
from evaluations.models import EvaluationMoment, MomentFigure
from evaluations.rules import minutes as rules
from evaluations.rules.moments import NOT_WITHDRAWN
from evaluations.selectors.minutes import attendance_of, findings_of, missing_parts
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked


@transaction.atomic
def offer_minutes(*, moment: EvaluationMoment, today: date, by: User) -> EvaluationMoment:
    """Offer the minutes for a second look; until then they stay as they are.

    Raises RuleBroken when they were offered or withdrawn already, without a judgement, and when
    they do not say who was there and what was found.
    """
    moment = open_minutes(moment, today=today)
    refuse_unless(moment.is_held, rules.OFFERED_ONCE_HELD)
    missing = list(missing_parts(attendance_of(moment), findings_of(moment)))
    detail = _("Missing: %(parts)s.") % {"parts": ", ".join(missing)}
    refuse_unless(not missing, rules.MINUTES_COMPLETE, detail)
    moment.offered_on, moment.offered_by, moment.returned_because = today, by, ""
    return save_as(moment, by=by)


@transaction.atomic
def take_minutes_back(*, moment: EvaluationMoment, by: User) -> EvaluationMoment:
    """Make offered minutes a draft again, by someone who writes them.

    Raises RuleBroken when they do not wait for a second look.
    """
    moment = _offered(moment)
    moment.offered_on = moment.offered_by = None
    return save_as(moment, by=by)


@transaction.atomic
def send_minutes_back(*, moment: EvaluationMoment, remark: str, by: User) -> EvaluationMoment:
    """Make offered minutes a draft again, with what has to change.

    Raises RuleBroken when they do not wait for a second look, without a remark, and for who offered
    them, who can take them back.
    """
    moment = _offered(moment)
    refuse_unless(moment.offered_by_id != by.pk, rules.SECOND_PERSON)
    refuse_unless(bool(remark.strip()), rules.RETURNED_WITH_WORDS)
    moment.offered_on = moment.offered_by = None
    moment.returned_because = remark
    return save_as(moment, by=by)


@transaction.atomic
def adopt_minutes(
    *,
    moment: EvaluationMoment,
    figures: Sequence[MomentFigure],
    today: date,
    by: User,
    version: int | None = None,
) -> EvaluationMoment:
    """Adopt offered minutes; with the first edition the `figures` as of its day are saved.

    Raises RuleBroken when they do not wait for a second look, for who offered them, and without
    figures; Overtaken when the moment is not `version` any more.
    """
    moment = _offered(moment, version)
    refuse_unless(moment.offered_by_id != by.pk, rules.SECOND_PERSON)
    if moment.edition == 1:
        refuse_unless(bool(figures), rules.ADOPTED_WITH_FIGURES)
        for position, figure in enumerate(figures, start=1):
            figure.moment, figure.position = moment, position
            figure.save(force_insert=True)
    moment.adopted_on, moment.adopted_by = today, by
    return save_as(moment, by=by)


def _offered(moment: EvaluationMoment, version: int | None = None) -> EvaluationMoment:
    """The moment as it is now, whose minutes wait for a second look."""
    moment = locked(moment, version=version)
    refuse_unless(not moment.is_withdrawn, NOT_WITHDRAWN)
    refuse_unless(moment.waits_for_second_look, rules.NOT_OFFERED)
    return moment
