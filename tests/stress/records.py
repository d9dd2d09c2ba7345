"""What the tables say as a whole: a digest of all rows, and whether the history tells the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import connection, models

from interwonen.core.guarding import our_models
from interwonen.core.told_changes import with_history

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


def untold() -> list[str]:
    """Rows of which the last history row is missing, says something else, or names nobody."""
    with connection.cursor() as cursor:
        cursor.execute(_untold_query())
        return [f"{table} {pk}" for table, pk in cursor.fetchall()]


@contextmanager
def history_left_out() -> Iterator[None]:
    """Let statements go round the history meanwhile, so that it is the other rules they meet."""
    tables = [model._meta.db_table for model in with_history(our_models())]
    switch = "ALTER TABLE {} {} TRIGGER told_by_history;"
    with connection.cursor() as cursor:
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


@cache
def _untold_query() -> str:
    kept = [
        model
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if hasattr(model._meta, "simple_history_manager_attribute")
        and model._meta.model_name not in ("term", "question")
    ]
    return " UNION ALL ".join(f"({_untold_of(model)})" for model in kept)


def _untold_of(model: type[models.Model]) -> str:
    table, past = model._meta.db_table, model.history.model._meta
    pk = model._meta.pk.column
    columns = [field.column for field in past.fields if field.column in _columns(model)]
    now = ", ".join(f'row."{column}"' for column in columns)
    then = ", ".join(f'last."{column}"' for column in columns)
    return f"""
      SELECT '{table}' AS part, COALESCE(row.{pk}::text, last.{pk}::text) AS pk
      FROM {table} row FULL JOIN (
        SELECT DISTINCT ON ({pk}) * FROM {past.db_table} ORDER BY {pk}, history_id DESC
      ) last ON last.{pk} = row.{pk}
      WHERE last.history_user_id IS NULL
        OR (row.{pk} IS NULL) <> (last.history_type = '-')
        OR (row.{pk} IS NOT NULL AND ({now}) IS DISTINCT FROM ({then}))"""


def _columns(model: type[models.Model]) -> set[str]:
    return {field.column for field in model._meta.concrete_fields}
