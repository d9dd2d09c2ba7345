"""Two people who change one record: the second sees what the first did, and chooses."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import models
from django.db.models import Count, Max, OuterRef, Subquery

from interwonen.core.rules import GONE_MEANWHILE, RuleBroken

M = TypeVar("M", bound=models.Model)


class Overtaken(Exception):
    """A record was changed after it was opened; nothing was written.

    `row` is what it says at `version`, read while it was held: yet another change has another one.
    """

    def __init__(self, row: models.Model, version: int) -> None:
        self.row = row
        self.version = version
        super().__init__(f"{row._meta.label} {row.pk} was changed meanwhile")


@dataclass(frozen=True)
class Difference:
    """One field that someone else changed: what it is now, what this form says, who was ahead."""

    label: str
    theirs: str
    mine: str
    taken_over: bool


def version_of(row: Any) -> int:
    """The number of the last change of a record; 0 for a new one."""
    last = row.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return int(last or 0)


def parts_at(version: Any, parts: Any, link: str) -> list[Any]:
    """What the rows that point at a record with `link` said when it was at a version.

    `version` is a row of the history of the record, which is always saved before its parts; `parts`
    is the history of these.
    """
    rows = parts.filter(**{f"{link}_id": version.id}).order_by("history_id")
    following = type(version).objects.filter(id=version.id, history_id__gt=version.history_id)
    if (after := following.order_by("history_id").first()) is not None:
        rows = rows.filter(history_date__lt=after.history_date)
    last = {row.id: row for row in rows}
    return [row for row in last.values() if row.history_type != "-"]


def change_counts(model: Any) -> dict[str, Subquery]:
    """For a queryset of records: `changes`, how often each was changed, and `changed_at`, when that
    was last."""
    past = model.history.filter(id=OuterRef("pk")).order_by().values("id")
    return {
        "changes": Subquery(past.annotate(number=Count("pk") - 1).values("number")),
        "changed_at": Subquery(past.annotate(last=Max("history_date")).values("last")),
    }


def locked(row: M, *, version: int | None = None) -> M:
    """The record as it is now, held for this transaction.

    Raises RuleBroken when it is there no more, and Overtaken when its last change is not `version`;
    None skips that check, for callers that did not show the record to anyone first.
    """
    rows: Any = type(row)._default_manager
    now: M | None = rows.select_for_update(no_key=True, of=("self",)).filter(pk=row.pk).first()
    if now is None:
        raise RuleBroken(GONE_MEANWHILE)
    if version is not None and (last := version_of(now)) != version:
        raise Overtaken(now, last)
    return now


def last_change(row: Any) -> tuple[str, datetime]:
    """Who changed a record last, and when."""
    past = row.history.select_related("history_user").latest()
    return str(past.history_user), past.history_date
