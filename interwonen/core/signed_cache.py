"""The cache in the database, of JSON and bytes with a signature.

Django's own keeps pickles, and reading one back runs what is in it: who could write a row of that
table would run code here. A value that was not written here, or for another key, is not found.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core import signing
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connection, transaction
from django.utils import timezone

_READ = "SELECT cache_key, value FROM {} WHERE cache_key = ANY(%s) AND expires > clock_timestamp()"
_WRITE = (
    "INSERT INTO {0} AS known (cache_key, value, expires)"
    " VALUES (%(key)s, %(value)s, to_timestamp(%(until)s)) ON CONFLICT (cache_key)"
    " DO UPDATE SET value = EXCLUDED.value, expires = EXCLUDED.expires"
)
_STATEMENTS = {
    "set": _WRITE,
    "add": f"{_WRITE} WHERE known.expires <= clock_timestamp()",
    "touch": "UPDATE {0} SET expires = to_timestamp(%(until)s) WHERE cache_key = %(key)s",
}


class SignedCache(DatabaseCache):
    """As Django's, but for what it keeps of a value."""

    _table: str
    _cull: Callable[..., None]

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        """The values that are there, and were written here for that key."""
        names = {self.make_and_validate_key(key, version=version): key for key in keys}
        with connection.cursor() as cursor:
            cursor.execute(_READ.format(self._name), [list(names)])
            rows = cursor.fetchall()
        found = {}
        for name, text in rows:
            try:
                found[names[name]] = signing.loads(text, salt=_salt(name), serializer=_Bytes)
            except (signing.BadSignature, ValueError):
                continue
        return found

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        """Write a value: always, only where none is, or only how long the one that is there stays."""
        until = self.get_backend_timeout(timeout)
        text = signing.dumps(value, salt=_salt(key), serializer=_Bytes)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {self._name}")
            if (known := cursor.fetchone()[0]) > self._max_entries:
                self._cull(connection.alias, cursor, timezone.now(), known)
            values: dict[str, str | float] = {
                "key": key,
                "value": text,
                "until": float("inf" if until is None else until),
            }
            cursor.execute(_STATEMENTS[mode].format(self._name), values)
            return bool(cursor.rowcount)

    @property
    def _name(self) -> str:
        return connection.ops.quote_name(self._table)


class _Bytes:
    """Bytes as they are, and anything else as JSON; the first sign tells which."""

    def dumps(self, value: Any) -> bytes:
        return b"b" + value if isinstance(value, bytes) else b"j" + json.dumps(value).encode()

    def loads(self, kept: bytes) -> Any:
        return kept[1:] if kept[:1] == b"b" else json.loads(kept[1:])


def _salt(key: str) -> str:
    return f"interwonen.cache:{key}"
