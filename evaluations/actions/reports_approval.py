"""Submit a report to the council, take it back, send it back, and approve of it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import ngettext

from evaluations.actions.reports_disclosure import refuse_unsafe
from evaluations.council.changes import basis_of
from evaluations.council.checklist import VERSION, points
from evaluations.council.compose import draft_of
from evaluations.council.composing import missing_parts
from evaluations.council.material import material_of
from evaluations.council.snapshot import digest, plain
from evaluations.models import CouncilReport, ReportApproval, ReportSubmission
from evaluations.quarters import has_report
from evaluations.rules import reports_publishing as rules
from evaluations.selectors.reports_publishing import ReportState, state_of
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot


@transaction.atomic
def submit_report(*, report: CouncilReport, now: datetime, by: User) -> ReportSubmission:
    """Submit the report as it is at this moment; from then on its text and figures stay so.

    Raises RuleBroken when it was submitted already, while the quarter goes on, when something is
    missing in it, and when something that it hides can be worked out.
    """
    lock_pilot(report.pilot)  # nobody records or withdraws what a resident agreed to, meanwhile
    report = locked(report)
    refuse_unless(state_of(report).is_draft, rules.REPORT_CLOSED)
    refuse_unless(has_report(report.pilot, report.quarter, today=now.date()), rules.IN_THE_PERIOD)
    material = material_of(report.pilot, report.quarter, as_of=now.date(), now=now)
    draft = draft_of(report, material)
    refuse_unless(draft.is_over, rules.QUARTER_OVER)
    missing = missing_parts(report)
    number = ngettext(
        "%(number)d thing is missing.", "%(number)d things are missing.", len(missing)
    )
    refuse_unless(not missing, rules.REPORT_COMPLETE, number % {"number": len(missing)})
    refuse_unsafe(pilot=report.pilot, contents=draft)
    submission = ReportSubmission(
        report=report,
        edition=report.edition,
        submitted_at=now,
        submitted_by=by,
        snapshot=plain(draft),
        digest=digest(draft),
        basis=basis_of(replace(material, disclosure=draft.disclosure)),
    )
    return save_as(submission, by=by)


@transaction.atomic
def take_report_back(*, report: CouncilReport, now: datetime, by: User) -> ReportSubmission:
    """Make a submitted report a draft again, by someone who writes it; approvals of it end.

    Raises RuleBroken when it does not wait for approval or publishing.
    """
    _state, submission = submitted(report)
    return _end(submission, remark="", now=now, by=by)


@transaction.atomic
def send_report_back(
    *, report: CouncilReport, remark: str, now: datetime, by: User
) -> ReportSubmission:
    """Make a submitted report a draft again, with what has to change; approvals of it end.

    Raises RuleBroken when it does not wait for approval or publishing, without a remark, and for who
    wrote in it, who can take it back.
    """
    state, submission = submitted(report)
    refuse_unless(by.pk not in state.authors, rules.NOT_BY_AN_AUTHOR)
    refuse_unless(bool(remark.strip()), rules.RETURNED_WITH_WORDS)
    return _end(submission, remark=remark, now=now, by=by)


@transaction.atomic
def approve_report(
    *, report: CouncilReport, digest: str, ticked: Collection[str], now: datetime, by: User
) -> ReportApproval:
    """Approve of a submitted report, whose contents have this `digest`, with a checklist.

    Raises RuleBroken when it does not wait for approval, or other contents do; for who submitted it,
    wrote in it or approved it already; and when a point of the list was not ticked.
    """
    state, submission = submitted(report)
    refuse_unless(by.pk not in state.authors, rules.NOT_BY_AN_AUTHOR)
    approved_by = {approval.approved_by_id for approval in state.approvals}
    refuse_unless(by.pk not in approved_by, rules.APPROVED_ONCE)
    refuse_unless(submission.digest == digest, rules.READ_ANEW)
    refuse_unless(set(points()) <= set(ticked), rules.CHECKLIST_COMPLETE)
    approval = ReportApproval(
        submission=submission, approved_at=now, approved_by=by, checklist=VERSION
    )
    return save_as(approval, by=by)


@transaction.atomic
def end_approval(*, report: CouncilReport, now: datetime, by: User) -> ReportApproval:
    """Take back one's own approval of a report that is not published yet; it stays readable.

    Raises RuleBroken when the report does not wait, and when there is no such approval.
    """
    _state, submission = submitted(report)
    approval: ReportApproval | None = submission.approvals.standing().filter(approved_by=by).first()
    if approval is None:
        raise RuleBroken(rules.APPROVAL_STAYS)
    approval.ended_at = now
    return save_as(approval, by=by)


def submitted(report: CouncilReport) -> tuple[ReportState, ReportSubmission]:
    """The state of a report, held for this transaction, and what waits to be approved or published.

    Raises RuleBroken when it is a draft, or was published.
    """
    state = state_of(locked(report))
    if state.submission is None or state.is_published:
        raise RuleBroken(rules.NOT_SUBMITTED)
    return state, state.submission


def _end(submission: ReportSubmission, *, remark: str, now: datetime, by: User) -> ReportSubmission:
    submission.ended_at, submission.ended_by, submission.remark = now, by, remark
    return save_as(submission, by=by)
