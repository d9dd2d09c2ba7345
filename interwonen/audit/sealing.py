"""Seals the lines of the access log in blocks, apart from the pages that write them.

A page adds one line and waits for nobody. What has come in since is chained here, by one process at
a time.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from interwonen.audit.models import AccessEvent, LogBlock, SealedLine, SubjectHead
from interwonen.audit.sealed_lines import (
    FORM,
    NO_HASH,
    NO_LINES,
    block_hash,
    head_leaf,
    header_of,
    next_head,
    parts_of,
)
from interwonen.core.merkle import MerkleTree

MOST_LINES = 5_000  # in a block, so that sealing needs little memory however much waits
# A transaction that began earlier may bring in a line with a lower number than one that is sealed.
# None takes nearly as long as this; what comes later still, `verify_log` finds.
SETTLED_AFTER = timedelta(days=1)
LINES_MAY_WAIT = timedelta(hours=1)
_LOCK = 7_513_001  # of the database, for who seals
_LATEST_HEADS = """
SELECT head.* FROM generate_series(0, %s - 1) AS person(place) CROSS JOIN LATERAL (
  SELECT * FROM audit_subjecthead WHERE place = person.place AND block_id <= %s
  ORDER BY block_id DESC LIMIT 1) head
ORDER BY head.place
"""
_ADD_LINES = "INSERT INTO audit_sealedline (line, block_id, leaf) VALUES (%s, %s, %s)"
_ADD_HEADS = """
INSERT INTO audit_subjecthead (block_id, pilot_id, subject, place, count, head)
VALUES (%s, %s, %s, %s, %s, %s)
"""


@transaction.atomic
def seal() -> int:
    """Seal every line that is in no block yet; gives how many that were.

    Run as the owner of the tables. Who comes second waits, and then sees what the first did.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = LogBlock.objects.last()
    now = max(timezone.now(), last.sealed_at) if last else timezone.now()
    heads = Heads(last)
    sealed = 0
    for lines in _waiting(_settled_at(now)):
        block = LogBlock(
            number=last.number + 1 if last else 1,
            sealed_at=now,
            form=FORM,
            previous=last.hash if last else NO_HASH,
        )
        _seal_in(block, lines, heads)
        last = block
        sealed += len(lines)
    return sealed


def latest_heads(block: LogBlock) -> list[SubjectHead]:
    """Where the chain of each person stood when a block was sealed, by place."""
    return list(SubjectHead.objects.raw(_LATEST_HEADS, [block.subjects, block.number]))


class Heads:
    """Where the chain of each person stands, in the order of their places, and the tree over these."""

    def __init__(self, block: LogBlock | None = None) -> None:
        self.tree = MerkleTree()
        self._known: dict[tuple[int | None, str], SubjectHead] = {}
        for head in latest_heads(block) if block else ():
            self.put(head)

    def put(self, head: SubjectHead) -> None:
        """Let a chain stand where this one stands; a new person comes at the end."""
        leaf = head_leaf(head.pilot_id, head.subject, head.count, head.head)
        self._known[head.pilot_id, head.subject] = head
        if head.place == len(self.tree):
            self.tree.append(leaf)
        else:
            self.tree[head.place] = leaf

    def after(self, number: int, lines: list[tuple[Any, bytes]]) -> list[SubjectHead]:
        """Where the chains stand after the lines of a block, each with its hash; they are not put."""
        moved: dict[tuple[int | None, str], SubjectHead] = {}
        places = count(len(self.tree))
        for line, leaf in lines:
            if not line.subject:
                continue
            person = line.pilot_id, line.subject
            head = moved.get(person) or self._known.get(person)
            moved[person] = SubjectHead(
                block_id=number,
                pilot_id=line.pilot_id,
                subject=line.subject,
                place=head.place if head else next(places),
                count=head.count + 1 if head else 1,
                head=next_head(bytes.fromhex(head.head) if head else NO_LINES, leaf).hex(),
            )
        return list(moved.values())


def _settled_at(now: datetime) -> datetime | None:
    """A line of before this moment is in a block, or comes in more than `SETTLED_AFTER` late."""
    settled = LogBlock.objects.filter(sealed_at__lt=now - SETTLED_AFTER).last()
    return settled.sealed_at - SETTLED_AFTER if settled else None


def _waiting(since: datetime | None) -> Iterator[list[AccessEvent]]:
    """The lines since a moment that are in no block, in the order of their numbers, in parts."""
    waiting = _in_no_block(AccessEvent.objects.order_by("pk"))
    if since is not None:
        waiting = waiting.filter(at__gte=since)
    after = 0
    while lines := list(waiting.filter(pk__gt=after)[:MOST_LINES]):
        yield lines
        after = lines[-1].pk


def _in_no_block(lines: Any) -> Any:
    return lines.filter(~Exists(SealedLine.objects.filter(line=OuterRef("pk"))))


def _seal_in(block: LogBlock, lines: list[AccessEvent], heads: Heads) -> None:
    """Fill in a new block for these lines, and add it."""
    leaves = [parts_of(line, block.form).leaf for line in lines]
    moved = heads.after(block.number, list(zip(lines, leaves, strict=True)))
    for head in moved:
        heads.put(head)
    block.lines, block.lines_root = len(lines), MerkleTree(leaves).root.hex()
    block.subjects, block.heads_root = len(heads.tree), heads.tree.root.hex()
    block.hash = block_hash(header_of(block))
    block.save(force_insert=True)
    with connection.cursor() as cursor:
        pairs = zip(lines, leaves, strict=True)
        cursor.executemany(_ADD_LINES, [(line.pk, block.number, leaf) for line, leaf in pairs])
        cursor.executemany(
            _ADD_HEADS,
            [
                (block.number, head.pilot_id, head.subject, head.place, head.count, head.head)
                for head in moved
            ],
        )


def lines_are_sealed(_now: datetime) -> bool:
    """Whether somebody seals: no line of about the last block, or after it, has waited too long.

    Lines and blocks have real times, also where the clock of a demonstration stands still.
    """
    waited = AccessEvent.objects.filter(at__lt=timezone.now() - LINES_MAY_WAIT)
    if last := LogBlock.objects.last():
        waited = waited.filter(at__gte=last.sealed_at - SETTLED_AFTER)
    return not _in_no_block(waited).exists()
