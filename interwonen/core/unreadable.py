"""Requests that no page of ours sends: answered in one place, before anything else reads them."""

import codecs
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

_METHODS = ("GET", "HEAD", "POST")
_ENCODED, _IN_PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
_UNREADABLE = (
    BadRequest,
    MultiPartParserError,
    SuspiciousOperation,
    UnreadablePostError,
    ValueError,
)


class Request(WSGIRequest):
    """A request that can always be made: the framework's own raises on an unknown encoding."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # not in its stubs
        except ValueError:
            self.content_type, self.content_params = "", {"charset": "unknown"}


class RefuseUnreadable:
    """Answers 400, 405, 413 or 415 to a request that cannot be read, and runs no page for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        status = _refusal(request)
        if status is None:
            return self.get_response(request)
        response = render(request, "400.html", {"status": status}, status=status)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = ", ".join(_METHODS)
        return response


def _refusal(request: HttpRequest) -> HTTPStatus | None:
    """The status to refuse a request with; None for one that can be read."""
    if request.method not in _METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    in_utf8 = _is_utf8((request.content_params or {}).get("charset", "utf-8"))
    if not in_utf8 or (
        request.method == "POST" and request.content_type not in (_ENCODED, _IN_PARTS)
    ):
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    try:
        return None if _is_readable(request) else HTTPStatus.BAD_REQUEST
    except RequestDataTooBig:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    except _UNREADABLE:
        return HTTPStatus.BAD_REQUEST


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _is_readable(request: HttpRequest) -> bool:
    """Whether no character that the database does not take is in the address or in a name.

    What was filled in may hold one that someone pasted; there it is left out, and the rest is kept
    (core/clean_text.py). Raises ValueError for what is not in UTF-8 and for a length that is no
    number, and Django's own exceptions for a form that is too large, broken or torn off.
    """
    form = request.body if request.method == "POST" else b""
    if request.content_type == _ENCODED:
        unquote_to_bytes(form).decode()
    elif not request.FILES:  # what is in a file is read by whom the file is for
        form.decode()
    unquote_to_bytes(request.META.get("QUERY_STRING", "").encode("latin-1")).decode()
    asked = [*request.GET, *(text for _name, texts in request.GET.lists() for text in texts)]
    named = "".join([*asked, *request.POST, *request.COOKIES.values()])
    return "\0" not in named and request.path_info.isprintable()
