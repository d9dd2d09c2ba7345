"""The letters to the neighbourhood as they are counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

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


def counted_letters(pilot: Pilot, *, as_of: date) -> LettersCounted:
    """The letters as of a day; one query."""
    rounds = LetterRound.objects.of_pilot(pilot).sent().filter(sent_on__lte=as_of).order_by()
    rows = rounds.values_list("pk", "sent_on", "copies__returned_on")
    facts = list(rows.annotate(number=Count("copies")))
    days = {pk: sent_on for pk, sent_on, _back, _number in facts}
    returned = [(back, number) for _pk, _sent, back, number in facts if back and back <= as_of]
    return LettersCounted(
        list(days.values()),
        [CountedLetters(sent_on, number, pk) for pk, sent_on, _back, number in facts],
        [CountedLetters(back, number) for back, number in returned],
    )
