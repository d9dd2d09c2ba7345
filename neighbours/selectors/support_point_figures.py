"""The visits to the support point as they are counted."""

from datetime import date

from interwonen.pilots.models import Pilot
from neighbours.models import WalkIn


def neighbour_visits(pilot: Pilot, *, as_of: date) -> list[date]:
    """The days on which neighbours walked in by a day, one for each visit; one query."""
    rows = WalkIn.objects.of_pilot(pilot).filter(who=WalkIn.Who.NEIGHBOUR, day__day__lte=as_of)
    return list(rows.order_by().values_list("day__day", flat=True))
