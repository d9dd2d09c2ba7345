"""Log sessions of support that were held or missed, and correct what was logged."""

import uuid
from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refusals_explained, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Question, Term
from participants.actions import sessions_checks as checks
from participants.models import Goal, Participant, SupportSession
from participants.rules import sessions as rules

Status = SupportSession.Status
Held = Status.HELD


@transaction.atomic
def log_session(
    *,
    participant: Participant,
    day: date,
    starts_at: time,
    duration_minutes: int | None,
    contact_type: Term,
    life_domains: Iterable[Question],
    note: str,
    now: datetime,
    by: User,
    status: str = Held,
    confidential_note: str = "",
    goals: Collection[Goal] = (),
    confirmed: Collection[str] = (),
) -> SupportSession:
    """Log a session that `by` held with a participant; date and time in Europe/Amsterdam.

    With `status` no-show the participant did not come: then it has no duration, life domains or
    goals, whatever is given. Raises RuleBroken for a moment after `now`, a date on which the person
    gets no support, a duration below 1 minute or above a day, a note over 20,000 characters, a goal
    of someone else, a status that is not logged, and, unless confirmed, another session of `by` at
    the same time.
    """
    refuse_unless(status in (Held, Status.NO_SHOW), rules.SESSION_HELD_OR_MISSED)
    missed = status == Status.NO_SHOW
    session = SupportSession(
        participant=participant,
        counsellor=by,
        status=status,
        day=day,
        starts_at=starts_at,
        duration_minutes=None if missed else duration_minutes,
        contact_type=contact_type,
        note=note,
        confidential_note=confidential_note,
    )
    _refuse(session, now)
    if missed:
        return _keep(session, by=by)
    checks.refuse_overlap([session], confirmed)
    return _keep(session, life_domains, goals, by=by)


@transaction.atomic
def hold_session(
    *,
    session: SupportSession,
    now: datetime,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Any,
) -> SupportSession:
    """Log a session that was planned as held by `by`; `facts` are the fields as in `log_session`.

    One that was missed, cancelled or withdrawn may have been held after all. Raises RuleBroken as
    `log_session` does and when it was logged already, Overtaken when it is not `version` any more.
    """
    lock_pilot(session.participant.pilot)
    session = locked(session, version=version)
    refuse_unless(session.status != Held, rules.SESSION_NOT_YET_HELD)
    session.status, session.counsellor = Held, by
    session.cancelled_by = session.cancel_reason = session.withdrawn_because = ""
    return _rewrite(session, facts, now=now, by=by, confirmed=confirmed)


@transaction.atomic
def change_session(
    *,
    session: SupportSession,
    now: datetime,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Any,
) -> SupportSession:
    """Correct a session that was logged; `facts` are the fields as in `log_session`.

    Raises RuleBroken as `log_session` does and when it was not held, Overtaken when it is not
    `version` any more.
    """
    lock_pilot(session.participant.pilot)
    session = locked(session, version=version)
    refuse_unless(session.status == Held, rules.SESSION_TO_CORRECT)
    return _rewrite(session, facts, now=now, by=by, confirmed=confirmed)


@transaction.atomic
def log_group(
    *,
    participants: Collection[Participant],
    day: date,
    starts_at: time,
    duration_minutes: int,
    contact_type: Term,
    life_domains: Collection[Question],
    note: str,
    now: datetime,
    by: User,
    confirmed: Collection[str] = (),
) -> list[SupportSession]:
    """Log one group contact: a session of its own for each participant, all or none.

    Raises RuleBroken as `log_session` does, naming who was refused, and for fewer than two people.
    """
    refuse_unless(len(participants) > 1, rules.GROUP_OF_SEVERAL)
    group = uuid.uuid4()
    sessions = [
        SupportSession(
            participant=participant,
            counsellor=by,
            status=Held,
            day=day,
            starts_at=starts_at,
            duration_minutes=duration_minutes,
            contact_type=contact_type,
            note=note,
            group=group,
        )
        for participant in participants
    ]
    for session in sessions:
        person = _("This is about %(name)s.") % {"name": session.participant.full_name}
        _refuse(session, now, person)
    checks.refuse_overlap(sessions[:1], confirmed)
    return [_keep(session, life_domains, by=by) for session in sessions]


def _rewrite(
    session: SupportSession,
    facts: dict[str, Any],
    *,
    now: datetime,
    by: User,
    confirmed: Collection[str],
) -> SupportSession:
    """Give a session new facts; the agenda was looked at before if its time stays the same."""
    links = {name: facts.pop(name) for name in ("life_domains", "goals") if name in facts}
    before = (session.begins, session.ends, session.counsellor_id)
    for field, value in facts.items():
        setattr(session, field, value)
    _refuse(session, now)
    if (session.begins, session.ends, session.counsellor_id) != before:
        checks.refuse_overlap([session], confirmed)
    return _keep(session, **links, by=by)


def _refuse(session: SupportSession, now: datetime, person: str = "") -> None:
    checks.refuse_ahead(session.day, session.starts_at, now)
    checks.refuse_unsupported(session.participant, session.day, person)
    if session.status == Held:
        checks.refuse_minutes(session.duration_minutes or 0)
    checks.refuse_notes(session.note, session.confidential_note)


def _keep(
    session: SupportSession,
    life_domains: Iterable[Question] | None = None,
    goals: Collection[Goal] | None = None,
    *,
    by: User,
) -> SupportSession:
    """Save a session with its domains and goals; None leaves those as they were."""
    own = all(goal.participant_id == session.participant_id for goal in goals or ())
    refuse_unless(own, rules.GOALS_OF_THE_PARTICIPANT)
    if life_domains is not None:
        life_domains = list(life_domains)
        checks.refuse_domains(session, life_domains)
    save_as(session, by=by)
    with refusals_explained():
        if life_domains is not None:
            session.life_domains.set(life_domains)
        if goals is not None:
            session.goals.set(goals)
    return session
