"""Requests that meet in the database: real threads, each with a connection of its own."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from interwonen.core.rules import RuleBroken
from interwonen.core.versions import Overtaken

PATIENCE = 30  # seconds, for a machine that is busy with other things


@contextmanager
def elsewhere(number: int = 1) -> Iterator[Callable[[Callable[[], Any]], "Future[Any]"]]:
    """A function that begins something in another thread, as another request would."""

    def alone(act: Callable[[], Any]) -> Any:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        yield lambda act: pool.submit(alone, act)


def one_after_the_other(row: Model, *acts: Callable[[], Any]) -> list[Any]:
    """What the acts give, that all wait for `row` at the same moment and get it in this order."""
    with elsewhere(len(acts)) as begin:
        with transaction.atomic():
            type(row)._default_manager.select_for_update().get(pk=row.pk)
            begun = [_waiting(begin(act), number) for number, act in enumerate(acts, start=1)]
        return [future.result(timeout=PATIENCE) for future in begun]


def outcomes(row: Model, *acts: Callable[[], Any]) -> list[str]:
    """What became of the acts, which meet at a row and get it in this order: done, overtaken, or the
    name of the rule that refuses it."""
    return one_after_the_other(row, *(partial(_outcome, act) for act in acts))


def _outcome(act: Callable[[], Any]) -> str:
    try:
        act()
    except RuleBroken as refusal:
        return refusal.rule.name
    except Overtaken:
        return "overtaken"
    return "done"


def _waiting(begun: "Future[Any]", number: int) -> "Future[Any]":
    """The same, as soon as so many connections wait for a lock."""
    wait_until(lambda: begun.done() or waiters() >= number)
    return begun


def waiters() -> int:
    """How many connections wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return int(cursor.fetchone()[0])


def wait_until(holds: Callable[[], bool]) -> None:
    """Hold until something is so."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)
