"""The history of one record in words: who changed which field from what into what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from interwonen.core.wording import in_words

NOT_SHOWN = {"id", "key"}


@dataclass(frozen=True)
class FieldChange:
    """One field before and after; empty values read as an empty text."""

    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One act on a record: when, by whom, what kind, and which fields."""

    at: datetime
    by: str
    kind: str
    fields: tuple[FieldChange, ...]


def history_of(row: models.Model) -> list[Change]:
    """All changes of a record, the last one first; one query for the rows, one per kind of link."""
    past = list(row.history.select_related("history_user").order_by("-history_date", "-history_id"))  # type: ignore[attr-defined]
    shown = [field for field in row._meta.concrete_fields if field.name not in NOT_SHOWN]
    names = _Names(shown, past)
    earlier = [*past[1:], None]
    return [_change(now, before, shown, names) for now, before in zip(past, earlier, strict=True)]


def _change(now: Any, before: Any, shown: list[Any], names: "_Names") -> Change:
    kinds = {"+": _("Added"), "~": _("Changed"), "-": _("Deleted")}
    fields = tuple(
        FieldChange(field.verbose_name, names.text(field, before), names.text(field, now))
        for field in shown
        if hasattr(now, field.attname) and names.text(field, before) != names.text(field, now)
    )
    return Change(now.history_date, str(now.history_user), kinds[now.history_type], fields)


class _Names:
    """Values of fields as people read them; linked records are fetched once per kind."""

    def __init__(self, fields: list[Any], rows: list[Any]) -> None:
        self._linked: dict[str, dict[Any, str]] = {}
        for field in fields:
            if field.is_relation:
                keys = {getattr(row, field.attname, None) for row in rows} - {None}
                related = field.related_model._default_manager.filter(pk__in=keys)
                self._linked[field.name] = {item.pk: str(item) for item in related}

    def text(self, field: Any, row: Any) -> str:
        value = getattr(row, field.attname, None) if row is not None else None
        if value is None or value == "":
            return ""
        if field.is_relation:
            return self._linked[field.name].get(value, str(value))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return in_words(value)
