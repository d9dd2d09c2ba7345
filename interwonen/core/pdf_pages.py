"""What a view answers that gives a PDF."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from interwonen.core.pages import Breadcrumbs
from interwonen.core.pdf import Document, NotMade, pdf_of
from interwonen.core.pdf_kept import MadeElsewhere, kept_pdf_of

SOON = 3  # seconds: about as long as it takes to make a PDF


def pdf_download(
    request: HttpRequest,
    document: Document,
    *,
    name: str,
    trail: Breadcrumbs,
    is_kept: bool = True,
) -> HttpResponse:
    """The document as a PDF that is saved as `name`, without its ending.

    It is kept for who asks for it again, unless `is_kept` says no. When another PDF is being made, or
    making it took too long, a page after `trail` says so.
    """
    try:
        content = kept_pdf_of(document) if is_kept else pdf_of(document)
    except (MadeElsewhere, NotMade) as reason:
        return _not_there(request, trail, is_busy=isinstance(reason, MadeElsewhere))
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": str(content_disposition_header(True, f"{name}.pdf"))},
    )


def _not_there(request: HttpRequest, trail: Breadcrumbs, *, is_busy: bool) -> HttpResponse:
    """The page in the place of the PDF; when another is being made it says when to come back."""
    context = {
        "title": _("The PDF is not there yet") if is_busy else _("The PDF could not be made"),
        "breadcrumbs": [*trail, (_("PDF"), "")],
        "is_busy": is_busy,
    }
    answer = render(request, "pdf_not_there.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if is_busy:
        answer["Retry-After"] = SOON
    return answer
