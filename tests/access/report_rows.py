"""Rows of the table of routes about reports on their way to being published."""

from evaluations.actions.reports import start_report
from interwonen.access.roles import Role
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from tests.evaluations.sample_report import sample_report
from tests.factories import system
from tests.report_factories import correct, insert_published, insert_submitted

_WRITE = {Role.POLICY_OFFICER}
_APPROVE = {Role.POLICY_OFFICER, Role.TEAM_LEAD}

REPORT_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "evaluations:report-submit": ("quarter", _WRITE),
    "evaluations:report-take-back": ("submitted_quarter", _WRITE),
    "evaluations:report-send-back": ("submitted_quarter", _APPROVE),
    "evaluations:report-approve": ("submitted_quarter", _APPROVE),
    "evaluations:report-approval-end": ("submitted_quarter", _APPROVE),
    "evaluations:report-edition-withdraw": ("corrected_quarter", _WRITE),
    "evaluations:report-publish": ("approved_quarter", _WRITE),
    "evaluations:report-correct": ("published_quarter", _WRITE),
}
# The reports of the scene by how they stand; that on the first quarter is published by others.
REPORT_QUARTERS = {
    "quarter": Quarter(2021, 2),
    "submitted_quarter": Quarter(2021, 3),
    "approved_quarter": Quarter(2021, 4),
    "published_quarter": Quarter(2021, 1),
    "corrected_quarter": Quarter(2022, 1),
}


def make_reports(pilot: Pilot) -> None:
    """A submitted and an approved report, and a next edition, of quarters in which nothing is tried."""
    for kind, approvals in (("submitted_quarter", 0), ("approved_quarter", 2)):
        report = start_report(pilot=pilot, quarter=REPORT_QUARTERS[kind], by=system())
        contents = sample_report(quarter=str(report.quarter))
        insert_submitted(report, contents, clock.now(), approvals=approvals)
    report = start_report(pilot=pilot, quarter=REPORT_QUARTERS["corrected_quarter"], by=system())
    insert_published(report, sample_report(quarter=str(report.quarter)), clock.now())
    correct(report)
