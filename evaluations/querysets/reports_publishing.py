"""Querysets of submitted reports and their approvals: visibility and state."""

from typing import Self

from django.db.models import F

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class ReportSubmissionQuerySet(ScopedQuerySet):
    """Reports as they were submitted."""

    read_permission = Permission.REPORT_READ
    pilot_path = "report__pilot"

    def open(self) -> Self:
        """Those of the present edition of their report that were not taken or sent back."""
        return self.filter(ended_at=None, edition=F("report__edition"))

    def without_contents(self) -> Self:
        """Without the texts and figures, which are long."""
        return self.defer("snapshot", "basis")


class ReportApprovalQuerySet(ScopedQuerySet):
    """Approvals of submitted reports."""

    read_permission = Permission.REPORT_READ
    pilot_path = "submission__report__pilot"
