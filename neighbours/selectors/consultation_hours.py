"""The consultation hours that neighbours can still ring at, in words and as a calendar."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from interwonen.accounts.models import User
from interwonen.core.calendars import CalendarEvent, write_calendar
from interwonen.core.phone_numbers import readable
from interwonen.pilots.models import Pilot
from neighbours.models import ConsultationHour
from neighbours.querysets.consultation_hours import ConsultationHourQuerySet
from neighbours.selectors.contact_points import contact_point_of


def coming_hours(pilot: Pilot, now: datetime) -> list[ConsultationHour]:
    """The hours of a pilot that are not over at the moment `now`, the first one first.

    A cancelled one is there too: who knew of it learns that nobody will answer.
    """
    hours = ConsultationHour.objects.of_pilot(pilot).coming(on=now.date())
    return [hour for hour in hours if (hour.day, hour.closes_at) > (now.date(), now.time())]


def answered_today(user: User, *, on: date) -> ArraySubquery:
    """For a query of pilots: the hours on a day in which the user answers the telephone.

    They come along with the pilot, because the overview is at its limit of twelve queries.
    """
    hours = ConsultationHour.objects.filter(pilot=OuterRef("pk"), staff=user, day=on).going_on()
    row = JSONObject(pk="pk", opens_at="opens_at", closes_at="closes_at")
    return ArraySubquery(hours.order_by("opens_at").values(row=row))


def hour_in_words(hour: ConsultationHour) -> str:
    """When neighbours can ring, in Dutch: "donderdag 1 april 2021 van 16.00 tot 18.00 uur"."""
    with override("nl"):
        day = date_format(hour.day, "l j F Y")
    return f"{day} van {hour.opens_at:%H.%M} tot {hour.closes_at:%H.%M} uur"


def number_to_ring(hour: ConsultationHour, otherwise: str) -> str:
    """The number of an hour as people write it: its own, or else that of the contact point."""
    return readable(hour.telephone or otherwise)


def consultation_calendar(pilot: Pilot, hours: ConsultationHourQuerySet) -> bytes:
    """A calendar of consultation hours for everyone: when, which number; it names nobody.

    Hours that were cancelled are in it, so that a program that has them takes them away.
    """
    point = contact_point_of(pilot)
    otherwise = point.phone if point else ""
    events = [_event(pilot, hour, otherwise) for hour in hours.with_changes()]
    title = _("%(pilot)s: telephone consultation hours") % {"pilot": pilot.name}
    return write_calendar(title, events)


def _event(pilot: Pilot, hour: Any, otherwise: str) -> CalendarEvent:
    summary = _("Telephone consultation hour of %(pilot)s") % {"pilot": pilot.name}
    if hour.is_cancelled:
        summary = _("Cancelled: %(about)s") % {"about": summary}
    number = number_to_ring(hour, otherwise)
    return CalendarEvent(
        name=f"consultation-hour-{hour.pk}",
        begins=_moment(hour.day, hour.opens_at),
        ends=_moment(hour.day, hour.closes_at),
        summary=summary,
        changes=hour.changes,
        changed_at=hour.changed_at,
        is_cancelled=hour.is_cancelled,
        description=_("Telephone: %(number)s") % {"number": number} if number else "",
    )


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=ZoneInfo(settings.TIME_ZONE))
