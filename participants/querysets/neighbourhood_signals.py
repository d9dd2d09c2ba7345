"""Neighbourhood signals by whether the team has seen them."""

from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class NeighbourhoodSignalQuerySet(ScopedQuerySet):
    """Neighbourhood signals; for the team only."""

    read_permission = Permission.NEIGHBOURHOOD_SIGNAL_READ

    def unseen(self) -> Self:
        """Those that are not marked as seen."""
        return self.filter(seen_on=None)

    def seen(self) -> Self:
        """Those that are marked as seen."""
        return self.filter(seen_on__isnull=False)
