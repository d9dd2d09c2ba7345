"""What the tables say as a whole: a digest of all rows, and whether the history tells the same."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from interwonen.core.guarding import our_models
from interwonen.core.told_changes import untold, with_history

APPS = ("participants", "pilots")


def digest() -> str:
    """A fingerprint of every row of the register and the pilots, with their history."""
    tables = sorted(table for table in connection.introspection.table_names() if _is_ours(table))
    parts = " UNION ALL ".join(
        f"SELECT '{table}' AS part, md5(string_agg(t::text, '' ORDER BY t::text)) AS sum"
        f" FROM {table} t"
        for table in tables
    )
    return _one(f"SELECT md5(string_agg(part || sum, '' ORDER BY part)) FROM ({parts}) parts")


def all_untold() -> list[str]:
    """Records that are not as the newest row of their history tells, and rows that name nobody."""
    kept = with_history(our_models())
    found = [f"{model._meta.db_table} {key}" for model in kept for key in untold(model)]
    nobody = [model for model in kept if model.history.filter(history_user=None).exists()]
    return [*found, *(f"{model._meta.db_table} by nobody" for model in nobody)]


@contextmanager
def history_left_out() -> Iterator[None]:
    """Let statements go round the history meanwhile, so that it is the other rules they meet."""
    switch = "ALTER TABLE {} {} TRIGGER told_by_history;"
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass FROM pg_trigger WHERE tgname = 'told_by_history'")
        tables = [table for (table,) in cursor.fetchall()]
        cursor.execute("".join(switch.format(table, "DISABLE") for table in tables))
        try:
            yield
        finally:
            cursor.execute("".join(switch.format(table, "ENABLE") for table in tables))


def _is_ours(table: str) -> bool:
    return table.startswith(tuple(f"{app}_" for app in APPS))


def _one(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])
