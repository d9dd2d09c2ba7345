"""One of several processes that act on one pilot at the same moment, each over its own connection."""

import random
from collections import Counter
from typing import Any

from tests.participants.race import wait_for_start


def act_at_random(
    pilot_id: int, by_id: int, seed: int, times: int, with_sql: bool
) -> Counter[tuple[str, str]]:
    """Do so many random acts, with raw SQL between them when asked: how each ended."""
    from tests.stress.acts import World

    draws = random.Random(seed)
    world = World(pilot_id, by_id, lambda options: draws.choice(list(options)))
    wait_for_start()
    counts: Counter[tuple[str, str]] = Counter()
    while counts.total() < times:
        done = _state(world) if with_sql and draws.random() < 0.4 else _act(world, with_sql)
        counts.update([done] if done else [])
    return counts


def _act(world: Any, with_sql: bool) -> tuple[str, str] | None:
    """One act; only beside raw SQL, which takes its locks in any order, may it be a victim."""
    from django.core.exceptions import ObjectDoesNotExist
    from django.db import OperationalError

    from interwonen.core.rules import RuleBroken
    from tests.stress.corrections import ALL_ACTS

    attempt = world.pick(ALL_ACTS)(world)
    if attempt is None:
        return None
    action, arguments = attempt
    try:
        action(**arguments)
    except RuleBroken as refusal:
        return action.__name__, refusal.rule.name
    except ObjectDoesNotExist:  # deleted by another since it was drawn: in a view that is a 404
        return action.__name__, "gone"
    except OperationalError as error:
        if not with_sql or "deadlock" not in str(error):
            raise
        return action.__name__, "victim of a deadlock with raw SQL"
    return action.__name__, "done"


def _state(world: Any) -> tuple[str, str] | None:
    """One statement that goes round the actions."""
    from django.db import DatabaseError, connection

    from tests.stress import statements

    drawn = statements.draw(world.pick)
    if drawn is None:
        return None
    kind, statement = drawn
    try:
        with connection.cursor() as cursor:
            cursor.execute(*statement)
    except DatabaseError:  # refused by a rule, or given up in a deadlock
        return kind, "refused"
    return kind, "done"
