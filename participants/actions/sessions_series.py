"""Plan sessions every week or every two weeks."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.working_days import is_public_holiday
from participants.actions import sessions_checks as checks
from participants.actions.sessions_planning import PlanFacts, planned_session
from participants.models import Participant, SessionSeries
from participants.rules import sessions as rules
from participants.selectors.participants_support_period import last_day_to_plan

MOST_SESSIONS = 60


def days_of_series(first: date, last: date, rhythm: int) -> tuple[list[date], list[date]]:
    """The days from `first` up to and including `last`, `rhythm` weeks apart, and separately those
    of them that are public holidays."""
    steps = range(0, (last - first).days + 1, 7 * rhythm)
    days = [first + timedelta(days=step) for step in steps]
    return (
        [day for day in days if not is_public_holiday(day)],
        [day for day in days if is_public_holiday(day)],
    )


@transaction.atomic
def plan_series(
    *,
    participant: Participant,
    rhythm: int,
    starts_on: date,
    ends_on: date,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[PlanFacts],
) -> SessionSeries:
    """Plan sessions of `by` every so many weeks, both days inclusive; public holidays are left out.

    Raises RuleBroken for days out of order or in the past, a last day after the stay or the pilot,
    none or more than 60 sessions, one more than a year ahead, and as `plan_session` does for each
    of them.
    """
    refuse_unless(starts_on >= today, rules.SESSION_AHEAD, field="starts_on")
    refuse_unless(starts_on <= ends_on, rules.SERIES_ORDER)
    checks.refuse_minutes(facts["duration_minutes"])
    last = last_day_to_plan(participant, starts_on)
    detail = _("The last possible day is %(day)s.") % {"day": in_words(last)}
    refuse_unless(ends_on <= last, rules.SERIES_WITHIN_PLACEMENT, detail)
    days, _holidays = days_of_series(starts_on, ends_on, rhythm)
    refuse_unless(0 < len(days) <= MOST_SESSIONS, rules.SERIES_LENGTH)
    checks.refuse_far_ahead(days[-1], today, field="ends_on")
    for day in days:
        checks.refuse_unsupported(participant, day, in_words(day))
    sessions = [planned_session(participant, by, day, facts) for day in days]
    checks.refuse_overlap(sessions, confirmed)
    shared = {"participant": participant, "counsellor": by, **facts}
    series = SessionSeries(rhythm=rhythm, starts_on=starts_on, ends_on=ends_on, **shared)
    save_as(series, by=by)
    for session in sessions:
        session.series = series
        save_as(session, by=by)
    return series
