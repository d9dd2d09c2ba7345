"""The letters to the neighbourhood as they are counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from interwonen.pilots.models import Pilot
from neighbours.models import LetterCopy, LetterRound


@dataclass(frozen=True)
class CountedLetters:
    """How many letters went out, or came back, on a day."""

    day: date
    number: int


@dataclass(frozen=True)
class LettersCounted:
    """The days on which rounds were sent, and the letters that went out and that came back."""

    rounds: list[date]
    sent: list[CountedLetters]
    returned: list[CountedLetters]


def counted_letters(pilot: Pilot, *, as_of: date) -> LettersCounted:
    """The letters as of a day; two queries."""
    rounds = LetterRound.objects.of_pilot(pilot).sent().filter(sent_on__lte=as_of).order_by()
    copies = LetterCopy.objects.filter(round__in=rounds).order_by()
    rows = copies.values_list("round__sent_on", "returned_on").annotate(number=Count("pk"))
    facts = list(rows)
    return LettersCounted(
        list(rounds.values_list("sent_on", flat=True)),
        [CountedLetters(sent_on, number) for sent_on, _back, number in facts],
        [CountedLetters(back, number) for _sent, back, number in facts if back and back <= as_of],
    )
