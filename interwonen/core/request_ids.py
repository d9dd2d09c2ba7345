"""A number for every request: in the logs, in the answer, and on an error page to name to the helpdesk."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from time import perf_counter
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_HEADER = "X-Request-ID"
_logger = logging.getLogger("interwonen.requests")
_current: ContextVar[UUID | None] = ContextVar("request_id", default=None)


class RequestIds:
    """Gives each request `request_id`, a UUID, and writes a line when it was answered.

    Static files, of which there are many and all alike, have neither line nor header. The line has the name of the page and never its address, in which anybody may type anything.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = _from_our_proxy(request) or uuid4()
        request.request_id = number  # type: ignore[attr-defined]
        began, before = perf_counter(), _current.set(number)
        try:
            response = self.get_response(request)
            if not request.path_info.startswith(settings.STATIC_URL):
                response[_HEADER] = str(number)
                _write_line(request, response, perf_counter() - began)
        finally:
            _current.reset(before)
        return response


def current_request_id(request: object = None) -> UUID | None:
    """The number of this request, or of the one that is being answered; None outside any."""
    return getattr(request, "request_id", None) or _current.get()


def short_number(request: object) -> str:
    """What someone reads out on the telephone: enough of the number to find the line by."""
    number = current_request_id(request)
    return number.hex[:8] if number else ""


def _from_our_proxy(request: HttpRequest) -> UUID | None:
    """The number that a proxy of ours gave; what anybody else sends is not believed."""
    said = request.headers.get(_HEADER, "").lower() if settings.TRUSTED_PROXIES else ""
    try:
        number = UUID(said)
    except ValueError:
        return None
    return number if str(number) == said else None


def _write_line(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    facts = {
        "method": request.method if request.method in ("GET", "HEAD", "POST") else "other",
        "route": match.view_name if match else "",
        "status": response.status_code,
        "milliseconds": round(seconds * 1000),
    }
    _logger.info("answered", extra={"facts": facts, "request_id": current_request_id(request)})
