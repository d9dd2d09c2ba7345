"""Which action points of a pilot wait for someone."""

from datetime import date, timedelta

from evaluations.models import ActionPoint
from evaluations.querysets.action_points import ActionPointQuerySet
from interwonen.pilots.models import Pilot

DUE_WITHIN = timedelta(days=7)


def action_points_due(pilot: Pilot, today: date) -> ActionPointQuerySet:
    """The open points of a pilot that are late on the day `today` or due at most DUE_WITHIN after
    it, that day included, the most pressing first."""
    points = ActionPoint.objects.of_pilot(pilot).open(on=today)
    return points.filter(due_on__lte=today + DUE_WITHIN)
