"""What a resident costs."""

from datetime import date
from fractions import Fraction

from interwonen.core.spans import Span, clipped
from interwonen.pilots.models import Pilot
from interwonen.pilots.selectors.funding import months_in, spending
from participants.models import Placement


def resident_months(pilot: Pilot, days: Span) -> Fraction:
    """The months of these days that residents lived in the pilot, all residents together.

    Of each month a resident counts for the days lived there, divided by all days of that month.
    """
    rows = Placement.objects.of_pilot(pilot).overlapping(days.first, days.last)
    stays = (Span(*ends) for ends in rows.values_list("starts_on", "ends_on"))
    return sum((months_in(stay) for stay in clipped(stays, days)), Fraction(0))


def cost_per_resident_month(pilot: Pilot, *, as_of: date) -> int | None:
    """All that was spent, in cents, for each of the months that residents lived in the pilot.

    It is about the days of `spending`, to the nearest cent; None while nothing was spent, or nobody
    lived there.
    """
    spent = spending(pilot, as_of=as_of)
    return spent.per_month(resident_months(pilot, spent.days)) if spent else None
