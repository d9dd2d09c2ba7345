"""One racer of the concurrency test: a process of its own that waits for the start signal."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

_start: Any = None


def get_ready(start: Any, database: dict[str, Any]) -> None:
    """Point this process at the test's database; loads the application where it is not yet."""
    global _start
    _start = start
    from django.db import connection

    import tests.participants.race_ready  # noqa: F401

    connection.settings_dict.update(database)


@contextmanager
def racers(number: int) -> Iterator[ProcessPoolExecutor]:
    """So many processes of their own, that are ready to act at once on the test's database.

    They fork from one that has loaded the application, so that each costs next to nothing.
    """
    from django.db import connection

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.participants.race_ready"])
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    database = {name: connection.settings_dict[name] for name in names}
    with ProcessPoolExecutor(
        number,
        mp_context=context,
        initializer=get_ready,
        initargs=(context.Barrier(number), database),
    ) as pool:
        yield pool


def wait_for_start() -> None:
    """Hold until all racers are ready."""
    _start.wait(timeout=120)


def try_to_place(participant_id: int, dwelling_id: int, first: Any, last: Any) -> str:
    """Place when all are ready; gives "placed" or the name of the rule that refused."""
    from interwonen.accounts.models import User
    from interwonen.core.rules import RuleBroken
    from participants.actions.placements import place
    from participants.models import Dwelling, Participant
    from participants.rules.placements import DWELLING_NOT_READY

    by = User.system()
    participant = Participant.objects.get(pk=participant_id)
    dwelling = Dwelling.objects.get(pk=dwelling_id)
    wait_for_start()
    try:
        place(
            participant=participant,
            dwelling=dwelling,
            starts_on=first,
            ends_on=last,
            today=first,
            by=by,
            confirmed=[DWELLING_NOT_READY.name],
        )
    except RuleBroken as refusal:
        return refusal.rule.name
    return "placed"


def try_to_insert(participant_id: int, dwelling_id: int, first: Any, last: Any) -> str:
    """The same, by a row with its history that goes round the action and its lock."""
    from django.db import DatabaseError, connection, transaction

    from interwonen.accounts.models import User
    from participants.models import Placement

    connection.ensure_connection()
    wait_for_start()
    try:
        with transaction.atomic():
            stay = Placement(
                participant_id=participant_id,
                dwelling_id=dwelling_id,
                starts_on=first,
                ends_on=last,
                household_size=1,
            )
            stay._history_user = User.system()
            stay.save()
    except DatabaseError:  # refused by a rule, or given up in a deadlock of equals
        return "refused"
    return "placed"
