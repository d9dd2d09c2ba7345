"""Addresses of the floor and their two views."""

import os
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tests.bench.floor.models import Row


@login_required
def table(request: HttpRequest) -> HttpResponse:
    """All rows, for who is signed in."""
    return render(request, "floor.html", {"rows": Row.objects.all()})


def weasyprint_alone(request: HttpRequest) -> HttpResponse:
    """What WeasyPrint makes of the page in BENCH_HTML, in the PDF variant that ours has."""
    from weasyprint import HTML

    html = Path(os.environ["BENCH_HTML"]).read_text()
    page = HTML(string=html, base_url=os.environ["BENCH_HTML_BASE"])
    return HttpResponse(page.write_pdf(pdf_variant="pdf/a-2a"), content_type="application/pdf")


urlpatterns = [path("floor/", table), path("pdf/", weasyprint_alone)]
