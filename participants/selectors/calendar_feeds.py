"""A counsellor's planned sessions as an iCalendar (RFC 5545) that names nobody."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from participants.models import SupportSession

_STATUS = {SupportSession.Status.PLANNED: "CONFIRMED", SupportSession.Status.CANCELLED: "CANCELLED"}
DAYS_BACK = 30
MINUTES_WHEN_UNKNOWN = 45


def calendar_of(counsellor: User, *, today: date, now: datetime) -> bytes:
    """The sessions planned and cancelled from a month ago on, with codes in place of names."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Interwonen//calendar//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Interwonen: planned sessions"))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for event in _events(_sessions(counsellor, today), now):
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _sessions(counsellor: User, today: date) -> Iterable[SupportSession]:
    """The sessions in pilots in which the counsellor works today, of the own caseload."""
    rows = SupportSession.objects.visible_to(counsellor, on=today)
    return (
        rows.filter(counsellor=counsellor, status__in=_STATUS)
        .filter(day__gte=today - timedelta(days=DAYS_BACK))
        .select_related("participant", "planned_type")
    )


def _events(sessions: Iterable[SupportSession], now: datetime) -> Iterable[Any]:
    from icalendar import Event

    zone = ZoneInfo(settings.TIME_ZONE)
    for session in sessions:
        begins = datetime.combine(session.day, session.starts_at, tzinfo=zone)
        minutes = session.duration_minutes or MINUTES_WHEN_UNKNOWN
        event = Event()
        event.add("uid", f"session-{session.pk}@interwonen")
        event.add("dtstamp", now.astimezone(timezone.get_fixed_timezone(0)))
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=minutes))
        kind = session.planned_type.label if session.planned_type else _("session")
        event.add("summary", f"{session.participant.reference}: {kind}")
        event.add("status", _STATUS[SupportSession.Status(session.status)])
        event.add("class", "PRIVATE")
        yield event
