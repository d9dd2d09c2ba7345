"""The shapes that most views answer with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from interwonen.core.forms import BaseForm

Breadcrumbs = Sequence[tuple[Any, str]]
# A text, or what makes it of the result of an action.
Words = str | Promise | Callable[[Any], str | Promise]
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
    form: BaseForm,
    action: Callable[..., Any],
    about: Mapping[str, Any],
    *,
    done: Words,
    then: str | Callable[[Any], str] = "",
    unsent: Words = "",
    **page: Any,
) -> HttpResponse:
    """A page whose form carries out an action, as the user who is signed in.

    The action gets `about` and what the form holds. `done` is said afterwards and `then` is the
    next page, without one the page that cancelling leads to; both may depend on the action's
    result, which is None for a form that was sent before when what it made is not there any more.
    `unsent` is said instead when the action was carried out and the mail server refused its mails.
    `page` is what `show_form` takes.
    """
    try:
        if not (form.is_valid() and form.attempt(action, **_facts(request, form, about))):
            return show_form(request, form, **page)
        if text := _said(done, form.result):
            messages.success(request, text)
    except OSError:
        if not unsent:
            raise
        messages.warning(request, _said(unsent, None))
    if callable(then):
        then = then(form.result) if form.result is not None else form.cancel_url
    return redirect(then or form.cancel_url)


def _said(words: Words, result: Any) -> str:
    return str(words(result) if callable(words) else words)


def _facts(request: Any, form: BaseForm, about: Mapping[str, Any]) -> dict[str, Any]:
    """What an action gets; what was filled in comes in place of what was known before."""
    return {**about, "by": request.user, **form.facts()}


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, of a form that may hold no fields at all."""
    return request.POST if request.method == "POST" else None


def show_form(
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
