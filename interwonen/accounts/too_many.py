"""The answer to too many tries."""

from datetime import timedelta
from http import HTTPStatus
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def too_many(request: HttpRequest, wait: timedelta = timedelta(minutes=1)) -> HttpResponse:
    """A page that says how long to wait; a minute when the sign-in library counted."""
    seconds = ceil(wait.total_seconds())
    context = {"minutes": ceil(seconds / 60)}
    response = render(request, "429.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(seconds)
    return response
