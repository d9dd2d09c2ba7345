"""Passes each visit from the guard to the audit app, which writes the access log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.http import HttpRequest

from interwonen.access.permissions import Act


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    INVALID = "invalid"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    FAILED = "failed"


@dataclass(frozen=True)
class Visit:
    """One visit of a guarded page: that something was looked at, never its content.

    A command on the server has no request, and no user.
    """

    request: HttpRequest | None
    act: Act
    outcome: Outcome
    page: str
    permission: str = ""
    pilot_id: int | None = None
    pilot_slug: str = ""  # what the address said, also when the person has no role there
    roles: str = ""
    object_type: str = ""
    object_id: str = ""
    subject: str = ""
    account: Any = None  # whose, when nobody is signed in
    emergency: bool = False  # by emergency access to the file


Recorder = Callable[[Visit], Any]
_recorder: Recorder | None = None


def set_recorder(recorder: Recorder) -> None:
    """Name who writes the access log; called once, when the audit app is ready."""
    global _recorder
    _recorder = recorder


def record(visit: Visit) -> None:
    """Write the visit; without a recorder nothing may be looked at."""
    if _recorder is None:
        raise ImproperlyConfigured("no access log: the audit app is not installed")
    _recorder(visit)
    if visit.request is not None:
        visit.request.access_logged = True  # type: ignore[attr-defined]


@contextmanager
def command_recorded(name: str, act: Act) -> Iterator[None]:
    """Write a line for a command on the server that touches personal data, also when it fails."""
    visit = Visit(None, act, Outcome.DONE, page=f"command:{name}")
    try:
        yield
    except Exception:
        with suppress(DatabaseError):  # it may be what failed
            record(replace(visit, outcome=Outcome.FAILED))
        raise
    record(visit)
