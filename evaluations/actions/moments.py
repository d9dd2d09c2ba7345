"""Plan an evaluation moment and hold it."""

from datetime import date

from django.db import transaction

from evaluations import rules
from evaluations.models import EvaluationMoment
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot, Term


@transaction.atomic
def plan_moment(*, pilot: Pilot, planned_on: date, theme: str, by: User) -> EvaluationMoment:
    """Plan a moment at which the pilot is weighed.

    Raises RuleBroken when that day has one, for a day before the pilot, and for one more than a
    year after it.
    """
    refuse_unless(pilot.starts_on <= planned_on, rules.DURING_PILOT, field="planned_on")
    refuse_far_from(pilot, planned_on, field="planned_on")
    taken = EvaluationMoment.objects.of_pilot(pilot).filter(planned_on=planned_on).exists()
    refuse_unless(not taken, rules.ONE_MOMENT_PER_DAY)
    return save_as(EvaluationMoment(pilot=pilot, planned_on=planned_on, theme=theme), by=by)


@transaction.atomic
def hold_moment(
    *,
    moment: EvaluationMoment,
    held_on: date,
    progress: str,
    embedding: str,
    verdict: Term,
    decision: str,
    today: date,
    by: User,
) -> EvaluationMoment:
    """Record that a moment was held: both judgements, the decision and its explanation.

    Raises RuleBroken when it was held already, when a text is missing, and for a date before the
    pilot or after `today`.
    """
    moment = EvaluationMoment.objects.select_for_update(of=("self",)).get(pk=moment.pk)
    refuse_unless(not moment.is_held, rules.HELD_ONCE)
    texts = (progress, embedding, decision)
    refuse_unless(all(text.strip() for text in texts), rules.BOTH_JUDGEMENTS)
    refuse_unless(held_on <= today, rules.HELD_NOT_AHEAD)
    refuse_unless(moment.pilot.starts_on <= held_on, rules.DURING_PILOT)
    moment.held_on = held_on
    moment.progress = progress
    moment.embedding = embedding
    moment.verdict = verdict
    moment.decision = decision
    return save_as(moment, by=by)
