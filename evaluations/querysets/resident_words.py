"""The words of residents for the reports."""

from datetime import date
from typing import Any, Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class ResidentWordsQuerySet(MayBeWithdrawnQuerySet):
    """Words, for who works on the evaluations of the pilot."""

    read_permission = Permission.EVALUATION_READ

    def for_page(self, *, on: date) -> Self:
        """Words with who wrote and who approved them."""
        return super().for_page(on=on).select_related("written_by", "approved_by")

    def approved(self) -> Self:
        """Those that a report may print."""
        return self.standing().filter(approved_by__isnull=False)

    def to_approve(self, *, by: Any) -> Self:
        """Those that wait for a second person, which this one can be."""
        return self.standing().filter(approved_by=None).exclude(written_by=by)
