"""The reports to the council that wait for an act of someone, on their first page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.quarters import report_quarters
from evaluations.querysets.reports import CouncilReportQuerySet
from evaluations.selectors.reports_publishing import APPROVALS
from interwonen.access.permissions import Permission
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.quarters import Quarter
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot


@dataclass(frozen=True)
class _Report:
    """How a report stands, and whether this user had a hand in it."""

    year: int
    number: int
    submitted_on: date | None
    is_published: bool
    submitted_by: int | None
    approvers: list[int]
    is_author: bool
    mine: int

    @property
    def is_approved(self) -> bool:
        return len(self.approvers) >= APPROVALS

    @property
    def is_for_me(self) -> bool:
        """Whether this user can approve of it."""
        had_a_hand = self.is_author or self.mine in (self.submitted_by, *self.approvers)
        return not (had_a_hand or self.is_approved)


def reports_to_count(
    reports: CouncilReportQuerySet, user: Any, permissions: frozenset[Permission]
) -> dict[str, Any]:
    """The reports of the pilot and how they stand, as a part of one query."""
    if not permissions & {Permission.REPORT_WRITE, Permission.REPORT_APPROVE}:
        return {}
    rows = (
        reports.with_steps()
        .with_author(user)
        .annotate(
            mine=Value(user.pk),
            submitted_on=TruncDate("submitted_at"),
            is_published=ExpressionWrapper(
                Q(published_at__isnull=False), output_field=BooleanField()
            ),
        )
    )
    columns = {
        name: name
        for name in (
            "year",
            "submitted_on",
            "is_published",
            "submitted_by",
            "approvers",
            "is_author",
            "mine",
        )
    }
    return {"reports": packed(rows, number="quarter_number", **columns)}


def report_matters(
    pilot: Pilot, permissions: frozenset[Permission], numbers: Mapping[str, Any], *, on: date
) -> Iterator[tuple[date, Matter]]:
    """What `reports_to_count` found, each with its day: quarters that are over without a published
    report, reports to publish, and those that this user can approve."""
    if "reports" not in numbers:
        return
    known = {
        Quarter(each.year, each.number): each for each in unpacked(_Report, numbers["reports"])
    }
    for quarter in report_quarters(pilot, today=on):
        if found := _matter(known.get(quarter), permissions, is_over=quarter.ends_on < on):
            words, badge = found
            url = reverse("evaluations:report-detail", args=[pilot.slug, quarter])
            yield quarter.ends_on, Matter(quarter.label.capitalize(), url, words, badge)


def _matter(
    report: _Report | None, permissions: frozenset[Permission], *, is_over: bool
) -> tuple[str, str] | None:
    """In words what waits, and what to do in short; None when this user has nothing to do."""
    writes, approves = (
        each in permissions for each in (Permission.REPORT_WRITE, Permission.REPORT_APPROVE)
    )
    if report is None or not (report.submitted_on or report.is_published):
        write = _("report to the council, the quarter is over"), _("To write")
        return write if writes and is_over else None
    if report.is_published:
        return None
    if report.is_approved:
        publish = _("report to the council, approved by two people"), _("To publish")
        return publish if writes else None
    approve = _("report to the council, submitted"), _("To read and approve")
    return approve if approves and report.is_for_me else None
