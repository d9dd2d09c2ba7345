"""The SQL that copies all rows which belong to some others, many times, with keys of their own.

The keys of the copies come after all that there are in a table, those of one copy after those of the
one before; a reference to a row that was copied too is shifted the same way as the key of that row.
"""

from collections.abc import Container, Iterator, Mapping
from typing import Any

from django.db import connection, models

from interwonen.core.guarding import our_models

Model = type[models.Model]


class Copying:
    """The statements that make the copies `first` up to and including `last`.

    `roots` says which rows are copied, as a condition per model; all that belongs to them is copied
    along. `own` is what a copy has of its own: an SQL expression, in which n is its number, per
    name of a field. `people` is the model of users, to which a record refers without being theirs.
    """

    def __init__(
        self,
        *,
        roots: Mapping[Model, str],
        own: Mapping[Model, Mapping[str, str]],
        people: Model,
        first: int,
        last: int,
    ) -> None:
        self.own, self.people = own, people
        self.first, self.last = first, last
        self.rows = dict(roots)
        self._gather(theirs=False)
        self._gather(theirs=True)
        self.highest = {model: _highest(model, "TRUE") for model in self.rows}
        self.strides = {model: _highest(model, rows) for model, rows in self.rows.items()}

    def statements(self) -> Iterator[str]:
        """A statement per table."""
        for model, rows in self.rows.items():
            yield self._insert(model, rows, self._own_of(model))

    def again(self, rows: Mapping[Model, str], own: Mapping[str, str], *, time: int) -> list[str]:
        """Statements that copy some rows into every copy once more, for the first or second time.

        `own` is for the first of the models; the others refer to it.
        """
        changed = [own, *({} for _ in rows)]
        return [
            self._insert(model, condition, expressions, time=time, again=set(rows))
            for (model, condition), expressions in zip(rows.items(), changed, strict=False)
        ]

    def afterwards(self) -> Iterator[str]:
        """New rows get keys above those of the copies, and the planner learns the new sizes."""
        for model in self.rows:
            table, key = model._meta.db_table, model._meta.pk
            if isinstance(key, models.AutoField):
                sequence = f"pg_get_serial_sequence('{table}', '{key.column}')"
                yield f"SELECT setval({sequence}, (SELECT max({key.column}) FROM {table}))"
            yield f"ANALYZE {table}"

    def _gather(self, *, theirs: bool) -> None:
        """Add what belongs to the rows so far, and so on; at last also what is `theirs` only."""
        known = set(our_models())
        found = True
        while found:
            news = {model: self._belonging(model, theirs) for model in known - set(self.rows)}
            found = any(news.values())
            self.rows |= {model: condition for model, condition in news.items() if condition}

    def _belonging(self, model: Model, theirs: bool) -> str:
        """The condition on the rows that belong to rows known so far; empty when none do."""
        for field in model._meta.local_concrete_fields:
            target = _target(field)
            if target in self.rows and (
                theirs or field.remote_field is None or target != self.people
            ):
                return self._among(_column(field), target)
        return ""

    def _among(self, column: str, target: Model) -> str:
        table, key = target._meta.db_table, _column(target._meta.pk)
        return f"{column} IN (SELECT {key} FROM {table} WHERE {self.rows[target]})"

    def _own_of(self, model: Model) -> Mapping[str, str]:
        """Also in the history: there a copy has the same name."""
        return self.own.get(getattr(model, "instance_type", model), {})

    def _insert(
        self,
        model: Model,
        rows: str,
        own: Mapping[str, str],
        *,
        time: int = 0,
        again: Container[Model] = (),
    ) -> str:
        fields = model._meta.local_concrete_fields
        columns = ", ".join(_column(field) for field in fields)
        values = ", ".join(own.get(f.name) or self._value(model, f, again) for f in fields)
        numbers = f"generate_series({self.first}, {self.last}) n"
        return (
            f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {values}"
            f" FROM (SELECT * FROM {model._meta.db_table} WHERE {rows}) original"
            f" CROSS JOIN (SELECT n, n + {time * (self.last + 1)} AS k FROM {numbers}) copies"
        )

    def _value(self, model: Model, field: Any, again: Container[Model]) -> str:
        """What a copy has in a column: a key of its own, a unique text, or the same."""
        target = model if field.primary_key else _target(field)
        column = _column(field)
        if target in self.rows:
            shifted = self._shifted(
                column, target, "k" if field.primary_key or target in again else "n"
            )
            if target != self.people or field.primary_key:
                return shifted
            return f"CASE WHEN {self._among(column, target)} THEN {shifted} ELSE {column} END"
        if isinstance(field, models.UUIDField):
            return _hashed(column, "n")
        return f"md5({column} || '-' || n)" if field.unique else column

    def _shifted(self, column: str, target: Model, number: str) -> str:
        if isinstance(target._meta.pk, models.UUIDField):
            return _hashed(column, number)
        if not isinstance(target._meta.pk, models.AutoField):
            return f"{column} + {number}"  # drawn at random, so the numbers after it are free
        past = f"{self.highest[target]} + ({number} - {self.first}) * {self.strides[target]}"
        return f"{column} + {past}"


def _column(field: Any) -> str:
    return str(connection.ops.quote_name(field.column))


def _hashed(column: str, number: str) -> str:
    return f"md5({column} || '-' || {number})::uuid"


def _target(field: Any) -> Model | None:
    """The model whose key a column holds: a foreign key, or the key of the row in its history."""
    if field.remote_field:
        return field.remote_field.model
    kept: Model | None = getattr(field.model, "instance_type", None)
    return kept if kept and field.name == kept._meta.pk.name else None


def _highest(model: Model, rows: str) -> int:
    """The highest key among some rows; 0 when there are none, or when keys are not counted up."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField):
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max({_column(key)}) FROM {model._meta.db_table} WHERE {rows}")
        return cursor.fetchone()[0] or 0
