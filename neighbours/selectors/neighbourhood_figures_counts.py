"""What is counted of the neighbourhood, as a part of another query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from interwonen.core.packed_rows import unpacked
from interwonen.pilots.models import Pilot
from neighbours.selectors.consultation_hours_figures import CountedHour, packed_hours
from neighbours.selectors.enquiries_counts import CountedEnquiry, packed_enquiries
from neighbours.selectors.letters_figures import LettersCounted, letters_from, packed_letters


@dataclass(frozen=True)
class NeighbourhoodCounts:
    """The enquiries, consultation hours and letters of a pilot as of a day."""

    enquiries: tuple[CountedEnquiry, ...]
    hours: tuple[CountedHour, ...]
    letters: LettersCounted


def packed_counts(pilot: Pilot, *, as_of: date, now: datetime) -> dict[str, Any]:
    """For a query of pilots: what `counts_from` reads; `now` is the moment at which someone asks."""
    return {
        "counted_enquiries": packed_enquiries(pilot, as_of=as_of),
        "counted_hours": packed_hours(pilot, as_of=as_of, now=now),
        "counted_letters": packed_letters(pilot, as_of=as_of),
    }


def counts_from(found: Mapping[str, Any], *, as_of: date) -> NeighbourhoodCounts:
    """What `packed_counts` found as of the same day."""
    return NeighbourhoodCounts(
        enquiries=unpacked(CountedEnquiry, found["counted_enquiries"]),
        hours=unpacked(CountedHour, found["counted_hours"]),
        letters=letters_from(found["counted_letters"], as_of=as_of),
    )


def counted(pilot: Pilot, *, as_of: date, now: datetime) -> NeighbourhoodCounts:
    """The same, in one query."""
    packed = packed_counts(pilot, as_of=as_of, now=now)
    found: Any = Pilot.objects.values(**packed).get(pk=pilot.pk)
    return counts_from(found, as_of=as_of)
