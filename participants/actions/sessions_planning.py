"""Plan a session, move it, and record that it was missed or cancelled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.working_days import is_public_holiday
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Term
from participants.actions import sessions_checks as checks
from participants.models import Participant, SupportSession
from participants.rules import sessions as rules
from participants.selectors.participants_support_period import is_supported

Status = SupportSession.Status


class PlanFacts(TypedDict):
    """What is planned for a session or for each session of a series."""

    starts_at: time
    duration_minutes: int
    planned_type: Term


@transaction.atomic
def plan_session(
    *,
    participant: Participant,
    day: date,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[PlanFacts],
) -> SupportSession:
    """Plan a session of `by` with a participant, today or later.

    Raises RuleBroken for a day that has passed, lies more than a year ahead or on which the
    participant gets no support, a duration below 1 minute or above a day, and, unless confirmed,
    another session of `by` at that time.
    """
    session = planned_session(participant, by, day, facts)
    checks.refuse_to_plan(day, today)
    checks.refuse_unsupported(participant, day)
    checks.refuse_minutes(facts["duration_minutes"])
    checks.refuse_overlap([session], confirmed)
    return save_as(session, by=by)


def planned_session(
    participant: Participant, counsellor: User, day: date, facts: PlanFacts
) -> SupportSession:
    """A planned session, unsaved."""
    return SupportSession(
        participant=participant,
        counsellor=counsellor,
        status=Status.PLANNED,
        day=day,
        planned_minutes=facts["duration_minutes"],
        **facts,
    )


@transaction.atomic
def miss_session(
    *, session: SupportSession, now: datetime, by: User, note: str = "", version: int | None = None
) -> SupportSession:
    """Record that the participant did not come to a planned session.

    Raises RuleBroken when it is after `now` or no longer planned, Overtaken when it is not
    `version` any more.
    """
    session = _locked_plan(session, version)
    checks.refuse_ahead(session.day, session.starts_at, now)
    checks.refuse_notes(note)
    session.status, session.note = Status.NO_SHOW, note
    return save_as(session, by=by)


@transaction.atomic
def cancel_session(
    *,
    session: SupportSession,
    cancelled_by: str,
    by: User,
    cancel_reason: str = "",
    following: bool = False,
    version: int | None = None,
) -> list[SupportSession]:
    """Cancel a planned session; with `following` also those after it in its series.

    Gives the cancelled sessions; what was logged already stays. Raises RuleBroken when it is no
    longer planned or `cancelled_by` is unknown, Overtaken when it is not `version` any more.
    """
    session = _locked_plan(session, version)
    checks.refuse_cancelled_by_nobody(cancelled_by)
    sessions = _with_following(session, following)
    for each in sessions:
        _cancel(each, cancelled_by, cancel_reason, by=by)
    return sessions


@dataclass(frozen=True)
class Moved:
    """The sessions that were moved, and the public holidays on which others would have fallen;
    those were cancelled."""

    sessions: list[SupportSession]
    holidays: list[date]


@transaction.atomic
def move_session(
    *,
    session: SupportSession,
    day: date,
    starts_at: time,
    today: date,
    by: User,
    planned_type: Term | None = None,
    duration_minutes: int | None = None,
    following: bool = False,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> Moved:
    """Move a planned session to another day and time, and give it another form or duration.

    None leaves the form or the minutes. With `following` those after it in its series move by as
    many days, to the same time, form and minutes; one that lands on a public holiday is cancelled.
    Raises RuleBroken as `plan_session` does, when it is no longer planned and when the series would
    run on after the stay; Overtaken when it is not `version` any more.
    """
    session = _locked_plan(session, version)
    checks.refuse_to_plan(day, today)
    shift = day - session.day
    sessions = _with_following(session, following)
    dropped = [each for each in sessions[1:] if shift and is_public_holiday(each.day + shift)]
    sessions = [each for each in sessions if each not in dropped]
    for each in dropped:
        reason = _("It would fall on a public holiday.")
        _cancel(each, SupportSession.CancelledBy.OTHER, reason, by=by)
    before = {each.pk: (each.begins, each.ends) for each in sessions}
    for each in sessions:
        _change(each, each.day + shift, starts_at, planned_type, duration_minutes)
        checks.refuse_far_ahead(each.day, today)
    if shift:
        checks.refuse_days(sessions)
    other_times = [each for each in sessions if (each.begins, each.ends) != before[each.pk]]
    if other_times:
        checks.refuse_overlap(other_times, confirmed)
    for each in sessions:
        save_as(each, by=by)
    return Moved(sessions, [each.day + shift for each in dropped])


def _change(
    session: SupportSession, day: date, starts_at: time, form: Term | None, minutes: int | None
) -> None:
    """Change the plan of a session, unsaved; None leaves the form or the minutes."""
    session.day, session.starts_at = day, starts_at
    session.planned_type = form or session.planned_type
    if minutes is not None:
        checks.refuse_minutes(minutes)
        session.duration_minutes = session.planned_minutes = minutes


def cancel_unsupported(participant: Participant, reason: str, *, by: User) -> None:
    """Cancel the planned sessions on days on which the participant no longer gets support."""
    planned = participant.sessions.planned().select_for_update(no_key=True, of=("self",))
    for session in planned:
        if not is_supported(participant, session.day):
            _cancel(session, SupportSession.CancelledBy.OTHER, reason, by=by)


def _locked_plan(session: SupportSession, version: int | None) -> SupportSession:
    lock_pilot(session.participant.pilot)
    session = locked(session, version=version)
    refuse_unless(session.is_planned, rules.SESSION_WAITS)
    return session


def _with_following(session: SupportSession, following: bool) -> list[SupportSession]:
    """The session, with `following` also the planned ones after it in its series, all locked."""
    if not following:
        return [session]
    rows = SupportSession.objects.same_series_from(session).exclude(pk=session.pk)
    return [session, *rows.select_for_update(no_key=True, of=("self",))]


def _cancel(session: SupportSession, cancelled_by: str, reason: str, *, by: User) -> None:
    session.status = Status.CANCELLED
    session.cancelled_by, session.cancel_reason = cancelled_by, reason
    save_as(session, by=by)
