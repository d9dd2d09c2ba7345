"""Plants a mark in every text of every record.

A mark is a word of its own per column; around it stands what attackers try: the start of a formula,
markup and addresses that no page or document may load.
"""

from itertools import count
from typing import Any

from django.db import connection, models, transaction
from django.db.models import CharField, EmailField, Value
from django.db.models.functions import Cast, Concat

from interwonen.access.roles import Role
from participants.models import Participant
from participants.models.records import ParticipantRecord
from tests.crawl.markers import (
    ALIKE,
    COUNSELLOR,
    FIELD_SEES,
    OWN_BY_ITSELF,
    SEES,
    json_fields,
    name_of,
    text_fields,
    written_models,
)

SEARCHED = "zoekbaar"
HARMFUL = """<script>kwaad()</script>"'><img src="file:///etc/passwd" onerror="kwaad()">"""
# Where there is less room, markup that does no more than show that it is obeyed; at last the mark alone.
OBEYED = "<u>"
_FULL = f"={SEARCHED} {{mark}} {HARMFUL} "
# One that the queue of mails takes for an address.
_ADDRESS = f"={SEARCHED} <{{mark}}@post.example> {HARMFUL} "
_TEXTS = (
    _FULL,
    f"={SEARCHED} {{mark}} {OBEYED} ",
    f"{SEARCHED} {{mark}} ",
    f"{{mark}}{OBEYED} ",
    "{mark} ",
)


class Planted:
    """Marks by their word: the column, and who may meet it."""

    def __init__(self) -> None:
        self.readers: dict[str, set[Role]] = {}
        self.column: dict[str, str] = {}
        self.of: dict[str, str] = {}
        self.refused: list[str] = []
        self._number = count(1)

    def plant(self, own: Any) -> None:
        """Mark every text; those of files other than `own` get marks that no counsellor may meet.

        `own` are the keys of the participants whose files the counsellor may open.
        """
        with connection.cursor() as cursor:
            # What waits for the end of the transaction is checked before the marks come.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            cursor.execute("SET LOCAL session_replication_role = replica")
        for model in written_models():
            for field in [*text_fields(model), *json_fields(model)]:
                self._mark_all(model, field, own)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = origin")

    def _mark_all(self, model: Any, field: Any, own: Any) -> None:
        name, label = name_of(field), model._meta.label
        readers = FIELD_SEES.get(name, SEES[label])
        mark_rows = _mark_value if field in json_fields(model) else self._mark_text
        rows = model._base_manager.all()
        mark_rows(rows, field, self._mark_of(name, readers, label))
        path = _path_to_participant(model)
        if path and label not in OWN_BY_ITSELF:
            others = Participant.objects.exclude(pk__in=own).values("pk")
            mark = self._mark_of(f"{name} of others", readers - {COUNSELLOR}, "")
            mark_rows(rows.filter(**{f"{path}__in": others}), field, mark)

    def _mark_of(self, name: str, readers: set[Role], label: str) -> str:
        mark = f"Mk{next(self._number):03d}k"
        self.readers[mark], self.column[mark], self.of[mark] = readers, name, label
        return mark

    def _mark_text(self, rows: Any, field: Any, mark: str) -> None:
        model = rows.model
        said = list(rows.exclude(**{field.name: ""}).values_list("pk", flat=True))
        # A text that only some rows may have is marked where it stands.
        keys = said or list(rows.values_list("pk", flat=True))
        alike = ALIKE.get(model._meta.label, set())
        names = alike if field.name in alike else {field.name}
        for text in (_ADDRESS, *_TEXTS) if isinstance(field, EmailField) else _TEXTS:
            if field.max_length and len(text.format(mark=mark)) + 8 > field.max_length:
                continue
            value = Concat(Value(text.format(mark=mark)), Cast("pk", CharField()))
            past = getattr(model, "history", None)
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk__in=keys).update(**dict.fromkeys(names, value))
                    if past and any(f.name == field.name for f in past.model._meta.fields):
                        old = Concat(Value(text.format(mark=mark)), Cast("pk", CharField()))
                        past.filter(id__in=keys).update(**{field.name: old})
            except Exception:  # noqa: S112 a constraint on the shape of the text: try a plainer one
                continue
            return
        if said:
            self.refused.append(name_of(field))

    def forbidden_to(self, role: Role) -> set[str]:
        """The marks that someone in this role must not meet."""
        return {mark for mark, readers in self.readers.items() if role not in readers}

    def not_of(self, labels: set[str]) -> set[str]:
        """The marks in all kinds of records but these."""
        return {mark for mark, label in self.of.items() if label not in labels}


def _mark_value(rows: Any, field: Any, mark: str) -> None:
    """Mark the texts in a value that say something; a code or a key is one word."""
    for row in rows:
        marked = _with_mark(getattr(row, field.name), _FULL.format(mark=mark))
        rows.model._base_manager.filter(pk=row.pk).update(**{field.name: marked})


def _with_mark(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {key: _with_mark(each, text) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_mark(each, text) for each in value]
    return f"{text}{value}" if isinstance(value, str) and " " in value else value


def _path_to_participant(model: type[models.Model]) -> str:
    """The path from a record in a file to the participant; "" for other records."""
    if model is Participant:
        return "pk"
    return model.participant_path if issubclass(model, ParticipantRecord) else ""
