"""Comments on the blocks of a report; each changes only what is their own."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.reports_comments import (
    change_comment,
    comment_on_report,
    reopen_comment,
    resolve_comment,
    withdraw_comment,
)
from evaluations.council.blocks import PLANNED, BlockPlan
from evaluations.council.snapshot import report_from
from evaluations.forms.reports_comments import CommentChangeForm, CommentForm
from evaluations.models import ReportComment, ReportSubmission
from evaluations.views.reports import refuse_unknown
from evaluations.views.reports_composing import (
    beside_text,
    comments_on,
    compose_trail,
    material_now,
    planned,
    said_by_itself,
    title_of,
)
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm, ReasonForm
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, only_while, sent
from interwonen.core.quarters import Quarter
from interwonen.core.routes import pilot_url

_PAGE = "evaluations:report-comment-create"


def comment_trail(comment: ReportComment) -> Breadcrumbs:
    """Breadcrumbs up to and including the block that a comment is about."""
    report, plan = comment.report, PLANNED[comment.block]
    return [*compose_trail(report.pilot, report.quarter), (title_of(plan), _page_of(comment))]


def _page_of(comment: ReportComment) -> str:
    report = comment.report
    return reverse(_PAGE, args=[report.pilot.slug, report.quarter, comment.block])


_while_open = only_while(
    lambda comment: comment.is_open,
    gettext_lazy("This comment was dealt with or withdrawn; you see here how things stand."),
    _page_of,
)
_while_resolved = only_while(
    lambda comment: comment.resolved_at and not comment.is_withdrawn,
    gettext_lazy("This comment is open, or was withdrawn; you see here how things stand."),
    _page_of,
)


def _refuse_others(request: PilotRequest, comment: ReportComment) -> None:
    if comment.written_by_id != request.user.pk:
        raise PermissionDenied


@require(Permission.REPORT_COMMENT, writes=Act.CREATE)
def report_comment_create(request: PilotRequest, quarter: Quarter, block: str) -> HttpResponse:
    """Read a block, and say something of it."""
    refuse_unknown(request, quarter)
    pilot, plan = request.pilot, planned(block)
    return form_page(
        request,
        CommentForm(request.POST or None, **drafting(request)),
        comment_on_report,
        {"pilot": pilot, "quarter": quarter, "block": plan.code, "now": clock.now()},
        done=_("Your comment has been placed."),
        then=request.path,
        title=_("Comments on %(block)s") % {"block": title_of(plan)},
        lead=capfirst(quarter.label),
        breadcrumbs=compose_trail(pilot, quarter),
        template="evaluations/report_comment.html",
        form_is_alone=False,
        **_as_it_stands(request, quarter, plan),
        plan=plan,
        quarter=quarter,
        comments=comments_on(pilot, quarter, plan),
        may_write=Permission.REPORT_WRITE in request.permissions,
    )


def _as_it_stands(request: PilotRequest, quarter: Quarter, plan: BlockPlan) -> dict[str, Any]:
    """The block as it was submitted, text and figures together; of a draft as both are now, apart."""
    open_ones = ReportSubmission.objects.of_pilot(request.pilot).open()
    if submission := open_ones.on_quarter(quarter).first():
        contents = report_from(submission.snapshot)
        return {**beside_text(contents, plan), "submitted_at": submission.submitted_at}
    material = material_now(request, quarter)
    texts = material.texts.get(plan.section or "", ())
    return {**beside_text(said_by_itself(material), plan), "paragraphs": texts}


@require(Permission.REPORT_COMMENT, ReportComment)
@_while_open
def report_comment_change(request: PilotRequest, comment: ReportComment) -> HttpResponse:
    """Correct what one said."""
    _refuse_others(request, comment)
    withdraw = pilot_url("evaluations:report-comment-withdraw", request.pilot.slug, comment.pk)
    return form_page(
        request,
        CommentChangeForm(request.POST or None, row=comment, **drafting(request)),
        change_comment,
        {"comment": comment},
        done=_("Your comment has been changed."),
        title=_("Correct your comment"),
        breadcrumbs=comment_trail(comment),
        otherwise=Otherwise(_("Is it no longer needed?"), _("Withdraw your comment"), withdraw),
    )


@require(Permission.REPORT_COMMENT, ReportComment)
@_while_open
def report_comment_withdraw(request: PilotRequest, comment: ReportComment) -> HttpResponse:
    """Withdraw what one said."""
    _refuse_others(request, comment)
    return form_page(
        request,
        ReasonForm(request.POST or None, question=_("Why?"), label=_("Withdraw")),
        withdraw_comment,
        {"comment": comment},
        done=_("Your comment has been withdrawn."),
        title=_("Withdraw your comment"),
        breadcrumbs=comment_trail(comment),
    )


@require(Permission.REPORT_WRITE, ReportComment)
@_while_open
def report_comment_resolve(request: PilotRequest, comment: ReportComment) -> HttpResponse:
    """Say that a comment was dealt with."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("It was dealt with")),
        resolve_comment,
        {"comment": comment, "now": clock.now()},
        done=_("The comment has been dealt with."),
        title=_("Was this comment dealt with?"),
        lead=comment.text,
        breadcrumbs=comment_trail(comment),
    )


@require(Permission.REPORT_WRITE, ReportComment)
@_while_resolved
def report_comment_reopen(request: PilotRequest, comment: ReportComment) -> HttpResponse:
    """Open a comment again that was not dealt with after all."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Open again")),
        reopen_comment,
        {"comment": comment},
        done=_("The comment is open again."),
        title=_("Open the comment again"),
        lead=comment.text,
        breadcrumbs=comment_trail(comment),
    )
