"""What happened to an enquiry, in order: steps, answers and notes together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from neighbours.models import EnquiryNote, EnquiryStep, Reply, Status


@dataclass(frozen=True)
class Event:
    """One thing that happened; `kind` is step, reply or note, and `record` that row.

    Only a note is for colleagues alone.
    """

    day: date
    kind: str
    title: str
    who: str
    record: Any
    may_change: bool = False
    may_withdraw: bool = False

    @property
    def is_for_colleagues(self) -> bool:
        return self.kind == "note"


# Where an event stands: after how many times the enquiry was opened again, on which day, and among
# those of a day a step, an answer, a note and the closing.
Place = tuple[int, date, int, int]


def timeline(
    steps: Iterable[EnquiryStep], replies: Iterable[Reply], notes: Iterable[EnquiryNote]
) -> list[Event]:
    """The steps, answers and notes of an enquiry from the first to the last."""
    placed = list(_placed_steps(list(steps)))
    for reply in replies:
        placed.append(((reply.reopenings, reply.replied_on, 1, reply.pk), _of_reply(reply)))
    for note in notes:
        placed.append(((note.reopenings, note.noted_on, 2, note.pk), _of_note(note)))
    return [event for _place, event in sorted(placed, key=lambda each: each[0])]


def _placed_steps(steps: list[EnquiryStep]) -> Iterable[tuple[Place, Event]]:
    last = next((step for step in reversed(steps) if not step.is_withdrawn), None)
    opened = 0
    for step in steps:
        opened += step.status == Status.REOPENED and not step.is_withdrawn
        rank = 3 if step.status == Status.DONE else 0
        yield (opened, step.taken_on, rank, step.pk), _of_step(step, is_last=step == last)


def _of_step(step: EnquiryStep, *, is_last: bool) -> Event:
    title = str(step.get_status_display())
    if step.forwarded_to:
        title = _("Passed on to %(whom)s") % {"whom": step.forwarded_to}
        if step.external_reference:
            title = f"{title} ({step.external_reference})"
    who = str(step.taken_by) if step.taken_by else _("the neighbour")
    return Event(step.taken_on, "step", title, who, step, may_withdraw=is_last)


def _of_reply(reply: Reply) -> Event:
    title = _("Answer, %(channel)s") % {"channel": reply.channel}
    stands, who = not reply.is_withdrawn, str(reply.replied_by)
    own = stands and reply.given_with_id is None
    return Event(reply.replied_on, "reply", title, who, reply, own, stands)


def _of_note(note: EnquiryNote) -> Event:
    title, who = _("Note for colleagues"), str(note.noted_by)
    return Event(note.noted_on, "note", title, who, note, may_withdraw=not note.is_withdrawn)
