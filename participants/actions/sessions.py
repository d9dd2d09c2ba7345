"""Log sessions of support that were held or missed, and correct what was logged."""

import uuid
from collections.abc import Collection, Iterable
from datetime import date, datetime, time
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Question, Term
from participants.actions import sessions_checks as checks
from participants.actions.records import set_fields
from participants.models import Goal, Participant, SupportSession
from participants.rules import sessions as rules

Status = SupportSession.Status
Held = Status.HELD


class ContactFacts(TypedDict):
    """What is recorded of a contact; date and time are in Europe/Amsterdam."""

    day: date
    starts_at: time
    duration_minutes: int | None
    contact_type: Term
    note: str


class SessionFacts(ContactFacts, total=False):
    """What is recorded of a session."""

    confidential_note: str


@transaction.atomic
def log_session(
    *,
    participant: Participant,
    life_domains: Iterable[Question],
    now: datetime,
    by: User,
    status: str = Held,
    goals: Collection[Goal] = (),
    confirmed: Collection[str] = (),
    **facts: Unpack[SessionFacts],
) -> SupportSession:
    """Log a session that `by` held with a participant.

    With `status` no-show the participant did not come: then it has no duration, life domains or
    goals, whatever is given. Raises RuleBroken for a time after `now`, a date on which the
    participant gets no support, a duration below 1 minute or above a day, a note over 20,000
    characters, a goal of another participant, a status that is not logged, and, unless confirmed,
    another session of `by` at the same time.
    """
    refuse_unless(status in (Held, Status.NO_SHOW), rules.SESSION_HELD_OR_MISSED)
    session = SupportSession(participant=participant, counsellor=by, status=status, **facts)
    if status == Status.NO_SHOW:
        session.duration_minutes = None
        _refuse(session, now)
        return _keep(session, by=by)
    _refuse(session, now)
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
    """Log a planned session as held by `by`; `facts` are fields as in `log_session`.

    One that was missed, cancelled or withdrawn may have been held after all. Raises RuleBroken as
    `log_session` does and when it was logged already, Overtaken when it is not `version` any more.
    """
    lock_pilot(session.participant.pilot)
    session = locked(session, version=version)
    refuse_unless(session.status != Held, rules.SESSION_NOT_YET_HELD)
    was_planned = session.status == Status.PLANNED
    session.status, session.counsellor = Held, by
    session.cancelled_by = session.cancel_reason = session.withdrawn_because = ""
    return _rewrite(session, facts, now=now, by=by, confirmed=confirmed, is_new=not was_planned)


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
    """Correct a session that was logged; `facts` are fields as in `log_session`.

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
    life_domains: Collection[Question],
    now: datetime,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[ContactFacts],
) -> list[SupportSession]:
    """Log one group contact: a separate session for each participant, all or none.

    Raises RuleBroken as `log_session` does, naming the participant, and for fewer than two.
    """
    refuse_unless(len(participants) > 1, rules.GROUP_OF_SEVERAL)
    shared = {"counsellor": by, "status": Held, "group": uuid.uuid4(), **facts}
    sessions = [SupportSession(participant=participant, **shared) for participant in participants]
    for session in sessions:
        _refuse(session, now, _("This is about %(name)s.") % {"name": session.participant})
    checks.refuse_overlap(sessions, confirmed)
    return [_keep(session, life_domains, by=by) for session in sessions]


def _rewrite(
    session: SupportSession,
    facts: dict[str, Any],
    *,
    now: datetime,
    by: User,
    confirmed: Collection[str],
    is_new: bool = False,
) -> SupportSession:
    """Give a session new facts.

    Other sessions matter only if its time or counsellor changes, or if it was in no agenda.
    """
    links = {name: facts.pop(name) for name in ("life_domains", "goals") if name in facts}
    before = (session.begins, session.ends, session.counsellor_id)
    set_fields(session, facts)
    _refuse(session, now)
    if is_new or (session.begins, session.ends, session.counsellor_id) != before:
        checks.refuse_overlap([session], confirmed)
    return _keep(session, **links, by=by)


def _refuse(session: SupportSession, now: datetime, detail: str = "") -> None:
    checks.refuse_ahead(session.day, session.starts_at, now)
    checks.refuse_unsupported(session.participant, session.day, detail)
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
    are_own = all(goal.participant_id == session.participant_id for goal in goals or ())
    refuse_unless(are_own, rules.GOALS_OF_THE_PARTICIPANT)
    if life_domains is not None:
        life_domains = list(life_domains)
        checks.refuse_domains(session, life_domains)
    links: dict[str, Any] = {"life_domains": life_domains, "goals": goals}
    given = {name: rows for name, rows in links.items() if rows is not None}
    return save_as(session, by=by, links=given)
