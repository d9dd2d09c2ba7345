"""The hashes of blocks that everybody may keep: the last one of each day, and how they are written."""

import re
from datetime import datetime

from django.db import connection

from interwonen.audit.models import LogBlock

MOST_DAYS = 400
# From day to day, so that the number of blocks does not matter.
_LAST_OF_EACH_DAY = """
WITH RECURSIVE day(number, sealed_at, hash, depth) AS (
  (SELECT number, sealed_at, hash, 1 FROM audit_logblock ORDER BY number DESC LIMIT 1)
  UNION ALL
  SELECT earlier.number, earlier.sealed_at, earlier.hash, depth + 1 FROM day CROSS JOIN LATERAL (
    SELECT number, sealed_at, hash FROM audit_logblock
    WHERE sealed_at < date_trunc('day', day.sealed_at, 'Europe/Amsterdam')
    ORDER BY sealed_at DESC, number DESC LIMIT 1) earlier
  WHERE depth < %s)
SELECT number, sealed_at, hash FROM day ORDER BY number DESC
"""
# A line of the public list, or just "12 4f0c...".
_ANCHOR = re.compile(r"(?:.*\s)?(\d+)\s+([0-9a-f]{64})\s*")


def anchors() -> list[tuple[int, datetime, str]]:
    """Number, moment and hash of the last block of each day, the latest first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_OF_EACH_DAY, [MOST_DAYS])
        return list(cursor.fetchall())


def anchor_before(midnight: datetime) -> LogBlock | None:
    """The last block of the days before: it stays in the list. On the first day, the last block."""
    blocks = LogBlock.objects.order_by("number")
    return blocks.filter(sealed_at__lt=midnight).last() or blocks.last()


def read_anchors(text: str) -> dict[int, str]:
    """Hashes by number of block from a list; lines that name none, such as a heading, do not count."""
    found = filter(None, map(_ANCHOR.fullmatch, text.splitlines()))
    return {int(each[1]): each[2] for each in found}
