"""What reaches the team from the neighbourhood."""

from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class NeighbourhoodSignalQuerySet(ScopedQuerySet):
    """Signals from the neighbourhood; for the team only."""

    read_permission = Permission.NEIGHBOURHOOD_SIGNAL_READ

    def unseen(self) -> Self:
        """Those that nobody of the team has seen."""
        return self.filter(seen_on=None)

    def seen(self) -> Self:
        """Those that someone of the team has seen."""
        return self.filter(seen_on__isnull=False)
