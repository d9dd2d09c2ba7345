"""Addresses that are named after their views."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path


def page(route: str, view: Callable[..., Any]) -> URLPattern:
    """The address of a view, under its name: the page of `session_create` is "session-create"."""
    return path(route, view, name=view.__name__.replace("_", "-"))
