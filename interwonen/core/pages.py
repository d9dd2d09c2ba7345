"""The shapes that most views answer with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.core.forms import BaseForm

Breadcrumbs = Sequence[tuple[Any, str]]
# A text, or a function that makes it from the result of an action.
Message = str | Promise | Callable[[Any], str | Promise]
RowView = Callable[[Any, Any], HttpResponse]
RETRY_AFTER = 30  # seconds
ROWS_PER_PAGE = 25  # a phone shows these in some screens, and they are made quickly


@dataclass(frozen=True)
class Tab:
    """One of the tabs above pages that belong together."""

    label: str | Promise
    url: str
    is_current: bool


@dataclass(frozen=True)
class Otherwise:
    """Another act than that of the page: when to choose it, its name and its address."""

    when: str
    act: str
    url: str


def form_page(
    request: Any,
    form: BaseForm,
    action: Callable[..., Any],
    about: Mapping[str, Any],
    *,
    done: Message,
    then: str | Callable[[Any], str] = "",
    breadcrumbs: Breadcrumbs = (),
    back: str = "",
    **page: Any,
) -> HttpResponse:
    """A page whose form carries out an action, as the user who is signed in.

    The action gets `about` and what was filled in. Afterwards the page shows `done` and leads to
    `then`, or to the page behind "Cancel" without it. Both may depend on the action's result.
    A form that was sent before says so instead, and leads to what it made then. The other arguments
    are those of `show_form`.
    """
    back = back or _last_address(breadcrumbs)
    form.address = request.get_full_path()
    if not (form.is_valid() and form.attempt(action, **_facts(request, form, about))):
        return show_form(request, form, breadcrumbs=breadcrumbs, back=back, **page)
    say_done(request, form, done)
    if callable(then):
        then = then(form.result) if form.result is not None else ""
    return redirect(then or back)


def say_done(request: HttpRequest, form: BaseForm, done: Message) -> None:
    """Show `done`, if it says anything, or that the same was saved before."""
    if form.is_repeated:
        messages.info(request, _("This was already saved. Nothing has been saved twice."))
    elif text := str(done(form.result) if callable(done) else done):
        messages.success(request, text)


def _facts(request: Any, form: BaseForm, about: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of the action; what was filled in replaces what was known before."""
    return {**about, "by": request.user, **form.facts()}


def _last_address(breadcrumbs: Breadcrumbs) -> str:
    return breadcrumbs[-1][1] if breadcrumbs else ""


def sent(request: HttpRequest) -> QueryDict | None:
    """The data of a form that may have no fields at all; None when it was not sent."""
    return request.POST if request.method == "POST" else None


def show_form(
    request: HttpRequest,
    form: BaseForm,
    *,
    title: str | Promise,
    breadcrumbs: Breadcrumbs = (),
    back: str = "",
    template: str = "form_page.html",
    **context: Any,
) -> HttpResponse:
    """A page with a form; it answers 422 when the form has errors, 503 when it was held up.

    "Cancel" leads to the last of the breadcrumbs, or to `back`. `otherwise` (an Otherwise) offers
    another act that the user may have come for. A page that has something beside its form by itself
    says so with `form_is_alone=False`.
    """
    form.cancel_url = back or _last_address(breadcrumbs)
    form.sent_to = getattr(request, "waited_at", "")
    trail = [*breadcrumbs, (title, "")]
    context |= {"form": form, "title": title, "breadcrumbs": trail}
    context["beside"] = _beside(request)
    context["is_closed"] = not form.is_bound and _is_closed(request)
    # It stands in the middle of the page then.
    context.setdefault("form_is_alone", not context["beside"])
    if form.is_held_up:
        return try_later(render(request, template, context))
    return render(request, template, context, status=status_of(form))


def status_of(form: BaseForm) -> HTTPStatus:
    """The status of a page that shows this form: whether it was sent with errors."""
    has_errors = form.is_bound and form.errors
    return HTTPStatus.UNPROCESSABLE_ENTITY if has_errors else HTTPStatus.OK


def _beside(request: Any) -> Sequence[tuple[Any, str]]:
    """What stands beside a form: facts of whom the page is about, as far as the user may see."""
    about = getattr(request, "about", None)
    return about.in_short_for(request.file_permissions) if about else ()


def _is_closed(request: Any) -> bool:
    """Whether nothing can be sent now: the page would change a file that is restricted."""
    about: Any = getattr(request, "about", None)
    needed = getattr(request.resolver_match.func, "guard", "") if about else ""
    return bool(about) and needed not in about.still_holds([needed])


def try_later(response: HttpResponse) -> HttpResponse:
    """An answer that asks to try again after some time."""
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response["Retry-After"] = RETRY_AFTER
    return response


def only_while(
    holds: Callable[[Any], bool], text: str | Promise, url: Callable[[Any], str]
) -> Callable[[RowView], RowView]:
    """Open a page with a form while `holds(row)`; later redirect to `url(row)` and show `text`.

    A form that was sent always reaches the action, which explains why it refuses.
    """

    def decorate(view: RowView) -> RowView:
        @wraps(view)
        def open_or_redirect(request: Any, row: Any) -> HttpResponse:
            if request.method == "POST" or holds(row):
                return view(request, row)
            messages.info(request, str(text))
            return redirect(url(row))

        return open_or_redirect

    return decorate


def while_it_counts(url: Callable[[Any], str], *, of: str = "") -> Callable[[RowView], RowView]:
    """As `only_while`, until a record is withdrawn, or the one that it belongs to (its field `of`)."""
    return only_while(
        lambda row: not (row.is_withdrawn or (of and getattr(row, of).is_withdrawn)),
        gettext_lazy("This was withdrawn and no longer counts."),
        url,
    )


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], *, count: int | None = None
) -> Page[Any]:
    """The page of `rows` that the address asks for, or the nearest one that exists.

    Who knows already how many rows there are gives that `count`.
    """
    paginator = Paginator(rows, ROWS_PER_PAGE)
    if count is not None:
        paginator.count = count
    if "page" in request.GET:
        return paginator.get_page(request.GET["page"])
    first = list(rows[: ROWS_PER_PAGE + 1])
    if len(first) <= ROWS_PER_PAGE:
        paginator.count = len(first)  # a list of one page need not be counted
    return Page(first[:ROWS_PER_PAGE], 1, paginator)
