"""The reports to the council that wait for an act: for which one, of whom, and since when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import TruncDate

from evaluations.models import CouncilReport
from evaluations.quarters import report_quarters
from evaluations.querysets.reports import CouncilReportQuerySet
from evaluations.selectors.reports_publishing import APPROVALS
from interwonen.access.permissions import Permission
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot


class Step(Enum):
    """What has to be done with a report."""

    WRITE = auto()
    WRITE_ANEW = auto()  # it was sent back
    CORRECT = auto()  # a next edition was begun
    APPROVE = auto()
    PUBLISH = auto()


@dataclass(frozen=True)
class WaitingReport:
    """A report that waits for a step since a day, and the keys of who may not take that step."""

    quarter: Quarter
    step: Step
    since: date
    not_for: frozenset[int] = frozenset()

    @property
    def permission(self) -> Permission:
        """What someone needs to take the step."""
        approves = self.step is Step.APPROVE
        return Permission.REPORT_APPROVE if approves else Permission.REPORT_WRITE

    def is_for(self, person: Any, permissions: frozenset[Permission]) -> bool:
        """Whether this person, who has these permissions in the pilot, can take the step."""
        return self.permission in permissions and person.pk not in self.not_for


@dataclass(frozen=True)
class _Report:
    """How the present edition of a report stands, and the keys of who approved and who wrote it."""

    year: int
    number: int
    edition: int
    submitted_on: date | None
    approved_on: date | None
    approvers: list[int]
    authors: list[int]
    published_on: date | None
    returned: str | None
    ended_on: date | None


def packed_reports(reports: CouncilReportQuerySet) -> ArraySubquery:
    """How these reports of a pilot stand, as a part of a query of pilots, for `reports_waiting_from`."""
    names = ("year", "edition", "approvers", "authors", "returned")
    moments = ("submitted", "approved", "published", "ended")
    days: Mapping[str, Any] = {f"{name}_on": TruncDate(f"{name}_at") for name in moments}
    rows = reports.with_steps().with_authors()
    return packed(rows, number="quarter_number", **{name: name for name in names}, **days)


def reports_waiting(pilot: Pilot, *, on: date) -> list[WaitingReport]:
    """The reports of a pilot that wait on the date `on`, the last quarter first; one query."""
    reports = packed_reports(CouncilReport.objects.of_pilot(pilot))
    found = Pilot.objects.values_list(reports, flat=True).get(pk=pilot.pk)
    return list(reports_waiting_from(pilot, found, on=on))


def reports_waiting_from(
    pilot: Pilot, found: Iterable[dict[str, Any]] | None, *, on: date
) -> Iterator[WaitingReport]:
    """The reports that wait on the date `on`, of a pilot of which `packed_reports` found these.

    A quarter of which nobody wrote a report waits when it is over.
    """
    known = {Quarter(each.year, each.number): each for each in unpacked(_Report, found)}
    for quarter in report_quarters(pilot, today=on):
        waiting = _waiting(quarter, known.get(quarter))
        if waiting and (waiting.step is not Step.WRITE or quarter.ends_on < on):
            yield waiting


def _waiting(quarter: Quarter, report: _Report | None) -> WaitingReport | None:
    if report is None:
        return WaitingReport(quarter, Step.WRITE, quarter.ends_on)
    if report.published_on:
        return None
    if report.submitted_on:
        return _submitted(quarter, report, report.submitted_on)
    if report.returned and report.ended_on:
        return WaitingReport(quarter, Step.WRITE_ANEW, report.ended_on)
    step = Step.WRITE if report.edition == 1 else Step.CORRECT
    return WaitingReport(quarter, step, quarter.ends_on)


def _submitted(quarter: Quarter, report: _Report, submitted_on: date) -> WaitingReport:
    """What a report waits for that was submitted: neither its authors nor who approved of it already
    can approve of it."""
    if len(report.approvers) >= APPROVALS:
        return WaitingReport(quarter, Step.PUBLISH, report.approved_on or submitted_on)
    not_for = frozenset((*report.approvers, *report.authors))
    return WaitingReport(quarter, Step.APPROVE, submitted_on, not_for)
