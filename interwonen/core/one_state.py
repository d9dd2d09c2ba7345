"""A page reads one state of the database, whatever others save while it is made."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def one_state() -> Iterator[None]:
    """Every query in the block sees the database as it was at the first one.

    Inside a transaction it does nothing.
    """
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    driver = connection.connection
    driver.isolation_level = IsolationLevel.REPEATABLE_READ  # goes along with BEGIN
    try:
        with transaction.atomic():
            yield
    finally:
        if not driver.closed:
            driver.isolation_level = None
