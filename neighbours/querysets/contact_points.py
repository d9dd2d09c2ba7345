"""Who reads the contact point of a pilot as a record; what it says is public once it is published."""

from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class ContactPointQuerySet(ScopedQuerySet):
    """Contact points, one per pilot."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def published(self) -> Self:
        """Those whose page for neighbours is switched on."""
        return self.filter(is_published=True)

    def for_visitors(self) -> Self:
        """With the parties of the pilot, which the page names."""
        parties = ("municipality", "care_provider", "landlord")
        return self.select_related(*(f"pilot__{party}" for party in parties))
