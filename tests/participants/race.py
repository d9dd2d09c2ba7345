"""One racer of the concurrency test: a process of its own that waits for the start signal."""

import os
from typing import Any

_start: Any = None


def get_ready(start: Any, database: dict[str, Any]) -> None:
    """Load the application in this process and point it at the test's database."""
    global _start
    _start = start
    os.environ["DATABASE_URL"] = "postgresql://unused/unused"
    os.environ["INTERWONEN_DEBUG"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "interwonen.settings"
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict.update(database)


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
    """The same, with raw SQL that goes round the action and its lock."""
    from django.db import DatabaseError, connection

    connection.ensure_connection()
    wait_for_start()
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO participants_placement"
                " (participant_id, dwelling_id, starts_on, ends_on, household_size)"
                " VALUES (%s, %s, %s, %s, 1)",
                [participant_id, dwelling_id, first, last],
            )
    except DatabaseError:  # refused by a rule, or given up in a deadlock of equals
        return "refused"
    return "placed"
