"""What a refusal looks like: by an action, and by the database when someone goes round the actions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from interwonen.core.rules import RuleBroken
from tests.factories import system


@contextmanager
def breaks(rule: str, *, field: str | None = None) -> Iterator[pytest.ExceptionInfo[RuleBroken]]:
    """Expect that what runs inside is refused by the rule of this name, at `field` if named."""
    with pytest.raises(RuleBroken) as refusal:
        yield refusal
    assert refusal.value.rule.name == rule
    if field is not None:
        assert refusal.value.field == field


def refused_by(statement: str, parameters: Sequence[object]) -> str:
    """Run raw SQL, expect a refusal, and give the name of the rule that refused.

    What was saved before is compared with its history first, so that it is the statement that is
    refused.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        compare_with_history()
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            cursor.execute(statement, parameters)
    return refusal.value.__cause__.diag.constraint_name


def compare_with_history() -> None:
    """Compare what was saved so far with its history, as at the end of a transaction."""
    with connection.cursor() as cursor:
        for when in ("IMMEDIATE", "DEFERRED"):
            cursor.execute(f"SET CONSTRAINTS told_by_history {when}")


def check_so_far() -> None:
    """Check what is checked at the end of a transaction; all but the history at once from here on."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS told_by_history DEFERRED")


def tell(row: Any) -> None:
    """Give a row that was written round the actions the history that tells it as it is now."""
    row.refresh_from_db()
    row._history_user = system()
    row.history_keeper.create_historical_record(row, "~")
