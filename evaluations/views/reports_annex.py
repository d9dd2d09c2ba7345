"""The confidential annex to a report: what it is, and the PDF, which is made anew and not kept."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from evaluations.council.annex import annex_document, annex_of
from evaluations.quarters import has_report
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pages import Breadcrumbs
from interwonen.core.pdf_pages import pdf_download
from interwonen.core.quarters import Quarter
from interwonen.core.routes import pilot_url


def _trail(request: PilotRequest, quarter: Quarter) -> Breadcrumbs:
    if not has_report(request.pilot, quarter, today=clock.today()):
        raise Http404
    slug = request.pilot.slug
    return [
        (_("Reports to the council"), pilot_url("evaluations:report-list", slug)),
        (quarter.label, reverse("evaluations:report-detail", args=[slug, quarter])),
    ]


@require(Permission.REPORT_ANNEX)
def report_annex(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """What the annex is and what to do with it, before it is made."""
    trail = [*_trail(request, quarter), (_("Confidential annex"), "")]
    context = {"title": _("Confidential annex"), "breadcrumbs": trail, "quarter": quarter}
    return render(request, "evaluations/report_annex.html", context)


@require(Permission.REPORT_ANNEX, reads=Act.EXPORT)
def report_annex_pdf(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """The annex as a PDF: made for who asks, and kept nowhere."""
    trail, now = _trail(request, quarter), clock.now()
    annex = annex_of(request.pilot, quarter, as_of=clock.today(), now=now)
    document = annex_document(annex, made_by=str(request.user), now=now)
    name = slugify(f"vertrouwelijk {request.pilot.slug} bijlage {quarter}")
    return pdf_download(request, document, name=name, trail=trail, is_kept=False)
