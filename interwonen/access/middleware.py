"""Deny by default: a view that carries no guard is never run, and what the guard did not see is logged."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse

from interwonen.access.permissions import Act
from interwonen.access.recording import Outcome, Visit, record

_REFUSALS = {
    HTTPStatus.FORBIDDEN: Outcome.REFUSED,  # such as a form without its token
    HTTPStatus.NOT_FOUND: Outcome.NOT_FOUND,  # such as an address that was guessed
    HTTPStatus.METHOD_NOT_ALLOWED: Outcome.REFUSED,
    HTTPStatus.TOO_MANY_REQUESTS: Outcome.REFUSED,
}
# The sign-in pages of this package are guarded by LoginRequiredMiddleware and by themselves.
_GUARDED_PACKAGES = ("allauth.",)


def is_guarded(view: Callable[..., Any]) -> bool:
    """Whether the view has a guard."""
    return hasattr(view, "guard") or view.__module__.startswith(_GUARDED_PACKAGES)


class AccessMiddleware:
    """Refuses to run a view without a guard, so that forgetting one cannot open a page.

    What fails for someone who is signed in, before or beside a guard, leaves a line in the log too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in _REFUSALS and not hasattr(request, "access_logged"):
            with suppress(DatabaseError, InterfaceError):  # it may be what failed
                self._note(request, _REFUSALS[HTTPStatus(response.status_code)])
        return response

    def _note(self, request: HttpRequest, outcome: Outcome) -> None:
        if not request.user.is_authenticated:
            return  # a stranger could fill the log
        match = request.resolver_match
        act = Act.UPDATE if request.method == "POST" else Act.READ
        record(Visit(request, act, outcome, page=match.view_name if match else ""))

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        if not is_guarded(view):
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} has no guard")
