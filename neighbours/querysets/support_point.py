"""Which days of the support point a user sees, and the visits of each."""

from datetime import date
from typing import Self

from django.db.models import Count, Q

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class SupportPointDayQuerySet(ScopedQuerySet):
    """Days in the day book of the support point."""

    read_permission = Permission.SUPPORT_POINT_READ

    def with_counts(self) -> Self:
        """Each day's `.residents` and `.neighbours`: how many of them walked in."""
        return self.annotate(
            residents=Count("walk_ins", filter=Q(walk_ins__who="resident")),
            neighbours=Count("walk_ins", filter=Q(walk_ins__who="neighbour")),
        )

    def between(self, first: date, last: date) -> Self:
        """Days from `first` up to and including `last`."""
        return self.filter(day__range=(first, last))


class WalkInQuerySet(ScopedQuerySet):
    """Anonymous visits to the support point."""

    read_permission = Permission.SUPPORT_POINT_READ
    pilot_path = "day__pilot"
