"""Put a cancellation right: the session takes place after all, or someone else cancelled it."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions import sessions_checks as checks
from participants.models import Participant, SupportSession
from participants.rules import sessions as rules

Status = SupportSession.Status


@transaction.atomic
def replan_session(
    *,
    session: SupportSession,
    today: date,
    by: User,
    following: bool = False,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> list[SupportSession]:
    """Plan a cancelled session again; with `following` also those after it in its series that were
    cancelled at once with it.

    They stay with their counsellor, or come to `by` when that counsellor no longer supports the
    participant. Gives the planned sessions. Raises RuleBroken as `plan_session` does, when it is no
    longer cancelled and when the series would run on after the stay; Overtaken when it is not
    `version` any more.
    """
    sessions = _locked_cancelled(session, version, following)
    for each in sessions:
        checks.refuse_to_plan(each.day, today)
    checks.refuse_days(sessions)
    counsellor = _who_supports(sessions[0], by, today)
    for each in sessions:
        each.status, each.counsellor = Status.PLANNED, counsellor
        each.cancelled_by = each.cancel_reason = ""
    checks.refuse_overlap(sessions, confirmed)
    return [save_as(each, by=by) for each in sessions]


@transaction.atomic
def correct_cancellation(
    *,
    session: SupportSession,
    cancelled_by: str,
    by: User,
    cancel_reason: str = "",
    following: bool = False,
    version: int | None = None,
) -> list[SupportSession]:
    """Correct who cancelled a session and why; with `following` also of those after it in its
    series that were cancelled at once with it.

    Gives the corrected sessions. Raises RuleBroken when it is no longer cancelled or `cancelled_by`
    is unknown, Overtaken when it is not `version` any more.
    """
    sessions = _locked_cancelled(session, version, following)
    checks.refuse_cancelled_by_nobody(cancelled_by)
    for each in sessions:
        each.cancelled_by, each.cancel_reason = cancelled_by, cancel_reason
    return [save_as(each, by=by) for each in sessions]


def _locked_cancelled(
    session: SupportSession, version: int | None, following: bool
) -> list[SupportSession]:
    """The session, with `following` also those cancelled with it, the earliest first, locked."""
    lock_pilot(session.participant.pilot)
    session = locked(session, version=version)
    refuse_unless(session.status == Status.CANCELLED, rules.SESSION_CANCELLED)
    if not following:
        return [session]
    rows = SupportSession.objects.cancelled_with(session).exclude(pk=session.pk)
    return [session, *rows.select_for_update(no_key=True, of=("self",))]


def _who_supports(session: SupportSession, by: User, today: date) -> User:
    """The counsellor of the session if they still support its participant, else `by`."""
    who: User = session.counsellor
    own = Participant.objects.granting(who, Permission.SESSION_LOG, on=today)
    return who if own.filter(pk=session.participant_id).exists() else by
