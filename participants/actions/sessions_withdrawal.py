"""Take back a session that was logged by mistake."""

from datetime import datetime

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refusals_explained, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from participants.actions import sessions_checks as checks
from participants.models import Participant, SupportSession
from participants.rules import sessions as rules

Status = SupportSession.Status


@transaction.atomic
def withdraw_session(
    *,
    session: SupportSession,
    reason: str,
    now: datetime,
    by: User,
    right_participant: Participant | None = None,
    version: int | None = None,
) -> SupportSession:
    """Take back a session that was logged as held or missed by mistake.

    It counts no longer and its notes are not shown any more. With `right_participant` it is logged in
    that file instead, as it was and of the same counsellor, without the goals of the first person.
    Raises RuleBroken when it was not logged, without a reason, when `right_participant` is the same
    person, was in the same group contact or got no support on that day; Overtaken when it is not
    `version` any more.
    """
    lock_pilot(session.participant.pilot)
    session = locked(session, version=version)
    refuse_unless(session.status in (Status.HELD, Status.NO_SHOW), rules.SESSION_TO_WITHDRAW)
    refuse_unless(bool(reason.strip()), rules.WITHDRAWN_SAYS_WHY)
    if right_participant is not None:
        _log_for(right_participant, session, now=now, by=by)
    session.status, session.withdrawn_because = Status.WITHDRAWN, reason
    session.note = session.confidential_note = ""
    save_as(session, by=by)
    with refusals_explained():
        session.goals.clear()
    return session


def _log_for(person: Participant, session: SupportSession, *, now: datetime, by: User) -> None:
    """Log a session as it stands for someone else."""
    refuse_unless(person.pk != session.participant_id, rules.WITHDRAWN_FOR_SOMEONE_ELSE)
    same = person.sessions.filter(group=session.group).exclude(status=Status.WITHDRAWN)
    refuse_unless(session.group is None or not same.exists(), rules.ONCE_IN_A_GROUP)
    checks.refuse_ahead(session.day, session.starts_at, now)
    checks.refuse_unsupported(person, session.day)
    right = SupportSession(
        participant=person,
        counsellor=session.counsellor,
        status=session.status,
        day=session.day,
        starts_at=session.starts_at,
        duration_minutes=session.duration_minutes,
        planned_type=session.planned_type,
        planned_minutes=session.planned_minutes,
        contact_type=session.contact_type,
        note=session.note,
        confidential_note=session.confidential_note,
        group=session.group,
    )
    save_as(right, by=by)
    with refusals_explained():
        right.life_domains.set(session.life_domains.all())
