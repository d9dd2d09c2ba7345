"""Plan an evaluation moment, change, withdraw and hold it, and correct its judgement."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from evaluations.models import EvaluationMoment
from evaluations.rules import moments as rules
from evaluations.rules.minutes import DAY_OF_THE_FIGURES, MINUTES_CLOSED
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot, Term
from participants.actions.participants_recognised import refuse_recognisable


class Judgement(TypedDict):
    """Both judgements on a pilot, and the decision with its explanation."""

    held_on: date
    progress: str
    embedding: str
    verdict: Term
    decision: str


@transaction.atomic
def plan_moment(
    *, pilot: Pilot, planned_on: date, theme: str, by: User, confirmed: Collection[str] = ()
) -> EvaluationMoment:
    """Plan a moment at which the pilot is weighed.

    Raises RuleBroken when that day has one, for a day before the pilot, for one more than a year
    after it, and, unless confirmed, when someone may be recognised in the theme.
    """
    moment = EvaluationMoment(pilot=pilot, planned_on=planned_on, theme=theme)
    return _save_plan(moment, by, confirmed)


@transaction.atomic
def change_moment(
    *,
    moment: EvaluationMoment,
    planned_on: date,
    theme: str,
    by: User,
    reason: str = "",
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> EvaluationMoment:
    """Move a planned moment to another day, with the reason, or give it another theme.

    Raises RuleBroken as `plan_moment` does, when it moves without a reason, and when it was held or
    withdrawn; Overtaken when it is not `version` any more.
    """
    moment = _locked(moment, version)
    refuse_unless(not moment.is_held, rules.HELD_ONCE)
    if moment.planned_on != planned_on:
        refuse_unless(bool(reason.strip()), rules.MOVE_SAYS_WHY)
        moment.moved_because = reason
    moment.planned_on, moment.theme = planned_on, theme
    return _save_plan(moment, by, confirmed, reason)


def _save_plan(
    moment: EvaluationMoment, by: User, confirmed: Collection[str], reason: str = ""
) -> EvaluationMoment:
    pilot, planned_on = moment.pilot, moment.planned_on
    refuse_unless(pilot.starts_on <= planned_on, rules.DURING_PILOT, field="planned_on")
    refuse_far_from(pilot, planned_on, field="planned_on")
    others = EvaluationMoment.objects.of_pilot(pilot).standing().exclude(pk=moment.pk)
    refuse_unless(not others.filter(planned_on=planned_on).exists(), rules.ONE_MOMENT_PER_DAY)
    # Who writes for the council knows no names of residents.
    texts = {"theme": moment.theme, "reason": reason}
    refuse_recognisable(texts, pilot=pilot, confirmed=confirmed, names=())
    return save_as(moment, by=by, reason=reason)


@transaction.atomic
def withdraw_moment(*, moment: EvaluationMoment, reason: str, by: User) -> EvaluationMoment:
    """Cancel a moment that does not take place, or withdraw one that was recorded by mistake.

    It stays readable, and neither plan nor report shows it. Raises RuleBroken when that was done
    already, without a reason, and when its minutes were offered for a second look or adopted.
    """
    moment = _locked(moment)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    refuse_unless(not moment.is_offered, MINUTES_CLOSED)
    moment.withdrawn_because = reason
    return save_as(moment, by=by, reason=reason)


@transaction.atomic
def hold_moment(
    *,
    moment: EvaluationMoment,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **judgement: Unpack[Judgement],
) -> EvaluationMoment:
    """Record that a moment was held: both judgements, the decision and its explanation.

    Raises RuleBroken when it was held or withdrawn already, when a text is missing, for a date
    before the pilot or after `today`, and, unless confirmed, when someone may be recognised.
    """
    moment = _locked(moment)
    refuse_unless(not moment.is_held, rules.HELD_ONCE)
    _judge(moment, judgement, today)
    _refuse_recognisable(moment, confirmed)
    return save_as(moment, by=by)


@transaction.atomic
def correct_judgement(
    *,
    moment: EvaluationMoment,
    today: date,
    by: User,
    reason: str = "",
    version: int | None = None,
    confirmed: Collection[str] = (),
    **judgement: Unpack[Judgement],
) -> EvaluationMoment:
    """Change the judgement in a draft of the minutes, or correct that of adopted ones.

    A correction of adopted minutes has a `reason` and makes a next edition, a draft again that needs
    a second look; the history keeps the one before, and the report says when and why. Raises
    RuleBroken as `hold_moment` does, when the moment was not held, while its minutes wait for a
    second look, and of adopted minutes without a reason or with another day; Overtaken when it is
    not `version` any more.
    """
    moment = _locked(moment, version)
    refuse_unless(moment.is_held, rules.NOT_HELD_YET)
    refuse_unless(moment.is_adopted or not moment.is_offered, MINUTES_CLOSED)
    same_day = judgement["held_on"] == moment.held_on
    if moment.is_adopted:
        refuse_unless(bool(reason.strip()), rules.CORRECTION_SAYS_WHY)
        moment.edition += 1
        moment.offered_on = moment.offered_by = moment.adopted_on = moment.adopted_by = None
        moment.corrected_on, moment.corrected_because = today, reason
    refuse_unless(same_day or moment.edition == 1, DAY_OF_THE_FIGURES)
    _judge(moment, judgement, today)
    _refuse_recognisable(moment, confirmed, reason=reason)
    return save_as(moment, by=by, reason=reason)


def _locked(moment: EvaluationMoment, version: int | None = None) -> EvaluationMoment:
    """The moment as it is now, unless it was withdrawn."""
    moment = locked(moment, version=version)
    refuse_unless(not moment.is_withdrawn, rules.NOT_WITHDRAWN)
    return moment


def _judge(moment: EvaluationMoment, judgement: Judgement, today: date) -> None:
    """Give a moment this judgement, unsaved."""
    held_on = judgement["held_on"]
    texts = (judgement["progress"], judgement["embedding"], judgement["decision"])
    refuse_unless(all(text.strip() for text in texts), rules.BOTH_JUDGEMENTS)
    refuse_unless(held_on <= today, rules.HELD_NOT_AHEAD)
    refuse_unless(moment.pilot.starts_on <= held_on, rules.DURING_PILOT)
    for field, value in judgement.items():
        setattr(moment, field, value)


def _refuse_recognisable(
    moment: EvaluationMoment, confirmed: Collection[str], **others: str
) -> None:
    """The council reads a judgement: it names nobody, unless that was confirmed."""
    texts = {name: getattr(moment, name) for name in ("progress", "embedding", "decision")}
    refuse_recognisable(texts | others, pilot=moment.pilot, confirmed=confirmed, names=())
