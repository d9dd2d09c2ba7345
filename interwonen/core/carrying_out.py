"""Carries out an action in one transaction with the line that says who did it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, IntegrityError, OperationalError, transaction

from interwonen.core.rules import BUSY, GONE_MEANWHILE, RuleBroken

TRIES = 3
# A deadlock, a serialization failure, and a row that someone else held for too long.
_CLASHES = {"40P01", "40001", "55P03"}
_CANCELLED = "57014"  # the statement took too long
_POINTS_NOWHERE = "23503"  # a foreign key: what it names was deleted, or was named meanwhile


class Witness:
    """Writes, with `note`, that an action was carried out; `has_noted` says whether that stands."""

    def __init__(self, note: Callable[[], object]) -> None:
        self.note = note
        self.has_noted = False


_witness: ContextVar[Witness | None] = ContextVar("witness", default=None)


@contextmanager
def witnessed(witness: Witness) -> Iterator[None]:
    """While the block lasts, the note stands in the transaction of each action: both or neither."""
    token = _witness.set(witness)
    try:
        yield
    finally:
        _witness.reset(token)


def carry_out(action: Callable[[], Any]) -> Any:
    """The action's result; tried again when it clashed with what someone else did at that moment.

    Raises OperationalError at the last clash; then nothing was written. What is committed is never
    tried again, whatever goes wrong after it: it would be done twice.
    """
    witness = _witness.get() or Witness(lambda: None)
    for tries_left in reversed(range(TRIES)):
        committed: list[bool] = []
        try:
            with transaction.atomic():
                transaction.on_commit(partial(committed.append, True))
                result = action()
                witness.note()
                witness.has_noted = True
            break
        except Exception as error:
            witness.has_noted = bool(committed)
            if committed or not tries_left or not is_clash(error):
                raise
    return result


@contextmanager
def clashes_explained() -> Iterator[None]:
    """Turn what someone else did in the meantime into RuleBroken: a row that went, or is held."""
    try:
        yield
    except ObjectDoesNotExist as gone:
        raise RuleBroken(GONE_MEANWHILE) from gone
    except IntegrityError as error:
        if sqlstate(error) != _POINTS_NOWHERE:
            raise
        raise RuleBroken(GONE_MEANWHILE) from error
    except OperationalError as error:
        if not is_contention(error):
            raise
        raise RuleBroken(BUSY) from error


def is_clash(error: Exception) -> bool:
    """Whether nothing was wrong with an action but that someone else was busy with the same."""
    return sqlstate(error) in _CLASHES


def is_contention(error: Error) -> bool:
    """Whether it took too long or clashed, with a database that still answers."""
    return is_clash(error) or sqlstate(error) == _CANCELLED


def sqlstate(error: BaseException) -> str:
    """The code by which PostgreSQL names what went wrong; empty when it said nothing."""
    return getattr(error.__cause__, "sqlstate", None) or "" if isinstance(error, Error) else ""
