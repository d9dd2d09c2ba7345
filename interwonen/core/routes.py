"""Addresses that are named after their views."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.urls import URLPattern, path, reverse

# What stands for a pilot and for a key while a pattern is looked up; neither has a meaning.
_PILOT, _KEY = "-pilot-", 9_876_543_210


def page(route: str, view: Callable[..., Any]) -> URLPattern:
    """The address of a view, under its name: the page of `session_create` is "session-create"."""
    return path(route, view, name=view.__name__.replace("_", "-"))


def address(name: str, pilot: str, pk: int | None = None) -> str:
    """The address of a page of a pilot, given by its slug, or of one of its records.

    As `reverse`, which looks for the pattern among all others and checks it every time; a page has
    dozens of addresses. Raises NoReverseMatch when no page has the name.
    """
    pattern = _pattern(name, pk is not None)
    return pattern.replace(_PILOT, pilot).replace(str(_KEY), str(pk))


@cache
def _pattern(name: str, with_key: bool) -> str:
    return reverse(name, kwargs={"pilot": _PILOT, **({"pk": _KEY} if with_key else {})})
