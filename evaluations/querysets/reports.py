"""Querysets of council reports, their texts and their editions: visibility and quarter."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Length

from evaluations.querysets.reports_publishing import authors_of
from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core.quarters import Quarter


class CouncilReportQuerySet(ScopedQuerySet):
    """Reports to the council."""

    read_permission = Permission.REPORT_READ

    def on_quarter(self, quarter: Quarter) -> Self:
        """Those on one quarter."""
        return self.filter(year=quarter.year, quarter_number=quarter.number)

    def before(self, quarter: Quarter) -> Self:
        """Those on earlier quarters, in the order of time."""
        same_year = Q(year=quarter.year, quarter_number__lt=quarter.number)
        return self.filter(Q(year__lt=quarter.year) | same_year)

    def with_sections_ready(self) -> Self:
        """Each report's `.sections_ready`: those of which the text is ready."""
        texts = self._related("paragraphs").filter(report=OuterRef("pk"), is_ready=True)
        return self.annotate(sections_ready=ArraySubquery(texts.values("section")))

    def with_steps(self) -> Self:
        """How the present edition of each report stands: `.submitted_at`, `.submission` (its key),
        `.approvers` (keys of people), `.approved_at` (the last time), `.published_at`; `.returned`
        with `.ended_at` while it was sent back."""
        present = {"report": OuterRef("pk"), "edition": OuterRef("edition")}
        submissions: Any = self._related("submissions")
        rounds = submissions.filter(**present).order_by("-submitted_at", "-pk")
        waiting, last = rounds.filter(ended_at=None), rounds.of_this_draft()
        approvals = submissions.filter(
            **present, ended_at=None, approvals__isnull=False, approvals__ended_at=None
        )
        published = self._related("editions").filter(**present)
        return self.annotate(
            submission=Subquery(waiting.values("pk")[:1]),
            submitted_at=Subquery(waiting.values("submitted_at")[:1]),
            approvers=ArraySubquery(approvals.order_by().values("approvals__approved_by")),
            approved_at=Subquery(
                approvals.order_by("-approvals__approved_at").values("approvals__approved_at")[:1]
            ),
            published_at=Subquery(published.values("published_at")[:1]),
            returned=Subquery(last.values("remark")[:1]),
            ended_at=Subquery(last.values("ended_at")[:1]),
        )

    def with_authors(self) -> Self:
        """Of each report with its steps `.authors`: the keys of who submitted it or wrote in it."""
        return self.annotate(authors=authors_of("submission"))

    def _related(self, name: str) -> models.QuerySet[Any]:
        return self.model._meta.get_field(name).related_model._default_manager.all()


class ReportParagraphQuerySet(ScopedQuerySet):
    """Texts of reports."""

    read_permission = Permission.REPORT_READ
    pilot_path = "report__pilot"

    def on_quarter(self, quarter: Quarter) -> Self:
        """Those of the reports on one quarter."""
        return self.filter(report__year=quarter.year, report__quarter_number=quarter.number)

    def texts(self) -> dict[str, str]:
        """The texts by section; call it on the rows of one report."""
        return dict(self.values_list("section", "text"))


class PublishedReportQuerySet(ScopedQuerySet):
    """Editions of reports that were published."""

    read_permission = Permission.REPORT_READ
    pilot_path = "report__pilot"

    def for_visitors(self, slug: str) -> Self:
        """Those of the pilot with this slug, with its parties; what they contain is read when asked."""
        parties = ("municipality", "care_provider", "landlord")
        rows = self.filter(report__pilot__slug=slug).defer("snapshot", "basis")
        return rows.select_related(*(f"report__pilot__{party}" for party in parties))

    def of_quarter(self, quarter: Quarter) -> Self:
        """The editions of the report on one quarter, the last one first."""
        mine = self.filter(report__year=quarter.year, report__quarter_number=quarter.number)
        return mine.order_by("-edition")

    def before(self, quarter: Quarter) -> Self:
        """Those on earlier quarters, in the order of time; of a quarter the last edition is last."""
        earlier = Q(report__year__lt=quarter.year) | Q(
            report__year=quarter.year, report__quarter_number__lt=quarter.number
        )
        return self.filter(earlier).order_by("report__year", "report__quarter_number", "edition")

    def without_contents(self) -> Self:
        """Without the texts and figures, which are long."""
        return self.defer("snapshot", "basis")


class PublishedFileQuerySet(ScopedQuerySet):
    """Files of published editions."""

    read_permission = Permission.REPORT_READ
    pilot_path = "published__report__pilot"

    def with_size(self) -> Self:
        """Each file's `.size` in bytes, in the place of the file itself."""
        return self.annotate(size=Length("content")).defer("content")
