"""The letters to the neighbourhood as they are counted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count

from interwonen.core.packed_rows import packed, unpacked
from interwonen.pilots.models import Pilot
from neighbours.models import LetterRound


@dataclass(frozen=True)
class CountedLetters:
    """How many letters of a round went out, or came back, on a day."""

    day: date
    number: int
    pk: int = 0


@dataclass(frozen=True)
class LettersCounted:
    """The days on which rounds were sent, and the letters that went out and that came back."""

    rounds: list[date]
    sent: list[CountedLetters]
    returned: list[CountedLetters]


@dataclass(frozen=True)
class _Copies:
    """The letters of a round that came back on a day, or that did not come back."""

    round: int
    sent_on: date
    returned_on: date | None
    number: int


def packed_letters(pilot: Pilot, *, as_of: date) -> ArraySubquery:
    """For a query of pilots: what `letters_from` reads."""
    rounds = LetterRound.objects.of_pilot(pilot).sent().filter(sent_on__lte=as_of).order_by()
    rows = rounds.values("pk", "sent_on", "copies__returned_on")
    return packed(
        rows.annotate(number=Count("copies")),
        round="pk",
        sent_on="sent_on",
        returned_on="copies__returned_on",
        number="number",
    )


def letters_from(found: Any, *, as_of: date) -> LettersCounted:
    """The letters as of the day for which `packed_letters` found them."""
    rows = unpacked(_Copies, found)
    returned = [(row.returned_on, row.number) for row in rows]
    return LettersCounted(
        list({row.round: row.sent_on for row in rows}.values()),
        [CountedLetters(row.sent_on, row.number, row.round) for row in rows],
        [CountedLetters(back, number) for back, number in returned if back and back <= as_of],
    )
