"""No change without its history: what the database compares when a transaction ends."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, models
from simple_history.utils import get_m2m_field_name, get_m2m_reverse_field_name


def told_by_history(kept: Iterable[type[models.Model]]) -> Iterator[str]:
    """The statements that make the trigger `told_by_history` for each of the models with history.

    It is deferred to the end of the transaction, and compares the record as it then is with the
    newest row of its history, in the columns that the history keeps. The tables of its links have
    one too, which compares all links of the record; whose a link is never changes.
    """
    for model in with_history(kept):
        yield _trigger(model, _whether_told(model))
        for field in linked_fields(model):
            link = field.remote_field.through
            yield _trigger(link, f"SELECT {_are_linked_as_told(model, field, '($1)')}")
            owner = f'"{_owner(field)}"'
            yield (
                f"CREATE TRIGGER owner_is_fixed BEFORE UPDATE ON {link._meta.db_table} FOR EACH ROW"
                f" WHEN (OLD.{owner} <> NEW.{owner}) EXECUTE FUNCTION core_refuse_another_owner();"
            )


def has_history(model: type[models.Model]) -> bool:
    """Whether each change of a record of this model has a row in a history."""
    return hasattr(model, "history_keeper")


def with_history(known: Iterable[type[models.Model]]) -> list[Any]:
    """Those of the models that have a history."""
    return [model for model in known if has_history(model)]


def linked_fields(model: Any) -> list[Any]:
    """The fields of a model that link to several records, and stand in its history."""
    return sorted(model.history.model._history_m2m_fields, key=lambda field: field.name)


def untold(model: Any) -> list[Any]:
    """The keys of records of a model that are not as the newest row of their history tells.

    They were changed, added or deleted by who goes round the triggers.
    """
    key, table = model._meta.pk.column, model._meta.db_table
    linked = "".join(
        f" AND {_are_linked_as_told(model, field, 'now_there', key)}"
        for field in linked_fields(model)
    )
    query = (
        f"SELECT COALESCE(now_there.{key}, told.{key}) FROM {table} now_there FULL JOIN"
        f" (SELECT DISTINCT ON ({key}) * FROM {model.history.model._meta.db_table}"
        f" ORDER BY {key}, {_newest(model)} DESC) told ON told.{key} = now_there.{key}"
        f" WHERE ({_as_told(model)}{linked}) IS NOT TRUE ORDER BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [found for (found,) in cursor.fetchall()]


def _trigger(model: Any, query: str) -> str:
    quoted = query.replace("'", "''")
    return (
        f"CREATE CONSTRAINT TRIGGER told_by_history"
        f" AFTER INSERT OR UPDATE OR DELETE ON {model._meta.db_table}"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION"
        f" core_refuse_untold('{quoted}');"
    )


def _whether_told(model: Any) -> str:
    """The query that says of the record $1 whether the newest row of its history tells it."""
    key = model._meta.pk.column
    return (
        f"SELECT {_as_told(model)} FROM {model.history.model._meta.db_table} told"
        f" LEFT JOIN {model._meta.db_table} now_there ON now_there.{key} = told.{key}"
        f" WHERE told.{key} = ($1).{key} ORDER BY told.{_newest(model)} DESC LIMIT 1"
    )


def _are_linked_as_told(model: Any, field: Any, row: str, key: str = "") -> str:
    """Whether a record has in a field the links that the newest row of its history tells.

    `row` is the record, and `key` its column with the record's key; a link, unless it is named.
    """
    past, kept = model.history.model, model.history_keeper.m2m_models[field]
    owner, other = _owner(field), _other(field)
    record = f'{row}."{key or owner}"'
    return (
        f'ARRAY(SELECT "{other}" FROM {field.remote_field.through._meta.db_table} link'
        f' WHERE link."{owner}" = {record} ORDER BY 1) = '
        f'ARRAY(SELECT "{other}" FROM {kept._meta.db_table} link WHERE link.history_id ='
        f" (SELECT past.history_id FROM {past._meta.db_table} past"
        f" WHERE past.{model._meta.pk.column} = {record}"
        f" ORDER BY past.{_newest(model)} DESC LIMIT 1) ORDER BY 1)"
    )


def _owner(field: Any) -> str:
    """The column of a link with the record whose field it is."""
    return _column(field, get_m2m_field_name(field))


def _other(field: Any) -> str:
    """The column of a link with the record that it leads to."""
    return _column(field, get_m2m_reverse_field_name(field))


def _column(field: Any, name: str) -> str:
    return str(field.remote_field.through._meta.get_field(name).column)


def _as_told(model: Any) -> str:
    """Whether a record `now_there`, or that there is none, is what the row `told` says."""
    gone = f"now_there.{model._meta.pk.column} IS NULL"
    return f"CASE WHEN {gone} THEN told.history_type = '-' ELSE {_is_told(model)} END"


def _is_told(model: Any) -> str:
    columns = [field.column for field in model.history.model.tracked_fields]
    now, told = (", ".join(f'{row}."{name}"' for name in columns) for row in ("now_there", "told"))
    return f"told.history_type <> '-' AND ({now}) IS NOT DISTINCT FROM ({told})"


def _newest(model: Any) -> str:
    """What a later row has more of: a higher number, or, where that tells no order, a later time."""
    numbered = isinstance(model.history.model._meta.pk, models.AutoField)
    return "history_id" if numbered else "history_date"
