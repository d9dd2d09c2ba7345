"""A report on its way to being published: submit, take or send back, approve, publish, correct."""

from collections.abc import Callable
from functools import partial, wraps
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.reports_approval import (
    approve_report,
    end_approval,
    send_report_back,
    submit_report,
    take_report_back,
)
from evaluations.actions.reports_publishing import correct_report, withdraw_edition
from evaluations.actions.reports_publishing_work import begin_publishing
from evaluations.council.blocks import PLANNED, BlockPlan
from evaluations.council.composing import NUMBERS, missing_parts, rosier_parts
from evaluations.council.layout import anchor_of, laid_out
from evaluations.council.snapshot import report_from
from evaluations.forms.reports_publishing import ApprovalForm, CorrectionForm, ReturnForm
from evaluations.models import CouncilReport
from evaluations.selectors.reports_publishing import ReportState, state_of
from evaluations.views.reports import report_trail
from evaluations.views.reports_composing import block_url, title_of
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.drafts import drafting
from interwonen.core.forms import ButtonForm
from interwonen.core.long_work import work_url
from interwonen.core.pages import Breadcrumbs, Otherwise, form_page, sent
from interwonen.core.quarters import Quarter

StateView = Callable[[PilotRequest, ReportState], HttpResponse]


def _while(
    holds: Callable[[ReportState], bool], text: str | Promise
) -> Callable[[StateView], Callable[[PilotRequest, Quarter], HttpResponse]]:
    """Open a page with a form on a report while that holds; else show `text` on its own page."""

    def decorate(view: StateView) -> Callable[[PilotRequest, Quarter], HttpResponse]:
        @wraps(view)
        def open_or_redirect(request: PilotRequest, quarter: Quarter) -> HttpResponse:
            reports = CouncilReport.objects.visible_to(request.user, on=clock.today())
            report = reports.of_pilot(request.pilot).on_quarter(quarter).first()
            if report is None:
                raise Http404
            report.pilot = request.pilot
            state = state_of(report)
            if request.method == "POST" or holds(state):
                return view(request, state)
            messages.info(request, str(text))
            return redirect(_url(report))

        return open_or_redirect

    return decorate


def _url(report: CouncilReport) -> str:
    return reverse("evaluations:report-detail", args=[report.pilot.slug, report.quarter])


def _trail(report: CouncilReport) -> Breadcrumbs:
    return report_trail(report.pilot, report.quarter)


_while_draft = _while(
    lambda state: state.is_draft,
    gettext_lazy("This report was submitted; you see here how things stand."),
)
_while_waiting = _while(
    lambda state: state.is_waiting,
    gettext_lazy("This report does not wait for approval; you see here how things stand."),
)


@require(Permission.REPORT_WRITE)
@_while_draft
def report_submit(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Submit the report; first it shows what is missing."""
    report = state.report
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Submit the report")),
        submit_report,
        {"report": report, "now": clock.now()},
        done=_("The report was submitted. Two people can read and approve it now."),
        title=_("Submit the report"),
        lead=_(
            "Text and figures stay as they are at this moment. Two people who did not write in it "
            "approve it, or send it back."
        ),
        breadcrumbs=_trail(report),
        template="evaluations/report_submit.html",
        missing=_missing_in(report),
        rosier=_rosier_in(report, partial(block_url, report.pilot, report.quarter)),
    )


def _missing_in(report: CouncilReport) -> list[tuple[str, str, list[str]]]:
    """What is missing, by the page on which it is mended: its title and address, and what in words."""
    pilot, quarter = report.pilot, report.quarter
    about = reverse("evaluations:report-particulars", args=[pilot.slug, quarter])
    return [
        (
            title_of(plan) if plan else _("Who stands for the report"),
            block_url(pilot, quarter, plan) if plan else about,
            [each.words for each in found],
        )
        for plan, found in groupby(missing_parts(report), key=attrgetter("plan"))
    ]


def _rosier_in(
    report: CouncilReport, url_of: Callable[[BlockPlan], str]
) -> list[tuple[str, str, str]]:
    """The themes that were rated better than the figures propose: title, address, and both in words."""
    found = rosier_parts(report, now=clock.now())
    return [(title_of(each.plan), url_of(each.plan), each.words) for each in found]


@require(Permission.REPORT_WRITE)
@_while_waiting
def report_take_back(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Make a submitted report a draft again."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Take the report back")),
        take_report_back,
        {"report": state.report, "now": clock.now()},
        done=_("The report is a draft again."),
        title=_("Take the report back"),
        lead=_("Then you can change it. Who approved it has to do so again."),
        breadcrumbs=_trail(state.report),
    )


@require(Permission.REPORT_APPROVE)
@_while_waiting
def report_send_back(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Send a submitted report back with what has to change."""
    return form_page(
        request,
        ReturnForm(request.POST or None, **drafting(request)),
        send_report_back,
        {"report": state.report, "now": clock.now()},
        done=_("The report has been sent back, with your remark."),
        title=_("Send the report back"),
        lead=_("It becomes a draft again. Who approved it has to do so again."),
        breadcrumbs=_trail(state.report),
    )


@require(Permission.REPORT_APPROVE)
@_while_waiting
def report_approve(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Read the whole report as it will be published, and approve of it by a checklist."""
    report, submission = state.report, state.submission
    return form_page(
        request,
        ApprovalForm(sent(request), digest=submission.digest if submission else ""),
        approve_report,
        {"report": report, "now": clock.now()},
        done=_("You have approved the report."),
        title=_("Approve the report"),
        lead=_("Read the whole report. It is published as it stands here."),
        breadcrumbs=_trail(report),
        template="evaluations/report_approve.html",
        laid=laid_out(report_from(submission.snapshot)) if submission else None,
        may_approve=state.may_approve(request.user),
        rosier=_rosier_in(report, lambda plan: f"#{anchor_of(NUMBERS[plan.code])}"),
        otherwise=Otherwise(
            _("Is something wrong or missing?"),
            _("Send the report back"),
            reverse("evaluations:report-send-back", args=[report.pilot.slug, report.quarter]),
        ),
    )


@require(Permission.REPORT_WRITE)
@_while(
    lambda state: state.is_approved,
    gettext_lazy("This report cannot be published now; you see here how things stand."),
)
def report_publish(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Publish an approved report; another process makes its files."""
    report = state.report
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Publish the report")),
        begin_publishing,
        {"report": report, "now": clock.now()},
        done="",
        then=work_url,
        title=_("Publish the report"),
        lead=_(
            "Everyone can read it on the public page from then on. It is never altered: a mistake is "
            "corrected in a next edition."
        ),
        breadcrumbs=_trail(report),
        template="confirm_page.html",
        facts=approval_facts(state),
        warning=_open_comments(report),
    )


def _open_comments(report: CouncilReport) -> str:
    """At which blocks a comment is open, as one may be made while a report waits; "" at none."""
    blocks = set(report.comments.open().values_list("block", flat=True))
    titles = "; ".join(title_of(plan) for code, plan in PLANNED.items() if code in blocks)
    words = _("A comment is still open at %(parts)s. Read it before you publish.")
    return words % {"parts": titles} if titles else ""


@require(Permission.REPORT_WRITE)
@_while(
    lambda state: state.is_published or (state.is_draft and state.report.edition > 1),
    gettext_lazy("There is nothing to correct now; you see here how things stand."),
)
def report_correct(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Begin the next edition of a published report, or say anew what it changes."""
    report = state.report
    new = {"what_changed": ""} if state.is_published else {}
    return form_page(
        request,
        CorrectionForm(request.POST or None, row=report, initial=new, **drafting(request)),
        correct_report,
        {"report": report},
        done=_("This edition is a draft now. The published one stays readable."),
        title=_("Correct the report"),
        lead=_("A next edition goes the same way: submit, two approvals, publish."),
        breadcrumbs=_trail(report),
    )


@require(Permission.REPORT_APPROVE)
@_while_waiting
def report_approval_end(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Take back one's own approval before the report is published."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Take my approval back")),
        end_approval,
        {"report": state.report, "now": clock.now()},
        done=_("You have taken your approval back."),
        title=_("Take my approval back"),
        lead=_(
            "The report then waits for another approval. It stays readable that you gave yours."
        ),
        breadcrumbs=_trail(state.report),
    )


@require(Permission.REPORT_WRITE)
@_while(
    lambda state: state.is_next_edition,
    gettext_lazy("No next edition was begun; you see here how things stand."),
)
def report_edition_withdraw(request: PilotRequest, state: ReportState) -> HttpResponse:
    """Drop a next edition that was begun by mistake."""
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Withdraw this edition")),
        withdraw_edition,
        {"report": state.report},
        done=_("This edition was withdrawn. The published one holds."),
        title=_("Withdraw this edition"),
        lead=_("Texts are again as they were published. The history keeps what you wrote since."),
        breadcrumbs=_trail(state.report),
    )


def approval_facts(state: ReportState) -> list[tuple[Any, Any]]:
    """Who submitted and who approved it, and the mark of the contents."""
    submission = state.submission
    if submission is None:
        return []
    return [
        (_("Submitted by"), submission.submitted_by),
        (_("Approved by"), ", ".join(str(each.approved_by) for each in state.approvals)),
        (_("SHA-256 of the contents"), submission.digest),
    ]
