"""Rows and the rows of a relation, in one query: those of a FilteredRelation with select_related."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any


def gathered(rows: Iterable[Any], relation: str) -> list[tuple[Any, list[Any]]]:
    """Each row once, with the list of what was joined to it under the name `relation`.

    `rows` holds a row as often as there is something joined to it, one after the other; once and
    without the attribute if there is nothing.
    """
    found = []
    for _key, group in groupby(rows, key=lambda row: row.pk):
        same = list(group)
        joined = [getattr(row, relation, None) for row in same]
        found.append((same[0], [each for each in joined if each is not None]))
    return found
