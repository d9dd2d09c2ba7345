"""No change without its history: what the database compares when a transaction ends."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, models


def told_by_history(kept: Iterable[type[models.Model]]) -> Iterator[str]:
    """The statements that make the trigger `told_by_history` for each of the models with history.

    It is deferred to the end of the transaction, and compares the record as it then is with the
    newest row of its history, in the columns that the history keeps.
    """
    for model in with_history(kept):
        query = _whether_told(model).replace("'", "''")
        yield (
            f"CREATE CONSTRAINT TRIGGER told_by_history"
            f" AFTER INSERT OR UPDATE OR DELETE ON {model._meta.db_table}"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION"
            f" core_refuse_untold('{query}');"
        )


def with_history(known: Iterable[type[models.Model]]) -> list[Any]:
    """The models of which each change has a row in a history."""
    return [model for model in known if hasattr(model, "history_keeper")]


def untold(model: Any) -> list[Any]:
    """The keys of records of a model that are not as the newest row of their history tells."""
    key, table = model._meta.pk.column, model._meta.db_table
    query = (
        f"SELECT now_there.{key} FROM {table} now_there LEFT JOIN LATERAL"
        f" (SELECT * FROM {model.history.model._meta.db_table} past"
        f" WHERE past.{key} = now_there.{key} ORDER BY past.{_newest(model)} DESC LIMIT 1) told"
        f" ON true WHERE ({_is_told(model)}) IS NOT TRUE ORDER BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [found for (found,) in cursor.fetchall()]


def _whether_told(model: Any) -> str:
    """The query that says of the record $1 whether the newest row of its history tells it."""
    key = model._meta.pk.column
    return (
        f"SELECT CASE WHEN now_there.{key} IS NULL THEN told.history_type = '-'"
        f" ELSE {_is_told(model)} END FROM {model.history.model._meta.db_table} told"
        f" LEFT JOIN {model._meta.db_table} now_there ON now_there.{key} = told.{key}"
        f" WHERE told.{key} = ($1).{key} ORDER BY told.{_newest(model)} DESC LIMIT 1"
    )


def _is_told(model: Any) -> str:
    columns = [field.column for field in model.history.model.tracked_fields]
    now, told = (", ".join(f'{row}."{name}"' for name in columns) for row in ("now_there", "told"))
    return f"told.history_type <> '-' AND ({now}) IS NOT DISTINCT FROM ({told})"


def _newest(model: Any) -> str:
    """What a later row has more of: a higher number, or, where that tells no order, a later time."""
    numbered = isinstance(model.history.model._meta.pk, models.AutoField)
    return "history_id" if numbered else "history_date"
