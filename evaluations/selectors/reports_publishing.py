"""How a report stands on its way to being published, and what someone may do with it next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from evaluations.models import (
    CouncilReport,
    PublishedReport,
    ReportApproval,
    ReportSubmission,
)
from interwonen.access.permissions import Permission
from interwonen.access.roles import everywhere
from interwonen.accounts.models import Membership, User
from interwonen.core.formatting import in_words
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot

APPROVALS = 2  # by two different people


@dataclass(frozen=True)
class ReportState:
    """Where the present edition of a report is: submitted, approved and published or not yet.

    The submission and the published edition are without their contents. `returned` is the last
    submission that was sent back, as long as nothing was submitted since.
    """

    report: CouncilReport
    submission: ReportSubmission | None = None
    approvals: tuple[ReportApproval, ...] = ()
    published: PublishedReport | None = None
    returned: ReportSubmission | None = None

    @property
    def authors(self) -> frozenset[int]:
        """The keys of who submitted it or wrote in it; none of a draft."""
        return frozenset(self.submission.authors if self.submission else ())  # type: ignore[attr-defined]

    @property
    def is_draft(self) -> bool:
        return self.submission is None

    @property
    def is_published(self) -> bool:
        return self.published is not None

    @property
    def edition_for_all(self) -> int | None:
        """The number of the last edition that was published, which everyone reads."""
        edition: int = self.report.edition if self.is_published else self.report.edition - 1
        return edition or None

    @property
    def is_approved(self) -> bool:
        """Whether it only has to be published."""
        return not self.is_published and len(self.approvals) >= APPROVALS

    @property
    def is_waiting(self) -> bool:
        """Whether it was submitted and not yet published."""
        return not (self.is_draft or self.is_published)

    @property
    def waits_for_approval(self) -> bool:
        return self.is_waiting and not self.is_approved

    @property
    def approvals_wanted(self) -> int:
        return max(APPROVALS - len(self.approvals), 0)

    def may_approve(self, user: User) -> bool:
        """Whether this user, who may approve reports, can approve of this one."""
        done = {approval.approved_by_id for approval in self.approvals}
        return self.waits_for_approval and user.pk not in done | self.authors

    def may_end_approval(self, user: User) -> bool:
        """Whether this user approved of it, and can still take that back."""
        return self.is_waiting and user.pk in {each.approved_by_id for each in self.approvals}

    @property
    def is_next_edition(self) -> bool:
        """Whether it corrects a published edition, and was not submitted."""
        return self.is_draft and self.report.edition > 1

    def may_send_back(self, user: User) -> bool:
        """Whether this user, who may approve reports, can send this one back."""
        return self.is_waiting and user.pk not in self.authors


def report_on(pilot: Pilot, quarter: Quarter) -> CouncilReport:
    """The report of a pilot on a quarter; one that was not saved yet when nobody wrote in it."""
    found: CouncilReport | None = CouncilReport.objects.of_pilot(pilot).on_quarter(quarter).first()
    report = found or CouncilReport(year=quarter.year, quarter_number=quarter.number)
    report.pilot = pilot
    return report


def state_of(report: CouncilReport) -> ReportState:
    """How the present edition of a report stands, in at most three queries."""
    if report.pk is None:
        return ReportState(report)
    rounds = report.submissions.filter(edition=report.edition).of_this_draft().without_contents()
    last = rounds.with_authors().select_related("submitted_by", "ended_by").last()
    if last is None:
        return ReportState(report)
    if last.ended_at:
        return ReportState(report, returned=last if last.remark else None)
    mine = report.editions.filter(edition=report.edition).without_contents()
    return ReportState(
        report,
        submission=last,
        approvals=tuple(last.approvals.standing().select_related("approved_by__organisation")),
        published=mine.select_related("published_by").first(),
    )


def approvers_in_words(report: CouncilReport, approvals: Iterable[Any]) -> tuple[str, ...]:
    """The role and organisation of who approved, each with the day, in the language that is active.

    The report names functions, not people.
    """
    return tuple(_approver(report, approval) for approval in approvals)


def _approver(report: CouncilReport, approval: ReportApproval) -> str:
    day: date = timezone.localtime(approval.approved_at).date()
    who = approval.approved_by
    held = Membership.objects.in_force(day).filter(pilot=report.pilot_id, user=who)
    approve = [each for each in held if Permission.REPORT_APPROVE in everywhere(each.role)]
    names = [each.role_label.partition(" (")[0].lower() for each in approve[:1]]
    return ", ".join([*names, str(who.organisation or ""), in_words(day)])
