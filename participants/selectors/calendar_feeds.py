"""A counsellor's planned sessions as an iCalendar (RFC 5545) that names nobody."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from participants.models import SupportSession

_STATUS = {SupportSession.Status.PLANNED: "CONFIRMED", SupportSession.Status.CANCELLED: "CANCELLED"}
DAYS_BACK = 30
MINUTES_WHEN_UNKNOWN = 45


def calendar_of(counsellor: User, *, today: date, now: datetime) -> bytes:
    """The sessions planned and cancelled from a month ago on, with codes in place of names.

    All times are in UTC, which every calendar program shows at Dutch time, in summer and winter.
    An event has the host name of this installation: another one has sessions of the same numbers.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Interwonen//calendar//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Interwonen: planned sessions"))
    for session in _sessions(counsellor, today):
        calendar.add_component(_event(session, now))
    return bytes(calendar.to_ical())


def _sessions(counsellor: User, today: date) -> Iterable[Any]:
    """The sessions in pilots in which the counsellor works today, of the own caseload.

    Each has its `changes` (how often it was changed) and `changed_at`.
    """
    rows = SupportSession.objects.visible_to(counsellor, on=today)
    return (
        rows.filter(counsellor=counsellor, status__in=_STATUS)
        .filter(day__gte=today - timedelta(days=DAYS_BACK))
        .select_related("participant", "planned_type")
        .with_changes()
    )


def _event(session: Any, now: datetime) -> Any:
    from icalendar import Event

    begins = datetime.combine(session.day, session.starts_at, tzinfo=ZoneInfo(settings.TIME_ZONE))
    minutes = session.duration_minutes or MINUTES_WHEN_UNKNOWN
    event = Event()
    event.add("uid", f"session-{session.pk}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    event.add("sequence", session.changes)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", session.changed_at.astimezone(UTC))
    event.add("dtstart", begins.astimezone(UTC))
    event.add("dtend", (begins + timedelta(minutes=minutes)).astimezone(UTC))
    event.add("summary", _summary(session))
    event.add("status", _STATUS[SupportSession.Status(session.status)])
    event.add("class", "PRIVATE")
    return event


def _summary(session: SupportSession) -> str:
    """What the calendar shows; some programs show a cancelled session like any other."""
    kind = session.planned_type.label if session.planned_type else _("session")
    about = f"{session.participant.reference}: {kind}"
    if session.status == SupportSession.Status.CANCELLED:
        return _("Cancelled: %(about)s") % {"about": about}
    return about
