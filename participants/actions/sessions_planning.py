"""Plan a session, move it, and say that it was missed or cancelled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.core.working_days import is_public_holiday
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Term
from participants.actions import sessions_checks as checks
from participants.models import Participant, SupportSession
from participants.rules import sessions as rules
from participants.selectors.participants_support_period import is_supported, last_day_to_plan

Status = SupportSession.Status


@transaction.atomic
def plan_session(
    *,
    participant: Participant,
    day: date,
    starts_at: time,
    duration_minutes: int,
    planned_type: Term,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> SupportSession:
    """Plan a session of `by` with a participant, today or later.

    Raises RuleBroken for a day that has passed, lies more than a year ahead or on which the person
    gets no support, a duration below 1 minute or above a day, and, unless confirmed, another session
    of `by` at that time.
    """
    session = SupportSession(
        participant=participant,
        counsellor=by,
        status=Status.PLANNED,
        day=day,
        starts_at=starts_at,
        duration_minutes=duration_minutes,
        planned_minutes=duration_minutes,
        planned_type=planned_type,
    )
    checks.refuse_to_plan(day, today)
    checks.refuse_unsupported(participant, day)
    checks.refuse_minutes(duration_minutes)
    checks.refuse_overlap([session], confirmed)
    return save_as(session, by=by)


@transaction.atomic
def miss_session(
    *,
    session: SupportSession,
    now: datetime,
    by: User,
    note: str = "",
    version: int | None = None,
) -> SupportSession:
    """Record that the participant did not come to a planned session.

    Raises RuleBroken when it lies after `now` or is not planned any more, Overtaken when it is not
    `version` any more.
    """
    session = _waiting(session, version)
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

    Gives those that were cancelled; what was logged already stays. Raises RuleBroken when it is not
    planned any more or nobody is said to have cancelled, Overtaken when it is not `version` any
    more.
    """
    session = _waiting(session, version)
    known = cancelled_by in SupportSession.CancelledBy.values
    refuse_unless(known, rules.CANCELLED_BY_SOMEONE)
    cancelled = _with_following(session, following)
    for one in cancelled:
        _cancel(one, cancelled_by, cancel_reason, by=by)
    return cancelled


@dataclass(frozen=True)
class Moved:
    """What moving came to: the sessions that stand elsewhere or otherwise now, and the public
    holidays on which others would have fallen, which were cancelled."""

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
    Raises RuleBroken as `plan_session` does, when it is not planned any more and when the series
    would run on after the stay; Overtaken when it is not `version` any more.
    """
    session = _waiting(session, version)
    checks.refuse_to_plan(day, today)
    shift = day - session.day
    moved = _with_following(session, following)
    dropped = [one for one in moved[1:] if shift and is_public_holiday(one.day + shift)]
    moved = [one for one in moved if one not in dropped]
    holidays = [one.day + shift for one in dropped]
    for one in dropped:
        reason = _("It would fall on a public holiday.")
        _cancel(one, SupportSession.CancelledBy.OTHER, reason, by=by)
    before = {one.pk: (one.begins, one.ends) for one in moved}
    for one in moved:
        _change(one, one.day + shift, starts_at, planned_type, duration_minutes)
        checks.refuse_far_ahead(one.day, today)
    if shift:
        _refuse_days(moved)
    elsewhen = [one for one in moved if (one.begins, one.ends) != before[one.pk]]
    if elsewhen:
        checks.refuse_overlap(elsewhen, confirmed)
    for one in moved:
        save_as(one, by=by)
    return Moved(moved, holidays)


def _change(
    session: SupportSession, day: date, starts_at: time, form: Term | None, minutes: int | None
) -> None:
    """Plan a session otherwise, unsaved; None leaves the form or the minutes."""
    session.day, session.starts_at = day, starts_at
    session.planned_type = form or session.planned_type
    if minutes is not None:
        checks.refuse_minutes(minutes)
        session.duration_minutes = session.planned_minutes = minutes


def _refuse_days(moved: Sequence[SupportSession]) -> None:
    """Refuse days without support, and a series that would run on after the stay."""
    first, last = moved[0], moved[-1]
    for one in moved:
        checks.refuse_unsupported(one.participant, one.day, in_words(one.day))
    if len(moved) > 1:
        end = last_day_to_plan(first.participant, first.day)
        refuse_unless(last.day <= end, rules.SERIES_WITHIN_PLACEMENT)


def cancel_unsupported(participant: Participant, reason: str, *, by: User) -> None:
    """Cancel the planned sessions on days on which the person gets no support any more."""
    planned = participant.sessions.planned().select_for_update(no_key=True, of=("self",))
    for session in planned:
        if not is_supported(participant, session.day):
            _cancel(session, SupportSession.CancelledBy.OTHER, reason, by=by)


def _waiting(session: SupportSession, version: int | None) -> SupportSession:
    lock_pilot(session.participant.pilot)
    session = locked(session, version=version)
    refuse_unless(session.is_planned, rules.SESSION_WAITS)
    return session


def _with_following(session: SupportSession, following: bool) -> list[SupportSession]:
    """The session, and those after it in its series when they are meant too."""
    if not following:
        return [session]
    rows = SupportSession.objects.same_series_from(session).exclude(pk=session.pk)
    return [session, *rows.select_for_update(no_key=True, of=("self",))]


def _cancel(session: SupportSession, cancelled_by: str, reason: str, *, by: User) -> None:
    session.status = Status.CANCELLED
    session.cancelled_by, session.cancel_reason = cancelled_by, reason
    save_as(session, by=by)
