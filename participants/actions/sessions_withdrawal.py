"""Withdraw a session that was logged by mistake."""

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
# What a session for the right participant has in common with the one logged by mistake.
COPIED = (
    *("counsellor", "status", "day", "starts_at", "duration_minutes", "contact_type"),
    *("planned_type", "planned_minutes", "note", "confidential_note", "group"),
)


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
    """Withdraw a session that was logged as held or missed by mistake.

    It no longer counts and its notes are no longer shown. With `right_participant` it is logged in
    that file instead, unchanged and of the same counsellor, but without its goals. Raises
    RuleBroken when it was not logged, without a reason, when `right_participant` is the same
    participant, was in the same group contact or got no support on that day; Overtaken when it is
    not `version` any more.
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


def _log_for(participant: Participant, session: SupportSession, *, now: datetime, by: User) -> None:
    """Log a copy of a session for another participant."""
    another = participant.pk != session.participant_id
    refuse_unless(another, rules.WITHDRAWN_FOR_ANOTHER_PARTICIPANT)
    same = participant.sessions.filter(group=session.group).exclude(status=Status.WITHDRAWN)
    refuse_unless(session.group is None or not same.exists(), rules.ONCE_IN_A_GROUP)
    checks.refuse_ahead(session.day, session.starts_at, now)
    checks.refuse_unsupported(participant, session.day)
    copied = {field: getattr(session, field) for field in COPIED}
    right = SupportSession(participant=participant, **copied)
    save_as(right, by=by, links={"life_domains": session.life_domains.all()})
