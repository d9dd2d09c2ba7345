"""A counsellor's planned sessions as an iCalendar (RFC 5545) that names nobody."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.calendars import CalendarEvent, write_calendar
from participants.models import SupportSession

_SHOWN = (SupportSession.Status.PLANNED, SupportSession.Status.CANCELLED)
DAYS_BACK = 30
# What an organisation says of roles counts for so long after a link was made by who signed in there.
CLAIMS_HOLD = timedelta(days=90)
MINUTES_WHEN_UNKNOWN = 45


def calendar_of(counsellor: User, *, today: date) -> bytes:
    """The sessions planned and cancelled from a month ago on, with codes in place of names."""
    events = [_event(session) for session in _sessions(counsellor, today)]
    return write_calendar(_("Interwonen: planned sessions"), events)


def _sessions(counsellor: User, today: date) -> Iterable[Any]:
    """The sessions in pilots in which the counsellor works today, of the own caseload.

    Each has its `changes` (how often it was changed) and `changed_at`.
    """
    rows = SupportSession.objects.visible_to(counsellor, on=today)
    return (
        rows.filter(counsellor=counsellor, status__in=_SHOWN)
        .filter(day__gte=today - timedelta(days=DAYS_BACK))
        .select_related("participant", "planned_type")
        .with_changes()
    )


def _event(session: Any) -> CalendarEvent:
    begins = datetime.combine(session.day, session.starts_at, tzinfo=ZoneInfo(settings.TIME_ZONE))
    minutes = session.duration_minutes or MINUTES_WHEN_UNKNOWN
    return CalendarEvent(
        name=f"session-{session.pk}",
        begins=begins,
        ends=begins + timedelta(minutes=minutes),
        summary=_summary(session),
        changes=session.changes,
        changed_at=session.changed_at,
        is_cancelled=session.status == SupportSession.Status.CANCELLED,
        is_private=True,
    )


def _summary(session: SupportSession) -> str:
    """What the calendar shows; some programs show a cancelled session like any other."""
    kind = session.planned_type.label if session.planned_type else _("session")
    about = f"{session.participant.reference}: {kind}"
    if session.status == SupportSession.Status.CANCELLED:
        return _("Cancelled: %(about)s") % {"about": about}
    return about
