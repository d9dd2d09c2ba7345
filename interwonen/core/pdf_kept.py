"""PDFs that were made are kept for a day, and one is made at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.db import connection, transaction

from interwonen.core.pdf import Document, pdf_of

KEPT_FOR = 24 * 60 * 60  # seconds
TURN = 0x706466  # "pdf", the number of a lock in the database


class MadeElsewhere(Exception):
    """Another PDF is being made at this moment."""


def kept_pdf_of(document: Document) -> bytes:
    """The document as PDF: the one that was made of it within a day, or else made now.

    All web processes together make one at a time, so that readers of documents never hold them all.
    Raises MadeElsewhere when another is being made, and as `pdf_of` does.
    """
    key = f"pdf-{document.digest}"
    if (kept := cache.get(key)) is None:
        with _alone():
            kept = cache.get(key) or pdf_of(document)  # another may have made it just now
            cache.set(key, kept, KEPT_FOR)
    return bytes(kept)


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock for as long as this transaction lasts; raises MadeElsewhere when it is taken."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [TURN])
        if not cursor.fetchone()[0]:
            raise MadeElsewhere
        yield
