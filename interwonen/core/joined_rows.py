"""Few rows with many columns: in order, and together with the rows of a relation."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet


def in_order(rows: Iterable[Any], *fields: str) -> list[Any]:
    """Rows ordered by these fields, of the rows or of what they refer to, as in `order_by`.

    The order of a queryset is dropped first: Django compares what it orders by with every column
    that it selects, which for a few wide rows takes longer than reading them.
    """
    found = list(rows.order_by() if isinstance(rows, QuerySet) else rows)
    for field in reversed(fields):
        value = attrgetter(field.removeprefix("-").replace("__", "."))
        found.sort(key=value, reverse=field.startswith("-"))
    return found


def gathered(rows: Iterable[Any], relation: str) -> list[tuple[Any, list[Any]]]:
    """Each row once, with the list of what a FilteredRelation joined to it under this name.

    `rows` holds a row as often as there is something joined to it, one after the other; once and
    without the attribute if there is nothing.
    """
    found = []
    for _key, group in groupby(rows, key=lambda row: row.pk):
        same = list(group)
        joined = [getattr(row, relation, None) for row in same]
        found.append((same[0], [each for each in joined if each is not None]))
    return found
