"""The answer to too many tries, and their line in the access log."""

from datetime import timedelta
from http import HTTPStatus
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record


def too_many(request: HttpRequest, wait: timedelta = timedelta(minutes=1)) -> HttpResponse:
    """A page that says how long to wait; a minute when the sign-in library counted."""
    seconds = ceil(wait.total_seconds())
    context = {"minutes": ceil(seconds / 60)}
    response = render(request, "429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(seconds)
    return response


def record_too_many(request: HttpRequest, page: str, account: Any) -> None:
    """A line for tries that were refused unseen; `account` is whose, if there is one."""
    record(Visit(request, Act.SIGN_IN, Outcome.REFUSED, page=page, account=account))
