"""The notes of the sounding board as everyone may read them, without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interwonen.pilots.models import Pilot
from neighbours.models import BoardMeeting, BoardMember


@dataclass(frozen=True)
class PublishedMeeting:
    """What everyone may read of a meeting: the day, the notes, and which parties were there."""

    day: date
    parties: tuple[str, ...]
    notes: str


def published_meetings(pilot: Pilot, on: date) -> list[PublishedMeeting]:
    """The meetings whose notes are public on the date `on`, the last one first; two queries."""
    meetings = BoardMeeting.objects.of_pilot(pilot).published(on=on)
    rows = meetings.prefetch_related("attended")
    return [PublishedMeeting(row.day, parties_of(row.attended.all()), row.notes) for row in rows]


def parties_of(members: Iterable[BoardMember]) -> tuple[str, ...]:
    """On whose behalf members are there, each party once, in the order of the members."""
    return tuple(dict.fromkeys(str(member.role) for member in members))
