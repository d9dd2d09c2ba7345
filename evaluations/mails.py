"""Mails on what is due in a pilot: how much and by when, never about whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.models import Reminder
from evaluations.selectors.reminders import Due
from interwonen.accounts.models import User
from interwonen.core.mail_queue import queue_mail
from interwonen.core.routes import full_address, pilot_url
from interwonen.pilots.models import Pilot

Subject = Reminder.Subject
# These have no last day in time: they wait since someone else did their part, or a quarter ended.
_WAITING = {
    Subject.MINUTES,
    Subject.REPORT_TO_WRITE,
    Subject.REPORT_TO_APPROVE,
    Subject.REPORT_TO_PUBLISH,
    Subject.DESTRUCTION,
}


@dataclass(frozen=True)
class _Line:
    """How many things of one kind are due, and the first day: until which or since when."""

    label: str
    number: int
    first_on: date
    is_waiting: bool


def send_reminder(person: User, found: Sequence[tuple[Pilot, Due]]) -> None:
    """Mail someone how much is due of each subject in each pilot, with a link to the first page."""
    pilots = [(pilot, _lines(dues)) for pilot, dues in groupby(found, key=lambda each: each[0])]
    only = pilots[0][0] if len(pilots) == 1 else None
    page = pilot_url("home:dashboard", only.slug) if only else reverse("home:start")
    body = render_to_string(
        "evaluations/reminder_mail.txt", {"pilots": pilots, "link": full_address(page)}
    )
    queue_mail(_("Something waits for you"), body, to=person.email)


def _lines(found: Any) -> list[_Line]:
    dues = sorted((due for _pilot, due in found), key=lambda due: (due.subject, due.due_on))
    by_subject = [list(rows) for _subject, rows in groupby(dues, key=lambda due: due.subject)]
    return [_line(rows[0].subject, rows) for rows in by_subject]


def _line(subject: Reminder.Subject, rows: Sequence[Due]) -> _Line:
    return _Line(str(subject.label), len(rows), rows[0].due_on, is_waiting=subject in _WAITING)
