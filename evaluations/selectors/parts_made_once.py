"""Keeps the SQL of parts of a query: making it takes much longer than answering it."""

from datetime import date
from functools import lru_cache, wraps
from typing import Any, Protocol

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models.expressions import RawSQL

from interwonen.pilots.models import Pilot

# So many pilots and days are kept, for each function: about 30 kB each.
_MOST = 32
_KNOWN = ("id", "starts_on", "ends_on")


class ReadsParts(Protocol):
    """What gives, for a query of pilots, its parts by name, about a pilot up to a day."""

    def __call__(self, pilot: Pilot, *, as_of: date) -> dict[str, Any]: ...


def made_once(read: ReadsParts) -> ReadsParts:
    """The same parts, as SQL that is kept for the next time.

    They may hang on the period of the pilot and on the day, and on nothing else: of the pilot, `read`
    gets no other field.
    """

    @lru_cache(maxsize=_MOST)
    def kept(known: tuple[Any, ...], as_of: date) -> dict[str, Any]:
        parts = read(Pilot.from_db(DEFAULT_DB_ALIAS, _KNOWN, known), as_of=as_of)
        return {name: _as_sql(part) for name, part in parts.items()}

    @wraps(read)
    def parts_of(pilot: Pilot, *, as_of: date) -> dict[str, Any]:
        return dict(kept((pilot.pk, pilot.starts_on, pilot.ends_on), as_of))

    return parts_of


def _as_sql(part: Any) -> Any:
    """The SQL of a part; the part itself where Django sees that there can be no rows."""
    query = Pilot.objects.values(part=part).query
    asked = query.annotations["part"]
    try:
        sql, parameters = query.get_compiler(DEFAULT_DB_ALIAS).compile(asked)
    except EmptyResultSet:
        return part
    return RawSQL(sql, parameters, output_field=asked.output_field)  # noqa: S611
