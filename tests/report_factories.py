"""One-word functions for reports to the council; every default can be named."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from evaluations.actions.reports import start_report, write_section
from evaluations.actions.reports_approval import approve_report, submit_report
from evaluations.actions.reports_publishing import (
    correct_report,
    publish_report,
    report_to_publish,
)
from evaluations.council.blocks import PLANNED
from evaluations.council.checklist import VERSION, points
from evaluations.council.compose import compose_report
from evaluations.council.files import MadeFile, file_digest
from evaluations.council.material import material_of
from evaluations.council.snapshot import Report, digest, plain
from evaluations.models import (
    CouncilReport,
    PublishedFile,
    PublishedReport,
    ReportApproval,
    ReportParagraph,
)
from evaluations.models.reports_publishing import ReportSubmission
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from tests.factories import make_user, system

SECOND_QUARTER = Quarter(2021, 2)
PARTICULARS = {
    "portfolio_holder": "wethouder Voorbeeld",
    "case_number": "DEMO-1",
    "contact": "raad@voorbeeld.example",
}


def draft_of(
    pilot: Pilot, quarter: Quarter = SECOND_QUARTER, *, as_of: date | None = None
) -> Report:
    """The report as the records give it, as of the last day of the quarter or a day before that."""
    day = as_of or quarter.ends_on
    return compose_report(material_of(pilot, quarter, as_of=day, now=clock.now()))


def words_of(report: Report, table: str) -> dict[str, list[str]]:
    """The words of the cells of a table, by the labels of its rows; empty without that table."""
    tables = [each for block in report.blocks for each in block.tables if each.code == table]
    return {row.label: [cell.words for cell in row.cells] for each in tables for row in each.rows}


def make_report(
    pilot: Pilot, quarter: Quarter = SECOND_QUARTER, *, by: User | None = None
) -> CouncilReport:
    """A draft on the second quarter of 2021 that is complete; its texts are about the pilot."""
    by = by or system()
    report = start_report(pilot=pilot, quarter=quarter, by=by)
    for name, words in PARTICULARS.items():
        setattr(report, name, words)
    save_as(report, by=by)
    for plan in PLANNED.values():
        if plan.section:
            rating = ReportParagraph.Rating.ON_COURSE if plan.is_theme else ""
            paragraph = ReportParagraph(report=report, section=plan.section, rating=rating)
            paragraph.text, paragraph.is_ready = "De pilot loopt.", True
            save_as(paragraph, by=by)
    return report


def write_texts(
    report: CouncilReport, *, by: User | None = None, is_ready: bool = False, **texts: str
) -> list[ReportParagraph]:
    """The texts by their section, written by a person or else by the system, and ready or not."""
    where: dict[str, Any] = {"pilot": report.pilot, "quarter": report.quarter, "is_ready": is_ready}
    where["now"] = clock.now()
    return [
        write_section(section=section, text=text, by=by or system(), **where)
        for section, text in texts.items()
    ]


def write_summary(
    report: CouncilReport, *, by: User | None = None, text: str = "Iets anders."
) -> None:
    """Another summary, which is ready."""
    write_texts(report, by=by, is_ready=True, summary=text)


def submit(report: CouncilReport, **facts: Any) -> ReportSubmission:
    """The report, submitted."""
    return submit_report(report=report, **{"now": clock.now(), "by": system(), **facts})


def approve(report: CouncilReport, *, by: User | None = None, **facts: Any) -> User:
    """The submitted report, approved with every point of the checklist; gives who approved it."""
    by = by or make_user(role="team_lead", pilot=report.pilot)
    submission = report.submissions.open().get()
    defaults: dict[str, Any] = {"digest": submission.digest, "ticked": set(points())}
    approve_report(report=report, **{**defaults, "now": clock.now(), "by": by, **facts})
    return by


def make_approved(report: CouncilReport) -> CouncilReport:
    """The report, submitted and approved by a team lead and a policy officer."""
    submit(report)
    for role in ("team_lead", "policy_officer"):
        approve(report, by=make_user(role=role, pilot=report.pilot))
    return report


def publish(report: CouncilReport, **facts: Any) -> PublishedReport:
    """The approved report, published with a file that stands for its PDF."""
    now: datetime = facts.pop("now", clock.now())
    contents = facts.pop("contents", None) or report_to_publish(report=report, now=now)
    content = b"%PDF-" + str(plain(contents)).encode()
    files = {PublishedFile.Kind.PDF: MadeFile(content, file_digest(content))}
    defaults: dict[str, Any] = {"files": files, "by": system()}
    return publish_report(report=report, contents=contents, now=now, **{**defaults, **facts})


def make_published(pilot: Pilot, quarter: Quarter = SECOND_QUARTER) -> PublishedReport:
    """A published report on the second quarter of 2021."""
    return publish(make_approved(make_report(pilot, quarter)))


def correct(report: CouncilReport, **facts: Any) -> CouncilReport:
    """The next edition of a published report."""
    defaults: dict[str, Any] = {"what_changed": "Het bedrag was verkeerd.", "by": system()}
    return correct_report(report=report, **{**defaults, **facts})


def insert_submitted(
    report: CouncilReport, contents: Report, at: datetime, basis: Any = None, approvals: int = 0
) -> ReportSubmission:
    """Contents of any kind, as if they had been submitted, and approved by so many people."""
    submission = ReportSubmission.objects.create(
        report=report,
        edition=report.edition,
        submitted_at=at,
        submitted_by=system(),
        snapshot=plain(contents),
        digest=digest(contents),
        basis=basis or {},
    )
    for _each in range(approvals):
        ReportApproval.objects.create(
            submission=submission, approved_at=at, approved_by=make_user(), checklist=VERSION
        )
    return submission


def insert_published(
    report: CouncilReport,
    contents: Report,
    at: datetime,
    basis: Any = None,
    file_digests: dict[str, str] | None = None,
) -> PublishedReport:
    """An edition with contents of any kind, as if they had been submitted, approved and published."""
    contents = replace(contents, published_on=localtime(at).date())
    insert_submitted(report, contents, at, basis, approvals=2)
    return PublishedReport.objects.create(
        report=report,
        edition=report.edition,
        as_of=contents.as_of,
        published_at=at,
        published_by=system(),
        what_changed=report.what_changed,
        snapshot=plain(contents),
        digest=digest(contents),
        basis=basis or {},
        file_digests=file_digests or {},
    )
