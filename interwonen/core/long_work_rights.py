"""Whether someone may still have a long work done; the access app says how that is known."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Protocol

from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured

from interwonen.core.models import LongWork
from interwonen.core.rules import WORK_NOT_ALLOWED, refuse_unless


class MayIn(Protocol):
    """Whether a user holds a permission in the pilot with a slug, on a date."""

    def __call__(self, user: Any, permission: Any, slug: str, *, on: date) -> bool: ...


_may_in: MayIn | None = None


def set_rights(may_in: MayIn) -> None:
    """Name who knows the roles; called once, when the access app is ready."""
    global _may_in
    _may_in = may_in


@contextmanager
def still_allowed(work: LongWork, permission: str, *, on: date) -> Iterator[None]:
    """Do what is in the block only for who may have it done at its begin, and still at its end.

    Raises RuleBroken when whoever started the work may not.
    """
    _refuse_without_right(work, permission, on)
    yield
    _refuse_without_right(work, permission, on)


def _refuse_without_right(work: LongWork, permission: str, on: date) -> None:
    if _may_in is None:
        raise ImproperlyConfigured("nobody knows the roles: the access app is not installed")
    as_known_now = get_user_model()._default_manager.get(pk=work.started_by_id)
    refuse_unless(_may_in(as_known_now, permission, work.place, on=on), WORK_NOT_ALLOWED)
