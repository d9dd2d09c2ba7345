"""The letters to the neighbourhood as they are counted."""

from datetime import date

from interwonen.pilots.models import Pilot
from neighbours.models import LetterRound


def rounds_sent(pilot: Pilot, *, as_of: date) -> list[date]:
    """The days on which letters went out by a day, one for each round; one query."""
    rows = LetterRound.objects.of_pilot(pilot).sent().filter(sent_on__lte=as_of)
    return list(rows.order_by().values_list("sent_on", flat=True))
