"""Plan a series of evaluation moments at once."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from evaluations.actions.moments import plan_moment
from evaluations.models import EvaluationMoment
from evaluations.rules import moments as rules
from evaluations.selectors.moments_series import series_days
from interwonen.accounts.models import User
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot


@transaction.atomic
def plan_series(
    *,
    pilot: Pilot,
    first_on: date,
    every_months: int,
    theme: str,
    by: User,
    confirmed: Collection[str] = (),
) -> list[EvaluationMoment]:
    """Plan a moment on every day of `series_days` that has none yet.

    Raises RuleBroken when no day is left, and as `plan_moment` does; none is planned then.
    """
    pilot = lock_pilot(pilot)
    refuse_unless(pilot.starts_on <= first_on, rules.DURING_PILOT, field="first_on")
    days = series_days(pilot, first_on=first_on, every_months=every_months)
    free = [each.day for each in days if not each.is_taken]
    refuse_unless(bool(free), rules.SERIES_HAS_DAYS)
    return [
        plan_moment(pilot=pilot, planned_on=day, theme=theme, by=by, confirmed=confirmed)
        for day in free
    ]
