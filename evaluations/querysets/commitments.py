"""Which commitments a user sees."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class CommitmentQuerySet(MayBeWithdrawnQuerySet):
    """What was promised about a pilot, and the limits that were set to it."""

    read_permission = Permission.EVALUATION_READ

    def for_page(self, *, on: date) -> Self:
        """Commitments with who looks after them."""
        return super().for_page(on=on).select_related("responsible")

    def in_force(self, *, on: date) -> Self:
        """Those that were made on or before the date `on`, with who looks after them."""
        return self.standing().filter(promised_on__lte=on).select_related("responsible")
