"""Querysets of action points: which are open, and since when they are late."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class ActionPointQuerySet(MayBeWithdrawnQuerySet):
    """What was agreed at evaluation moments."""

    read_permission = Permission.EVALUATION_READ
    pilot_path = "moment__pilot"

    def standing(self) -> Self:
        """Without those that were withdrawn, themselves or with their moment."""
        return super().standing().filter(moment__withdrawn_because="")

    def open(self, *, on: date) -> Self:
        """Those to be done on the date `on`, the most pressing first; with their owner."""
        rows = self.standing().with_lateness(on=on)
        rows = rows.filter(Q(closed_on=None) | Q(closed_on__gt=on))
        return rows.select_related("owner", "moment").order_by("due_on", "pk")

    def closed(self, *, on: date) -> Self:
        """Those of which is known on the date `on` what came of them, the last one first."""
        rows = self.standing().with_lateness(on=on).filter(closed_on__lte=on)
        return rows.select_related("owner", "moment").order_by("-closed_on", "-pk")

    def before(self, moment: Any) -> Self:
        """Those of moments of the same pilot on an earlier day than `moment`."""
        earlier = Q(moment__held_on__lt=moment.day)
        earlier |= Q(moment__held_on=None, moment__planned_on__lt=moment.day)
        return self.of_pilot(moment.pilot).filter(earlier)

    def with_lateness(self, *, on: date) -> Self:
        """Each point's `.is_overdue` on the date `on`."""
        is_open: Any = Q(closed_on=None) | Q(closed_on__gt=on)
        return self.annotate(is_overdue=is_open & Q(due_on__lt=on))
