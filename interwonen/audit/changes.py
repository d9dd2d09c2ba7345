"""The history of one record in words: who changed which field from what into what."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.told_changes import linked_fields

NOT_SHOWN = {"id", "key"}


@dataclass(frozen=True)
class FieldChange:
    """One field before and after; empty values read as an empty text."""

    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One act on a record: when, by whom, what kind, why if that was said, and which fields."""

    at: datetime
    by: str
    kind: str
    reason: str
    fields: tuple[FieldChange, ...]


def history_of(row: models.Model) -> list[Change]:
    """All changes of a record, the last one first; one query for the rows, one per kind of link.

    A record can have a method `hidden_in_history` that names, from all its versions, the fields
    that are not shown.
    """
    past = list(row.history.select_related("history_user").order_by("-history_date", "-history_id"))  # type: ignore[attr-defined]
    shown = [*_fields_shown(row, past), *linked_fields(row)]
    names = _Names(row, shown, past)
    earlier = [*past[1:], None]
    return [_change(now, before, shown, names) for now, before in zip(past, earlier, strict=True)]


def act_in_words(history_type: str) -> str:
    """What a row of a history did to its record."""
    return {"+": _("Added"), "~": _("Changed"), "-": _("Withdrawn")}[history_type]


def facts_of(row: models.Model) -> list[tuple[str, str]]:
    """What a record says now: the name of each field that is filled in, and its value in words."""
    shown = _fields_shown(row, [row])
    names = _Names(row, shown, [row])
    return [
        (capfirst(field.verbose_name), text) for field in shown if (text := names.text(field, row))
    ]


def words_of(rows: Sequence[models.Model]) -> list[list[tuple[Any, str]]]:
    """What records of one kind say now, each as its filled-in fields with their values in words; one
    query per kind of link, however many records there are."""
    if not rows:
        return []
    shown = _fields_shown(rows[0], list(rows))
    names = _Names(rows[0], shown, list(rows))
    return [[(field, text) for field in shown if (text := names.text(field, row))] for row in rows]


def _fields_shown(row: models.Model, versions: list[Any]) -> list[Any]:
    hide = getattr(row, "hidden_in_history", None)
    hidden = NOT_SHOWN | (hide(versions) if hide else set())
    return [field for field in row._meta.concrete_fields if field.name not in hidden]


def _change(now: Any, before: Any, shown: list[Any], names: "_Names") -> Change:
    fields = tuple(
        FieldChange(field.verbose_name, names.text(field, before), names.text(field, now))
        for field in shown
        if hasattr(now, field.attname) and names.text(field, before) != names.text(field, now)
    )
    return Change(
        at=now.history_date,
        by=str(now.history_user),
        kind=act_in_words(now.history_type),
        reason=now.history_change_reason or "",
        fields=fields,
    )


class _Names:
    """Values of fields as people read them; linked records are fetched once per kind."""

    def __init__(self, row: models.Model, fields: list[Any], past: list[Any]) -> None:
        self._model = type(row)
        self._several = {field: _keys_kept(row, field) for field in fields if field.many_to_many}
        self._linked: dict[Any, dict[Any, str]] = {}
        for field in fields:
            if field.is_relation:
                keys = {key for version in past for key in self._keys(field, version)}
                related = field.related_model._default_manager.filter(pk__in=keys)
                self._linked[field] = {item.pk: str(item) for item in related}

    def text(self, field: Any, version: Any) -> str:
        if version is None:
            return ""
        if field.is_relation:
            known = self._linked[field]
            return ", ".join(
                sorted(known.get(k, _("withdrawn since")) for k in self._keys(field, version))
            )
        value = getattr(version, field.attname, None)
        words = getattr(self._model, f"{field.name}_label", None)
        if isinstance(words, property) and words.fget:  # such as the name of a role
            return str(words.fget(version))
        if field.choices and value:
            return str(dict(field.flatchoices).get(value, value))
        return in_words(value)

    def _keys(self, field: Any, version: Any) -> list[Any]:
        """The records that a version links to in a field: none, one or several."""
        if field.many_to_many:
            return self._several[field].get(version.pk, [])
        key = getattr(version, field.attname, None)
        return [] if key is None else [key]


def _keys_kept(row: models.Model, field: Any) -> dict[int, list[Any]]:
    """Of a field that links to several records: which ones, by version."""
    kept = getattr(row.history.model, field.name).model  # type: ignore[attr-defined]
    rows = kept._default_manager.filter(**{field.m2m_field_name(): row.pk})
    keys: dict[int, list[Any]] = defaultdict(list)
    for version, key in rows.values_list("history_id", field.m2m_reverse_field_name()):
        keys[version].append(key)
    return keys
