"""What a view answers that gives a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interwonen.core.pages import Breadcrumbs, try_later
from interwonen.core.pdf import Document, NotMade
from interwonen.core.pdf_kept import MadeElsewhere, kept_pdf_of


def pdf_download(
    request: HttpRequest, document: Document, *, name: str, trail: Breadcrumbs
) -> HttpResponse:
    """The document as a PDF that is saved as `name`, without its ending.

    When another PDF is being made, or making it took too long, a page after `trail` asks to try again.
    """
    try:
        content = kept_pdf_of(document)
    except (MadeElsewhere, NotMade):
        context = {"title": _("The PDF is not there yet"), "breadcrumbs": [*trail, (_("PDF"), "")]}
        return try_later(render(request, "pdf_not_there.html", context))
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )
