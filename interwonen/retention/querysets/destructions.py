"""What is due to be destroyed, by how far that is and by who may see it."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class DestructionQuerySet(ScopedQuerySet):
    """Records on the list."""

    read_permission = Permission.RETENTION_READ

    def listed(self) -> Self:
        """Those that are still there."""
        return self.filter(destroyed_at=None)

    def due(self) -> Self:
        """Those whose time is over and that nothing keeps longer."""
        return self.listed().filter(due_on__isnull=False, held_because="")

    def waiting(self) -> Self:
        """Those that one person proposed and nobody agreed to yet."""
        return self.listed().filter(proposed_at__isnull=False, agreed_at=None)

    def held(self) -> Self:
        """Those with a reason to keep them longer."""
        return self.listed().exclude(held_because="")

    def of_files(self) -> Self:
        """The files of participants, whether they came to live here or not."""
        return self.filter(kind__in=["case", "not_admitted"])

    def to_look_at(self, *, by: date) -> Self:
        """Those of which somebody has to ask by this day whether the reason still holds."""
        return self.held().filter(review_on__lte=by)

    def agreed(self) -> Self:
        """Those that two people agreed to destroy, and that are still there."""
        return self.listed().filter(agreed_at__isnull=False, held_because="")

    def certificates(self) -> Self:
        """Those that were destroyed, the last one first."""
        return self.filter(destroyed_at__isnull=False).order_by("-destroyed_at", "-pk")

    def for_page(self, *, on: date) -> Self:
        """With the people who proposed and agreed."""
        return self.select_related("proposed_by", "agreed_by")
