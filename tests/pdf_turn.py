"""The turn to make a PDF, held by another process."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from interwonen.core.pdf_kept import TURN


@contextmanager
def made_elsewhere() -> Iterator[None]:
    """Another process makes a PDF: it holds the lock on a connection of its own."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
        assert cursor.fetchone() == (True,), "this test has the turn itself"
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])
    other.close()
