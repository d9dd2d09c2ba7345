"""Queryset of the comments on reports: visibility, quarter, and which are open."""

from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet
from interwonen.core.quarters import Quarter


class ReportCommentQuerySet(MayBeWithdrawnQuerySet):
    """Comments on reports."""

    read_permission = Permission.REPORT_COMMENT
    pilot_path = "report__pilot"

    def on_quarter(self, quarter: Quarter) -> Self:
        """Those on the reports on one quarter."""
        return self.filter(report__year=quarter.year, report__quarter_number=quarter.number)

    def open(self) -> Self:
        """Those that wait to be dealt with."""
        return self.standing().filter(resolved_at=None)
