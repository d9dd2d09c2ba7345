"""Plain rows of several models in one query, each model as one column of JSON."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, time
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

T = TypeVar("T")
_FROM_JSON = {date: date.fromisoformat, time: time.fromisoformat}


def packed(rows: QuerySet[Any, Any], **columns: Any) -> ArraySubquery:
    """These columns of `rows` as a part of another query, for `unpacked`.

    Each column is named as the field of the dataclass that it becomes.
    """
    return ArraySubquery(rows.values(row=JSONObject(**columns)))


def unpacked(kind: type[T], found: Iterable[dict[str, Any]] | None) -> tuple[T, ...]:
    """What `packed` found, as rows of the dataclass `kind`; dates and times are read by its hints.

    That is None where Django saw beforehand that there can be no rows, and did not ask for any.
    """
    readers = _readers(kind)  # type: ignore[arg-type]  # mypy takes a generic class for unhashable
    return tuple(
        kind(
            **{
                name: readers[name](value) if value is not None and name in readers else value
                for name, value in row.items()
            }
        )
        for row in found or ()
    )


@cache
def _readers(kind: type[Any]) -> dict[str, Any]:
    """By the name of a field that holds a date or a time, what reads it from JSON."""
    hints = get_type_hints(kind)
    kinds = {
        field.name: {hints[field.name], *get_args(hints[field.name])} for field in fields(kind)
    }
    return {
        name: reader
        for name, known in kinds.items()
        for type_, reader in _FROM_JSON.items()
        if type_ in known
    }
