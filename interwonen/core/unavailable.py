"""The answer when the database does not answer, or a row went: with what was typed."""

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import ObjectDoesNotExist
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import get_template

from interwonen.core.carrying_out import sqlstate
from interwonen.core.drafts import is_text, running_text
from interwonen.core.pages import try_later
from interwonen.core.seals import FIELD, is_seal

# A transaction in which we asked nothing for too long, and a server that only reads, after another
# took over from it: Django does not count these among the operational errors.
_ALSO_AWAY = {"25P03", "25006"}
_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """One value of a form that was sent; `is_text` when someone wrote it in words."""

    name: str
    value: str
    is_text: bool


class Unavailable:
    """Answers 503 with a page that asks the database nothing, when the database fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return unavailable(request) if hasattr(request, "database_failed") else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called for what a view raises; `note_failure` hears of what other parts raise."""
        if is_away(error):
            kind = f"{type(error).__name__} {sqlstate(error)}".strip()
            _logger.error("The database failed (%s): %s", kind, request.path)
            return unavailable(request)
        if isinstance(error, ObjectDoesNotExist):
            _logger.warning("%s: %s", error, request.path)
            return gone(request)
        return None


class Sessions(SessionMiddleware):
    """Keeps the session, and tells a session that someone ended from a database that failed.

    Django takes both for one that was ended, and says "Bad Request" of an act that is done by then.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session after the view; raises what the database raised when it was away.

        Whose session was ended meanwhile gets the answer still, and signs in for the next page.
        """
        try:
            return super().process_response(request, response)
        except SessionInterrupted as interrupted:
            update = interrupted.__context__
            cause = update.__context__ if update else None
            if cause is None or not is_away(cause):
                return response
            raise cause from cause.__cause__


def note_failure(request: Any = None, **_signal: Any) -> None:
    """Mark a request that failed outside its view because of the database."""
    if request is not None and is_away(sys.exc_info()[1]):
        request.database_failed = True


def is_away(error: BaseException | None) -> bool:
    """Whether the database was not there, took too long, or was lost on the way."""
    return isinstance(error, OperationalError | InterfaceError) or (
        error is not None and sqlstate(error) in _ALSO_AWAY
    )


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page that says to come back, and sends what was typed again with the same keys."""
    answers = list(_answers(request))
    context = {
        "address": request.get_full_path(),
        "answers": answers,
        "csrf_token": get_token(request) if answers else "",
    }
    return try_later(HttpResponse(get_template("503.html").render(context)))


def gone(request: HttpRequest, template: str = "409.html", **context: Any) -> HttpResponse:
    """The page about a row that someone else removed meanwhile, with what was typed to copy.

    Another template says so of what this user may see no more.
    """
    context["texts"] = running_text(request.POST) if _is_ours(request) else []
    status = HTTPStatus.CONFLICT if template == "409.html" else HTTPStatus.GONE
    return render(request, template, context, status=status)


def _answers(request: HttpRequest) -> Iterator[Answer]:
    for name, values in request.POST.lists() if _is_ours(request) else ():
        if name != "csrfmiddlewaretoken":
            yield from (Answer(name, value, is_text(name, value)) for value in values)


def _is_ours(request: HttpRequest) -> bool:
    """Whether one of our own pages sent this, and no password is in it.

    A page of another site cannot have what it sends shown here as if it were typed.
    """
    same_site = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if request.method != "POST" or not (same_site or hasattr(request, "csrf_processing_done")):
        return False
    secret = any("password" in name for name in request.POST)
    return is_seal(request.POST.get(FIELD, "")) and not secret
