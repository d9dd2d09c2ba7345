"""Which standard answers a user sees, and which fit an enquiry."""

from typing import Any, Self

from django.db.models import Q

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class StandardAnswerQuerySet(MayBeWithdrawnQuerySet):
    """Texts with which neighbours are answered."""

    read_permission = Permission.ENQUIRY_READ

    def fitting(self, enquiry: Any) -> Self:
        """Those of the pilot for enquiries of this kind; none for a threat or violence."""
        if enquiry.is_threat:
            return self.none()
        rows = self.of_pilot(enquiry.pilot).standing()
        return rows.filter(Q(kind=None) | Q(kind=enquiry.kind_id))
