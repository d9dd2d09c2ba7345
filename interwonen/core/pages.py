"""The shapes that most views answer with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

Breadcrumbs = Sequence[tuple[Any, str]]
RowView = Callable[[Any, Any], HttpResponse]
ROWS_PER_PAGE = 50


@dataclass(frozen=True)
class Tab:
    """One of the pages that belong together, for the bar that leads from one to the other."""

    label: str | Promise
    url: str
    is_current: bool


@dataclass(frozen=True)
class Otherwise:
    """Another act than the one of this page: when to choose it, its name and address."""

    when: str
    act: str
    url: str


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str | Promise,
    breadcrumbs: Breadcrumbs = (),
    template: str = "form_page.html",
    **context: Any,
) -> HttpResponse:
    """A page with a form; it answers 422 when what was sent is not accepted.

    `otherwise` (an Otherwise) is what someone may have come for instead.
    """
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


def only_while(
    holds: Callable[[Any], bool], text: str | Promise, url: Callable[[Any], str]
) -> Callable[[RowView], RowView]:
    """A view with a form that opens while `holds(row)`; later it leads to `url(row)` with `text`.

    What is sent still reaches the action, which says in words why it refuses.
    """

    def decorated(view: RowView) -> RowView:
        @wraps(view)
        def open_or_lead_on(request: Any, row: Any) -> HttpResponse:
            if request.method == "POST" or holds(row):
                return view(request, row)
            messages.info(request, str(text))
            return redirect(url(row))

        return open_or_lead_on

    return decorated


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any]) -> Page[Any]:
    """The page of `rows` that the address asks for; a page that is not there gives the nearest."""
    return Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
