"""No change without its history: what the database compares when a transaction ends."""

from collections.abc import Iterator
from typing import Any

from django.db import models


def told_by_history(kept: "list[type[models.Model]]") -> Iterator[str]:
    """The statements that make the trigger `told_by_history` for each of the models with history.

    It is deferred to the end of the transaction, and compares the record as it then is with the
    newest row of its history, in the columns that the history keeps.
    """
    for model in kept:
        history: Any = getattr(model, "history", None)
        if history is not None:
            yield (
                f"CREATE CONSTRAINT TRIGGER told_by_history"
                f" AFTER INSERT OR UPDATE OR DELETE ON {model._meta.db_table}"
                " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION"
                f" core_refuse_untold('{_whether_told(model, history.model)}');"
            )


def _whether_told(model: type[models.Model], history: Any) -> str:
    """The query that says of the record $1 whether the newest row of its history tells it."""
    key = model._meta.pk.column
    columns = [field.column for field in history.tracked_fields]
    now, told = (", ".join(f'{row}."{name}"' for name in columns) for row in ("now_there", "told"))
    newest = "history_id" if _counts_up(history) else "history_date"
    return (
        f"SELECT CASE WHEN now_there.{key} IS NULL THEN told.history_type = ''-''"
        f" ELSE told.history_type <> ''-'' AND ({now}) IS NOT DISTINCT FROM ({told}) END"
        f" FROM {history._meta.db_table} told"
        f" LEFT JOIN {model._meta.db_table} now_there ON now_there.{key} = told.{key}"
        f" WHERE told.{key} = ($1).{key} ORDER BY told.{newest} DESC LIMIT 1"
    )


def _counts_up(history: Any) -> bool:
    """Whether a later row has a higher number; those of a signal tell no order."""
    return isinstance(history._meta.pk, models.AutoField)
