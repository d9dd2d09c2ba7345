"""Deny by default: a view that carries no guard is never run."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

# The sign-in pages of this package are guarded by LoginRequiredMiddleware and by themselves.
_GUARDED_PACKAGES = ("allauth.",)


def is_guarded(view: Callable[..., Any]) -> bool:
    """Whether the view has a guard."""
    return hasattr(view, "guard") or view.__module__.startswith(_GUARDED_PACKAGES)


class AccessMiddleware:
    """Refuses to run a view without a guard, so that forgetting one cannot open a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        if not is_guarded(view):
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} has no guard")
