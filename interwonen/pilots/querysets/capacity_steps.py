"""Decisions on the number of places, by date and by who may see them."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class CapacityStepQuerySet(ScopedQuerySet):
    """Decisions on the number of places, in the order in which they take effect."""

    read_permission = Permission.PILOT_READ

    def in_force(self, day: date) -> Self:
        """Those that have taken effect on `day`, the one that counts first."""
        return self.filter(effective_from__lte=day).order_by("-effective_from")
