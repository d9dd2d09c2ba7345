"""Log a session of support."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Question, Term
from participants.models import Participant, SupportSession
from participants.models.session import MINUTES_IN_A_DAY, NOTE_LENGTH
from participants.rules import sessions as rules
from participants.support_period import is_supported


@transaction.atomic
def log_session(
    *,
    participant: Participant,
    day: date,
    starts_at: time,
    duration_minutes: int,
    contact_type: Term,
    life_domains: Iterable[Question],
    note: str,
    now: datetime,
    by: User,
) -> SupportSession:
    """Log a session that `by` held with a participant; date and time in Europe/Amsterdam.

    Raises RuleBroken for a moment after `now`, a date on which the person gets no support,
    a duration below
    1 minute or above a day, and a note over 20,000 characters.
    """
    began = timezone.make_aware(datetime.combine(day, starts_at))
    refuse_unless(began <= now, rules.SESSION_HELD)
    refuse_unless(is_supported(participant, day), rules.SESSION_DURING_SUPPORT)
    refuse_unless(1 <= duration_minutes <= MINUTES_IN_A_DAY, rules.SESSION_DURATION)
    refuse_unless(len(note) <= NOTE_LENGTH, rules.SESSION_NOTE)
    session = SupportSession(
        participant=participant,
        counsellor=by,
        day=day,
        starts_at=starts_at,
        duration_minutes=duration_minutes,
        contact_type=contact_type,
        note=note,
    )
    save_as(session, by=by)
    session.life_domains.set(life_domains)
    return session
