"""The shapes that most views answer with."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

Breadcrumbs = Sequence[tuple[Any, str]]
ROWS_PER_PAGE = 50


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str | Promise,
    breadcrumbs: Breadcrumbs = (),
    template: str = "form_page.html",
    **context: Any,
) -> HttpResponse:
    """A page with a form; it answers 422 when what was sent is not accepted."""
    return render(
        request,
        template,
        {
            "form": form,
            "title": title,
            "breadcrumbs": [*breadcrumbs, (title, "")],
            **context,
        },
        status=422 if form.is_bound and form.errors else 200,
    )


def sent_back(request: HttpRequest, text: str, url: str) -> HttpResponse:
    """Instead of a form that could only refuse: to `url`, where the text is shown."""
    messages.info(request, text)
    return redirect(url)


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any]) -> Page[Any]:
    """The page of `rows` that the address asks for; a page that is not there gives the nearest."""
    return Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
