"""The confidential annex to a report: what it is, and the PDF, which is made anew and not kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.council.annex import annex_document, annex_of
from evaluations.views.reports import refuse_unknown, report_trail
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Act, Permission
from interwonen.core import clock
from interwonen.core.pdf_pages import pdf_download
from interwonen.core.quarters import Quarter


@require(Permission.REPORT_ANNEX)
def report_annex(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """What the annex is and what to do with it, before it is made."""
    refuse_unknown(request, quarter)
    trail = [*report_trail(request.pilot, quarter), (_("Confidential annex"), "")]
    context = {"title": _("Confidential annex"), "breadcrumbs": trail, "quarter": quarter}
    return render(request, "evaluations/report_annex.html", context)


@require(
    Permission.REPORT_ANNEX,
    reads=Act.EXPORT,
    step_up=gettext_lazy("Download the annex of the report"),
)
def report_annex_pdf(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """The annex as a PDF: made for who asks, and kept nowhere."""
    refuse_unknown(request, quarter)
    trail, now = report_trail(request.pilot, quarter), clock.now()
    annex = annex_of(request.pilot, quarter, as_of=clock.today(), now=now)
    document = annex_document(annex, made_by=str(request.user), now=now)
    name = slugify(f"vertrouwelijk {request.pilot.slug} bijlage {quarter}")
    return pdf_download(request, document, name=name, trail=trail, is_kept=False)
