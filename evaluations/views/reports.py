"""The report to the council: its quarters, and the report on screen and as PDF."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.council.compose import contents_of
from evaluations.council.composing import progress_of
from evaluations.council.documents import report_document
from evaluations.council.layout import laid_out
from evaluations.council.slides import SLIDES, slides_of
from evaluations.models import CouncilReport
from evaluations.quarters import has_report, report_quarters
from evaluations.selectors.reports_public import file_of, last_editions
from evaluations.selectors.reports_publishing import ReportState, report_on, state_of
from evaluations.views.reports_public import FILES, Kind
from evaluations.views.reports_state import acts_on, badge_of, stages_of
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.frozen_files import FrozenFile, send_frozen
from interwonen.core.pages import Breadcrumbs
from interwonen.core.pdf_pages import pdf_download
from interwonen.core.quarters import Quarter
from interwonen.core.routes import pilot_url
from interwonen.core.spreadsheets import download
from interwonen.pilots.models import Pilot

# The address is that of the present edition, which may become another one.
_ASK_AGAIN = "private, no-cache"


@require(Permission.REPORT_READ)
def report_list(request: PilotRequest) -> HttpResponse:
    """Every quarter of the pilot up to the one of today: those that wait, then the last one first."""
    today = clock.today()
    visible = CouncilReport.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    reports = {report.quarter: report for report in visible.with_sections_ready().with_steps()}
    rows = [
        _row(quarter, reports.get(quarter), today)
        for quarter in report_quarters(request.pilot, today=today)
    ]
    rows.sort(key=lambda row: not row["waits"])  # what needs an act comes first
    return render(
        request,
        "evaluations/report_list.html",
        {
            "title": _("Reports to the council"),
            "lead": _("A report on each quarter; the figures come from the records."),
            "breadcrumbs": [(_("Reports to the council"), "")],
            "rows": rows,
            "published": last_editions(request.pilot.slug),
            "may_comment": Permission.REPORT_COMMENT in request.permissions,
            "may_ask": Permission.COUNCIL_QUESTION_READ in request.permissions,
            "may_record": Permission.COUNCIL_QUESTION_WRITE in request.permissions,
        },
    )


def _row(quarter: Quarter, report: Any, today: date) -> dict[str, Any]:
    """A quarter in the list; it waits when it is over and its report is not published."""
    is_over = quarter.ends_on <= today
    badge, kind = badge_of(report)
    is_published = bool(report and report.published_at)
    return {
        "quarter": quarter,
        "is_over": is_over,
        "progress": progress_of(report.sections_ready if report else ()),
        "badge": badge,
        "kind": kind,
        "is_published": is_published,
        "waits": is_over and not is_published,
    }


def report_trail(pilot: Pilot, quarter: Quarter) -> Breadcrumbs:
    """Breadcrumbs up to and including the report on a quarter."""
    return [
        (_("Reports to the council"), pilot_url("evaluations:report-list", pilot.slug)),
        (quarter.label, reverse("evaluations:report-detail", args=[pilot.slug, quarter])),
    ]


def refuse_unknown(request: PilotRequest, quarter: Quarter) -> None:
    """Raise Http404 for a quarter on which there is no report."""
    if not has_report(request.pilot, quarter, today=clock.today()):
        raise Http404


@require(Permission.REPORT_READ)
def report_detail(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """The report on screen: the same figures and texts as the PDF."""
    refuse_unknown(request, quarter)
    state = state_of(report_on(request.pilot, quarter))
    return render(
        request,
        "evaluations/report_detail.html",
        {
            "laid": laid_out(contents_of(state, now=clock.now())),
            "state": state,
            "steps": stages_of(state),
            "acts": acts_on(request, state, quarter),
            "title": _("Report on the %(quarter)s") % {"quarter": quarter.label},
            "breadcrumbs": [*report_trail(request.pilot, quarter)[:-1], (quarter.label, "")],
            "quarter": quarter,
            "may_annex": Permission.REPORT_ANNEX in request.permissions,
            "may_comment": Permission.REPORT_COMMENT in request.permissions,
            "may_record": Permission.COUNCIL_QUESTION_WRITE in request.permissions,
        },
    )


@require(Permission.REPORT_READ, reads=Act.EXPORT)
def report_pdf(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """The report as an accessible, archival PDF: a published one as it was frozen."""
    refuse_unknown(request, quarter)
    state = state_of(report_on(request.pilot, quarter))
    name = f"{request.pilot.slug}-{quarter}"
    if frozen := _frozen(state, Kind.PDF, f"{name}.pdf"):
        return send_frozen(request, frozen, cached=_ASK_AGAIN)
    trail = report_trail(request.pilot, quarter)
    return pdf_download(
        request, report_document(contents_of(state, now=clock.now())), name=name, trail=trail
    )


@require(Permission.REPORT_READ, reads=Act.EXPORT)
def report_slides(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """The report as slides for a presentation: of a published one as they were frozen."""
    refuse_unknown(request, quarter)
    state = state_of(report_on(request.pilot, quarter))
    name = f"{request.pilot.slug}-{quarter}.pptx"
    if frozen := _frozen(state, Kind.SLIDES, name):
        return send_frozen(request, frozen, cached=_ASK_AGAIN)
    return download(slides_of(contents_of(state, now=clock.now())), name=name, kind=SLIDES)


def _frozen(state: ReportState, kind: Kind, name: str) -> FrozenFile | None:
    """A file as it was published; None when it was not."""
    if state.published is None:
        return None
    content_type = FILES[kind].content_type
    return file_of(state.published, kind, name=name, content_type=content_type)
