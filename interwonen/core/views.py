"""The page of all components, for who builds; it does not exist outside DEBUG."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from interwonen.core import component_samples

WRONG = {"born_on_day": "30", "born_on_month": "2", "born_on_year": "1985", "dwelling": "12"}


def components(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states, with errors when the address asks for them."""
    if not settings.DEBUG:
        raise Http404
    form = component_samples.SampleForm(WRONG if "errors" in request.GET else None)
    form.cancel_url = "/"
    if form.is_bound and not form.is_valid():
        form.attempt(component_samples.refuse)
    context = {
        "title": "Components",
        "lead": "Every part that pages are built from. This page exists only while developing.",
        "breadcrumbs": [("Overview", "/"), ("Residents", "/"), ("Components", None)],
        "form": form,
        "filter_form": component_samples.SampleFilter(),
        "page_obj": Paginator(range(45), 10).page(2),
        "words": component_samples.WORDS,
        "stats": component_samples.STATS,
        "stages": component_samples.STAGES,
        "badges": component_samples.BADGES,
        "alerts": component_samples.ALERTS,
        "headings": component_samples.HEADINGS,
        "rows": component_samples.ROWS,
        "empty": component_samples.EMPTY,
        "facts": component_samples.FACTS,
    }
    return render(request, "core/components.html", context)
