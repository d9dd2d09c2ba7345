"""How a report stands, as its page and the list of reports show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.selectors.reports_publishing import APPROVALS, ReportState
from interwonen.access.guard import PilotRequest
from interwonen.access.permissions import Permission
from interwonen.core.formatting import in_words
from interwonen.core.quarters import Quarter
from interwonen.core.stages import Stage

_STEPS = {"report-submit", "report-approve", "report-publish"}


@dataclass(frozen=True)
class Act:
    """Something that this viewer can do with a report; `is_step` if it brings that further."""

    label: str
    url: str
    is_step: bool


def stages_of(state: ReportState) -> list[Stage]:
    """The way of a report, with who did each step and when."""
    done = 4 if state.is_published else 3 if state.is_approved else 0 if state.is_draft else 2
    labels = (_("Draft"), _("Submitted"), _("Approved by two people"), _("Published"))
    return [
        Stage(label, "done" if at < done else "current" if at == done else "todo", detail)
        for at, (label, detail) in enumerate(zip(labels, _details(state), strict=True))
    ]


def _details(state: ReportState) -> list[str]:
    words = _("%(name)s, %(when)s")
    submission, published = state.submission, state.published
    submitted = (submission.submitted_by, submission.submitted_at) if submission else None
    publishing = (published.published_by, published.published_at) if published else None
    said = [
        words % {"name": each[0], "when": in_words(each[1])} if each else ""
        for each in (submitted, publishing)
    ]
    names = [str(each.approved_by) for each in state.approvals]
    if state.waits_for_approval:
        wanted = state.approvals_wanted
        still = ngettext("%(number)d approval to go", "%(number)d approvals to go", wanted)
        names.append(still % {"number": wanted})
    return ["", said[0], ", ".join(names), said[1]]


def acts_on(request: PilotRequest, state: ReportState, quarter: Quarter) -> list[Act]:
    """What this viewer can do with a report now, what comes next first."""

    def act(name: str, label: str) -> Act:
        url = reverse(f"evaluations:{name}", args=[request.pilot.slug, quarter])
        return Act(label, url, is_step=name in _STEPS)

    return [act(name, label) for name, label in _possible(request, state)]


def _possible(request: PilotRequest, state: ReportState) -> Iterator[tuple[str, str]]:
    writes = Permission.REPORT_WRITE in request.permissions
    approves = Permission.REPORT_APPROVE in request.permissions
    if writes and state.is_approved:
        yield "report-publish", _("Publish the report")
    if approves and state.is_waiting:
        if state.may_approve(request.user):
            yield "report-approve", _("Read and approve the report")
        if state.may_send_back(request.user):
            yield "report-send-back", _("Send the report back")
        if state.may_end_approval(request.user):
            yield "report-approval-end", _("Take my approval back")
    if writes and state.is_waiting:
        yield "report-take-back", _("Take the report back")
    if writes and state.is_published:
        yield "report-correct", _("Correct the report")
    if writes and state.is_draft and state.report.pk:
        yield "report-submit", _("Submit the report")
        if state.report.edition > 1:
            yield "report-correct", _("Change what this edition corrects")
            yield "report-edition-withdraw", _("Withdraw this edition")


def badge_of(row: Any) -> tuple[str, str]:
    """The words and the kind of the badge of a report in the list, as `with_steps` read it."""
    if row is None:
        return _("Not begun"), "info"
    if row.published_at:
        return _("Published"), "ok"
    if row.submission and len(row.approvers) >= APPROVALS:
        return _("Approved, to be published"), "warning"
    if row.submission:
        words = _("Submitted, %(number)d of %(all)d approved")
        return words % {"number": len(row.approvers), "all": APPROVALS}, "warning"
    if row.returned:
        return _("Sent back"), "warning"
    if row.edition > 1:
        return _("Draft of version %(number)d") % {"number": row.edition}, "info"
    return _("Draft"), "info"
