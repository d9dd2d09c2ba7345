"""Plan a series of evaluation moments at once."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from evaluations.actions.moments import plan_moment
from evaluations.models import EvaluationMoment
from evaluations.rules import moments as rules
from evaluations.selectors.moments_series import SeriesDay, series_days
from interwonen.accounts.models import User
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot


def days_to_plan(pilot: Pilot, *, first_on: date, every_months: int) -> list[SeriesDay]:
    """The days of a series; raises RuleBroken when it begins before the pilot or no day is left."""
    refuse_unless(pilot.starts_on <= first_on, rules.DURING_PILOT, field="first_on")
    days = series_days(pilot, first_on=first_on, every_months=every_months)
    refuse_unless(not all(each.is_taken for each in days), rules.SERIES_HAS_DAYS)
    return days


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
    """Plan a moment on every day of `days_to_plan` that has none yet.

    Raises RuleBroken as that and `plan_moment` do; none is planned then.
    """
    pilot = lock_pilot(pilot)
    days = days_to_plan(pilot, first_on=first_on, every_months=every_months)
    return [
        plan_moment(pilot=pilot, planned_on=each.day, theme=theme, by=by, confirmed=confirmed)
        for each in days
        if not each.is_taken
    ]
