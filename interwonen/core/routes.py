"""Addresses that are named after their views."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import URLPattern, path, reverse

# What stands for a pilot and for a key while a pattern is looked up; neither has a meaning.
_PILOT, _KEY = "-pilot-", 9_876_543_210


def page(route: str, view: Callable[..., Any]) -> URLPattern:
    """The address of a view, under its name: the page of `session_create` is "session-create"."""
    return path(route, view, name=view.__name__.replace("_", "-"))


def pilot_url(name: str, pilot: str, pk: int | None = None) -> str:
    """The address of a page of a pilot, given by its slug, or of a page about one of its records.

    For all pages with such an address; the others are for `reverse`, which looks for the pattern
    among all others and checks it every time. Raises NoReverseMatch when no page has the name.
    """
    before, between, after = _pattern(name, pk is not None)
    return f"{before}{pilot}{between}{'' if pk is None else pk}{after}"


def full_address(path: str) -> str:
    """The address of a page for a mail or a calendar: on this installation's own name."""
    return f"{settings.SITE_ADDRESS}{path}"


@cache
def _pattern(name: str, with_key: bool) -> tuple[str, str, str]:
    """What stands before the pilot, between it and the key, and after the key."""
    found = reverse(name, kwargs={"pilot": _PILOT, **({"pk": _KEY} if with_key else {})})
    before, _pilot, rest = found.partition(_PILOT)
    between, _key, after = rest.partition(str(_KEY)) if with_key else (rest, "", "")
    return before, between, after
