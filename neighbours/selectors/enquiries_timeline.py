"""What happened to an enquiry, in order: steps and answers together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from neighbours.models import EnquiryStep, Reply, Status


@dataclass(frozen=True)
class Event:
    """One thing that happened; `record` is the step or the answer."""

    day: date
    title: str
    text: str
    who: str
    record: Any
    may_change: bool = False
    may_withdraw: bool = False

    @property
    def is_reply(self) -> bool:
        return isinstance(self.record, Reply)


def timeline(steps: Iterable[EnquiryStep], replies: Iterable[Reply]) -> list[Event]:
    """The steps and answers of an enquiry from the first to the last.

    Within a day an answer stands before the closing, and after the time that the enquiry was opened
    again before it was given.
    """
    steps = list(steps)
    last = next((step for step in reversed(steps) if not step.is_withdrawn), None)
    placed: list[tuple[tuple[int, date, int, int], Event]] = []
    opened = 0
    for step in steps:
        opened += step.status == Status.REOPENED and not step.is_withdrawn
        rank = 2 if step.status == Status.DONE else 0
        event = _of_step(step, is_last=step == last)
        placed.append(((opened, step.taken_on, rank, step.pk), event))
    for reply in replies:
        placed.append(((reply.reopenings, reply.replied_on, 1, reply.pk), _of_reply(reply)))
    return [event for _place, event in sorted(placed, key=lambda each: each[0])]


def _of_step(step: EnquiryStep, *, is_last: bool) -> Event:
    title = str(step.get_status_display())
    if step.forwarded_to:
        title = _("Passed on to %(whom)s") % {"whom": step.forwarded_to}
        if step.external_reference:
            title = f"{title} ({step.external_reference})"
    who = str(step.taken_by) if step.taken_by else _("the neighbour")
    return Event(step.taken_on, title, step.text, who, step, may_withdraw=is_last)


def _of_reply(reply: Reply) -> Event:
    title = _("Answer, %(channel)s") % {"channel": reply.channel}
    stands = not reply.is_withdrawn
    who = str(reply.replied_by)
    return Event(reply.replied_on, title, reply.text, who, reply, stands, stands)
