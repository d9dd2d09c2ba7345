"""Querysets of submitted reports and their approvals: visibility and state."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Exists, F, Func, OuterRef

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core.quarters import Quarter


def authors_of(submission: str) -> Func:
    """The keys of who submitted an edition or wrote in it; none while it was not submitted.

    `submission` is the name of the column with its key. The guard on approvals asks the same.
    """
    return Func(
        submission,
        template="ARRAY(SELECT evaluations_report_authors(%(expressions)s))",
        output_field=ArrayField(BigIntegerField()),
    )


class ReportSubmissionQuerySet(ScopedQuerySet):
    """Reports as they were submitted."""

    read_permission = Permission.REPORT_READ
    pilot_path = "report__pilot"

    def open(self) -> Self:
        """Those of the present edition of their report that were not taken or sent back."""
        return self.filter(ended_at=None, edition=F("report__edition"))

    def of_this_draft(self) -> Self:
        """Without those of an edition that was withdrawn and later begun anew: the report was at an
        earlier edition since."""
        report = self.model._meta.get_field("report").related_model
        earlier = report.history.filter(
            id=OuterRef("report"),
            edition__lt=OuterRef("edition"),
            history_date__gt=OuterRef("submitted_at"),
        )
        return self.filter(~Exists(earlier))

    def with_authors(self) -> Self:
        """Each one's `.authors`: the keys of who submitted it or wrote in it."""
        return self.annotate(authors=authors_of("pk"))

    def on_quarter(self, quarter: Quarter) -> Self:
        """Those of the report on a quarter."""
        return self.filter(report__year=quarter.year, report__quarter_number=quarter.number)

    def without_contents(self) -> Self:
        """Without the texts and figures, which are long."""
        return self.defer("snapshot", "basis")


class ReportApprovalQuerySet(ScopedQuerySet):
    """Approvals of submitted reports."""

    read_permission = Permission.REPORT_READ
    pilot_path = "submission__report__pilot"

    def standing(self) -> Self:
        """Those that who gave them did not take back."""
        return self.filter(ended_at=None)
