"""The report to the council: its quarters, the report on screen and as PDF, and its texts."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.actions.reports import write_report
from evaluations.council.compose import composed
from evaluations.council.documents import report_document
from evaluations.council.layout import laid_out
from evaluations.council.snapshot import Report
from evaluations.forms import NO_RESIDENTS
from evaluations.forms.reports import ReportForm
from evaluations.models import CouncilReport, ReportParagraph
from evaluations.quarters import has_report, report_quarters
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs, form_page
from interwonen.core.pdf import NotMade
from interwonen.core.pdf_kept import MadeElsewhere, kept_pdf_of
from interwonen.core.quarters import Quarter
from interwonen.core.routes import pilot_url

SOON = 3  # seconds: about as long as it takes to make a PDF


@require(Permission.REPORT_READ)
def report_list(request: PilotRequest) -> HttpResponse:
    """Every quarter of the pilot up to the one of today, the last one first."""
    today = clock.today()
    reports = CouncilReport.objects.visible_to(request.user, on=today).of_pilot(request.pilot)
    written = {report.quarter: report.texts_written for report in reports.with_texts_written()}
    rows = [
        {"quarter": quarter, "is_over": quarter.ends_on <= today, "texts": written.get(quarter, 0)}
        for quarter in report_quarters(request.pilot, today=today)
    ]
    return render(
        request,
        "evaluations/report_list.html",
        {
            "title": _("Reports to the council"),
            "lead": _("A report on each quarter; the figures come from the records."),
            "breadcrumbs": [(_("Reports to the council"), "")],
            "rows": rows,
            "sections": len(ReportParagraph.Section),
            "may_write": Permission.REPORT_WRITE in request.permissions,
        },
    )


def _trail(request: PilotRequest) -> Breadcrumbs:
    back = pilot_url("evaluations:report-list", request.pilot.slug)
    return [(_("Reports to the council"), back)]


def _refuse_unknown(request: PilotRequest, quarter: Quarter) -> None:
    if not has_report(request.pilot, quarter, today=clock.today()):
        raise Http404


def _draft(request: PilotRequest, quarter: Quarter) -> Report:
    return composed(request.pilot, quarter, as_of=clock.today(), now=clock.now())


@require(Permission.REPORT_READ)
def report_detail(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """The report on screen: the same figures and texts as the PDF."""
    _refuse_unknown(request, quarter)
    return render(
        request,
        "evaluations/report_detail.html",
        {
            "laid": laid_out(_draft(request, quarter)),
            "title": _("Report on the %(quarter)s") % {"quarter": quarter.label},
            "breadcrumbs": [*_trail(request), (quarter.label, "")],
            "quarter": quarter,
            "paragraphs": ReportParagraph.objects.of_pilot(request.pilot).on_quarter(quarter),
            "may_write": Permission.REPORT_WRITE in request.permissions,
        },
    )


@require(Permission.REPORT_WRITE)
def report_write(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """Write the texts; the report is made with the first of them."""
    _refuse_unknown(request, quarter)
    pilot = request.pilot
    texts = ReportParagraph.objects.of_pilot(pilot).on_quarter(quarter).texts()
    url = reverse("evaluations:report-detail", args=[pilot.slug, quarter])
    form = ReportForm(request.POST or None, texts=texts)
    return form_page(
        request,
        form,
        write_report,
        {"pilot": pilot, "quarter": quarter},
        done=_("The texts have been saved."),
        title=_("Write the texts"),
        lead=NO_RESIDENTS,
        breadcrumbs=[*_trail(request), (quarter.label, url)],
    )


@require(Permission.REPORT_READ, reads=Act.EXPORT)
def report_pdf(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """The report as an accessible, archival PDF."""
    _refuse_unknown(request, quarter)
    try:
        content = kept_pdf_of(report_document(_draft(request, quarter)))
    except MadeElsewhere:
        return _no_pdf(request, quarter, retry_after=SOON)
    except NotMade:
        return _no_pdf(request, quarter)
    name = f"{request.pilot.slug}-{quarter}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _no_pdf(request: PilotRequest, quarter: Quarter, *, retry_after: int = 0) -> HttpResponse:
    """The page in the place of a PDF; `retry_after` seconds it may be there, if more than 0."""
    back = reverse("evaluations:report-detail", args=[request.pilot.slug, quarter])
    context = {
        "title": _("The PDF is not there yet") if retry_after else _("The PDF could not be made"),
        "breadcrumbs": [*_trail(request), (quarter.label, back), (_("PDF"), "")],
        "quarter": quarter,
        "is_busy": retry_after,
    }
    answer = render(
        request, "evaluations/report_no_pdf.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE
    )
    if retry_after:
        answer.headers["Retry-After"] = str(retry_after)
    return answer
