"""When someone last proved who they are, and the way to do that again before what can harm most.

Signing in is such a proof. What was sent without one waits in the session, on the server, and is
carried out as soon as the person proved it.
"""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record
from interwonen.core.drafts import is_own_place

VALID_FOR = timedelta(minutes=15)
WAITS_FOR = timedelta(hours=1)
_PROVED_AT, _WAITING = "proved_at", "waits_for_step_up"


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
    """Lead to the page that asks for the proof; a form that was sent waits for it."""
    place = request.get_full_path()
    asked = {"next": place}
    came_from = urlsplit(request.headers.get("Referer", ""))
    if request.method == "GET" and came_from.netloc == request.get_host():
        asked["back"] = came_from.path  # without what was searched for
    if request.method == "POST":
        request.session[_WAITING] = {
            "place": place,
            "data": request.POST.urlencode(),
            "user": request.user.pk,
            "at": now.timestamp(),
        }
    return redirect(f"{reverse('step-up')}?{urlencode(asked)}")


def waits(session: Any) -> bool:
    """Whether a form waits for the proof."""
    return _WAITING in session


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
    waiting = request.session.pop(_WAITING, None)
    if waiting is None or (waiting["place"], waiting["user"]) != (place, request.user.pk):
        return redirect(place)
    if request.method != "POST":
        return redirect(place)
    return _carry_out(request, place, waiting["data"])


def _carry_out(request: Any, place: str, data: str) -> HttpResponse:
    address = urlsplit(place)
    match = resolve(address.path)
    request.method = "POST"
    request.path = request.path_info = address.path
    request.META["QUERY_STRING"] = address.query
    request.GET, request.POST = QueryDict(address.query), QueryDict(data)
    request.resolver_match = match
    answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return answer
