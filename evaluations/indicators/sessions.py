"""Sessions and hours of support, and who was seen of late."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import Counted, Indicator, Publishing, Subject, Unit
from evaluations.indicators.places import residents_on
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import SessionFact
from interwonen.access.permissions import Permission
from interwonen.core.spans import Span
from participants.selectors.sessions_today import LONG_UNSEEN_DAYS


def held_in(facts: Facts, days: Span) -> list[SessionFact]:
    """The sessions held in the period."""
    return [row for row in facts.sessions if row.status == "held" and days.holds(row.day)]


def counsellors_minutes(sessions: Sequence[SessionFact]) -> list[tuple[SessionFact, int]]:
    """Each held session with the minutes of a counsellor's time that it adds: of the sessions of one
    contact with a group only the longest adds any (docs/decisions/24)."""
    longest: dict[object, SessionFact] = {}
    for row in sessions:
        known = longest.get(_contact(row))
        if known is None or row.minutes > known.minutes:
            longest[_contact(row)] = row
    return [
        (row, row.minutes if row.group is None or longest[_contact(row)] is row else 0)
        for row in sessions
    ]


def _contact(row: SessionFact) -> object:
    return (row.group, row.contact)


def _held(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.day, row.contact, participant=row.participant, key=f"session {row.pk}")
        for row in held_in(facts, days)
    ]


def _time_held(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.day, row.contact, minutes, row.participant, key=f"session {row.pk}")
        for row, minutes in counsellors_minutes(held_in(facts, days))
    ]


def _no_shows(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(row.day, participant=row.participant)
        for row in facts.sessions
        if row.status == "no_show" and days.holds(row.day)
    ]


def _appointments(facts: Facts, days: Span) -> list[Counted]:
    alone = [row for row in held_in(facts, days) if row.group is None]
    kept = [Counted(row.day, row.contact, participant=row.participant) for row in alone]
    return [*_no_shows(facts, days), *kept]


def _residents(facts: Facts, days: Span) -> list[Counted]:
    return [
        Counted(stay.starts_on, stay.dwelling, participant=stay.participant)
        for stay in residents_on(facts.stays, days.last)
    ]


def _seen(facts: Facts, days: Span) -> list[Counted]:
    lately = Span(days.last - timedelta(days=LONG_UNSEEN_DAYS), days.last)
    seen = {row.participant: row.day for row in held_in(facts, lately)}
    return [
        Counted(seen[row.participant], row.what, participant=row.participant)
        for row in _residents(facts, days)
        if row.participant in seen
    ]


_support = partial(Indicator, subject=Subject.SUPPORT, rows_for=Permission.SESSION_READ)

SESSIONS = (
    _support(
        code="sessions",
        slug="gesprekken",
        name=_("Sessions held"),
        definition=_(
            "How many sessions were held. Of a contact with a group each participant counts as one."
        ),
        publishing=Publishing.NO_PERSONS,
        numerator=_("sessions that were held"),
        counts=_held,
    ),
    _support(
        code="session_hours",
        slug="uren-begeleiding",
        name=_("Hours of support"),
        definition=_(
            "How long the sessions lasted, as time of a counsellor: a contact with a group counts "
            "once, by its longest session."
        ),
        publishing=Publishing.NO_PERSONS,
        numerator=_("hours of the sessions that were held"),
        counts=_time_held,
        unit=Unit.MINUTES,
    ),
    _support(
        code="no_shows",
        slug="niet-verschenen",
        name=_("No-shows"),
        definition=_(
            "How often a participant did not come to a session, of the sessions with one participant "
            "that were held or missed. What was cancelled does not count."
        ),
        publishing=Publishing.SENSITIVE,
        numerator=_("sessions to which the participant did not come"),
        counts=_no_shows,
        denominator=_("sessions with one participant, held or missed"),
        out_of=_appointments,
        unit=Unit.SHARE,
    ),
    _support(
        code="seen_lately",
        slug="contact-in-14-dagen",
        name=_("Residents seen in the last 14 days"),
        definition=_(
            "How many residents had a session on the day or at most 14 days before it. After more than "
            "14 days without one the team gets a warning."
        ),
        publishing=Publishing.SENSITIVE,
        numerator=_("residents with a session that was held in the last 14 days"),
        counts=_seen,
        denominator=_("people who live in a dwelling of the pilot"),
        out_of=_residents,
        unit=Unit.SHARE,
        of_a_day=True,
    ),
)
