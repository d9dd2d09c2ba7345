"""What is due to be destroyed, by how far that is and by who may see it."""

from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class DestructionQuerySet(ScopedQuerySet):
    """Records on the list."""

    read_permission = Permission.RETENTION_READ

    def listed(self) -> Self:
        """Those that are still there."""
        return self.filter(destroyed_at=None)

    def agreed(self) -> Self:
        """Those that two people agreed to destroy, and that are still there."""
        return self.listed().filter(agreed_at__isnull=False, held_because="")

    def certificates(self) -> Self:
        """Those that were destroyed, the last one first."""
        return self.filter(destroyed_at__isnull=False).order_by("-destroyed_at", "-pk")

    def for_page(self, *, on: object) -> Self:
        """With the people who proposed and agreed."""
        return self.select_related("proposed_by", "agreed_by")
