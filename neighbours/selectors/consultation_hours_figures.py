"""The calls of consultation hours as they are counted."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from interwonen.pilots.models import Pilot
from neighbours.models import Call


@dataclass(frozen=True)
class CountedCall:
    """A call, and how it stood on a day: a code of Call.Outcome, or `called_back`."""

    day: date
    outcome: str


def counted_calls(pilot: Pilot, *, as_of: date) -> list[CountedCall]:
    """The calls of the hours up to and including a day, without appointments to come; one query."""
    rows = Call.objects.of_pilot(pilot).standing().filter(hour__day__lte=as_of)
    facts = rows.exclude(outcome=Call.Outcome.BOOKED).order_by()
    return [
        CountedCall(day, "called_back" if back and localtime(back).date() <= as_of else outcome)
        for day, outcome, back in facts.values_list("hour__day", "outcome", "called_back_at")
    ]
