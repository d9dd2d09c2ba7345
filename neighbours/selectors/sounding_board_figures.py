"""The meetings and agreements of the sounding board as they are counted."""

from dataclasses import dataclass
from datetime import date

from interwonen.pilots.models import Pilot
from neighbours.models import BoardAgreement, BoardMeeting


@dataclass(frozen=True)
class CountedAgreement:
    """An agreement whose day has come, and whether it was kept as of a day; None is not known."""

    due_on: date
    is_kept: bool | None


def counted_agreements(pilot: Pilot, *, as_of: date) -> list[CountedAgreement]:
    """The agreements that were due by a day; one query."""
    rows = BoardAgreement.objects.of_pilot(pilot).standing().filter(due_on__lte=as_of)
    facts = rows.values_list("due_on", "outcome", "settled_on")
    return [
        CountedAgreement(due_on, _kept(outcome) if settled_on and settled_on <= as_of else None)
        for due_on, outcome, settled_on in facts
    ]


def _kept(outcome: str) -> bool:
    return outcome == BoardAgreement.Outcome.KEPT


def meetings_held(pilot: Pilot, *, as_of: date) -> list[date]:
    """The days of the meetings that were held by a day; one query."""
    rows = BoardMeeting.objects.of_pilot(pilot).held().filter(day__lte=as_of)
    return list(rows.values_list("day", flat=True))
