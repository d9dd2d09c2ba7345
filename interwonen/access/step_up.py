"""When someone last proved who they are, and the way to do that again before what can harm most.

Signing in is such a proof. What was sent without one waits in the session, on the server, and is
carried out as soon as the person proved it: only from the page that says what waits, which has the
number of it in its address. Whoever opens the page of the form instead carries out nothing.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.core.drafts import is_own_place, typed_in_short

View = Callable[..., HttpResponse]

VALID_FOR = timedelta(minutes=15)
WAITS_FOR = timedelta(hours=1)
_PROVED_AT, _WAITING = "proved_at", "waits_for_step_up"
_AT_MOST, _SHORT = 10, 200  # texts of a form that waits, and characters of each
_WAITS_NO_MORE = _(
    "What you sent waits no more. Look whether it was done, and fill it in again if it was not."
)


def asks_for_proof(words: Promise) -> Callable[[View], View]:
    """Say what one does at a view that calls `ask` itself, as `require(step_up=...)` does of others."""

    def mark(view: View) -> View:
        view.step_up = words  # type: ignore[attr-defined]
        return view

    return mark


def prove(session: Any, *, now: datetime) -> None:
    """Note that whoever has this session has just proved who they are."""
    session[_PROVED_AT] = now.timestamp()


def note_proof(request: HttpRequest, *, now: datetime) -> None:
    """Note the proof in the log too, under a key of the session that nobody knows from before."""
    request.session.cycle_key()
    prove(request.session, now=now)
    record(Visit(request, Act.STEP_UP, Outcome.DONE, page="step-up"))


def is_proved(session: Any, *, now: datetime) -> bool:
    """Whether that was in the last 15 minutes."""
    proved_at = session.get(_PROVED_AT)
    return proved_at is not None and now.timestamp() - proved_at < VALID_FOR.total_seconds()


def ask(request: HttpRequest, *, now: datetime) -> HttpResponse:
    """Lead to the page that asks for the proof; a form that was sent waits for it.

    Whoever opens its page anew begins anew: nothing that was sent from there waits any more.
    """
    place = request.get_full_path()
    asked = {"next": place}
    came_from = urlsplit(request.headers.get("Referer", ""))
    if request.method == "POST":
        asked["waits"] = _let_wait(request, place, now)
    elif request.session.get(_WAITING, {}).get("place") == place:
        del request.session[_WAITING]
    if request.method == "GET" and came_from.netloc == request.get_host():
        asked["back"] = came_from.path  # without what was searched for
    return redirect(f"{reverse('step-up')}?{urlencode(asked)}")


def _let_wait(request: HttpRequest, place: str, now: datetime) -> str:
    """Keep what was sent; gives the number that names it."""
    number = secrets.token_urlsafe(12)
    request.session[_WAITING] = {
        "number": number,
        "place": place,
        "data": request.POST.urlencode(),
        "about": _about(getattr(request, "record", None)),
        "user": request.user.pk,
        "at": now.timestamp(),
    }
    return number


def _about(record: Any) -> str:
    """The record of the page, and whom it is about, as the title of that page says it."""
    name, code = "" if record is None else str(record), getattr(record, "access_subject", "")
    named = [name] if code in name else [name, code]
    return Truncator(", ".join(filter(None, named))).chars(_SHORT)


def _waiting(request: HttpRequest) -> dict[str, Any] | None:
    """The form that the address of this page names, if it still waits."""
    waiting: dict[str, Any] = request.session.get(_WAITING, {})
    named = (request.GET.get("waits"), request.GET.get("next"), request.user.pk)
    is_it = named == (waiting.get("number"), waiting.get("place"), waiting.get("user"))
    return waiting if waiting and is_it else None


def waits(request: HttpRequest) -> bool:
    """Whether the form that the address of this page names waits for the proof."""
    return _waiting(request) is not None


def what_waits(request: HttpRequest) -> dict[str, Any] | None:
    """That form in words: the act, what it is about and what was typed in it."""
    if (waiting := _waiting(request)) is None:
        return None
    texts = typed_in_short(QueryDict(waiting["data"]))
    shown = [Truncator(text).chars(_SHORT) for text in texts[:_AT_MOST]]
    about = waiting["about"]
    return {"act": asked_for(waiting["place"])[0], "about": about, "texts": shown}


def drop(request: HttpRequest) -> None:
    """Drop the form that the address of this page names."""
    if waits(request):
        del request.session[_WAITING]


def forget_late(session: Any, *, now: datetime) -> None:
    """Drop a form that waited for the proof for more than an hour."""
    waiting = session.get(_WAITING)
    if waiting and now.timestamp() - waiting["at"] > WAITS_FOR.total_seconds():
        del session[_WAITING]


def asked_for(place: str) -> tuple[str, bool]:
    """What one does at an address that asks for the proof, in words, and whether that gives a file."""
    try:
        view = resolve(urlsplit(place).path if is_own_place(place) else "").func
    except Resolver404:
        return "", False
    is_file = getattr(view, "reads", None) in (Act.EXPORT, Act.PRINT)
    return str(getattr(view, "step_up", "")), is_file


def go_on(request: HttpRequest, place: str) -> HttpResponse:
    """Back to where the proof was asked, an address of this site: a form that waits is carried out.

    Its token against forged requests was checked when it was sent.
    """
    place = place if is_own_place(place) else "/"
    if (waiting := _waiting(request)) is None:
        if "waits" in request.GET:
            messages.info(request, _WAITS_NO_MORE)
        return redirect(place)
    if request.method != "POST":
        return redirect(place)
    drop(request)
    return _carry_out(request, place, waiting["data"])


def _carry_out(request: Any, place: str, data: str) -> HttpResponse:
    address = urlsplit(place)
    match = resolve(address.path)
    request.method = "POST"
    request.path = request.path_info = address.path
    request.META["QUERY_STRING"] = address.query
    request.GET, request.POST = QueryDict(address.query), QueryDict(data)
    request.resolver_match = match
    request.waited_at = place  # where the form, shown again with its errors, is sent to
    answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return answer
