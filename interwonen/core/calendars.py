"""Calendars that others read: iCalendar (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True)
class CalendarEvent:
    """One event. `name` is its own within this installation, such as "session-12".

    `changes` is how often it was changed, `changed_at` when that was last: by these a program that
    has it already sees that it is another now.
    """

    name: str
    begins: datetime
    ends: datetime
    summary: str
    changes: int
    changed_at: datetime
    is_cancelled: bool = False
    is_private: bool = False
    description: str = ""


def write_calendar(title: str, events: Iterable[CalendarEvent]) -> bytes:
    """A calendar with these events, as a file.

    It names no method, so the stamp of an event is the moment of its last change (3.8.7.2).
    All times are in UTC, which every calendar program shows at Dutch time, in summer and winter.
    An event has the host name of this installation: another one has events of the same names.
    """
    from icalendar import Calendar, Timezone

    calendar = Calendar()
    calendar.add("prodid", "-//Interwonen//calendar//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for event in events:
        calendar.add_component(_component(event))
    if not calendar.subcomponents:  # a calendar has one at least (3.6): this one says nothing
        calendar.add_component(Timezone.from_tzid(settings.TIME_ZONE))
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent) -> Any:
    from icalendar import Event

    component = Event()
    component.add("uid", f"{event.name}@{urlsplit(settings.SITE_ADDRESS).hostname}")
    component.add("sequence", event.changes)
    for name in ("dtstamp", "last-modified"):
        component.add(name, event.changed_at.astimezone(UTC))
    component.add("dtstart", event.begins.astimezone(UTC))
    component.add("dtend", event.ends.astimezone(UTC))
    component.add("summary", event.summary)
    if event.description:
        component.add("description", event.description)
    component.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    component.add("class", "PRIVATE" if event.is_private else "PUBLIC")
    return component
