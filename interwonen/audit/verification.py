"""Whether the access log is whole: computed anew from its lines, in the order in which they were sealed.

However long the log, this holds the lines of one block and the end of each person's chain. What it
says is in Dutch: the auditor of a Dutch municipality reads it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone
from django.utils.text import capfirst

from interwonen.accounts import signed_factors
from interwonen.accounts.models import User
from interwonen.audit.models import AccessEvent, LogBlock, SealedLine, SubjectHead
from interwonen.audit.sealed_lines import NO_HASH, block_hash, header_of, knows, parts_of
from interwonen.audit.sealing import Heads
from interwonen.core.guarding import append_only_models, our_models
from interwonen.core.merkle import MerkleTree
from interwonen.core.one_state import one_state
from interwonen.core.signatures import Signed, is_signed
from interwonen.core.told_changes import untold, with_history

# A page is done long before this, and so is its line; an older one that comes in was put there by hand.
LATE = timedelta(hours=1)
# How long a line stays at the least (Staatscourant 2019, 38007); after that it may have been destroyed.
KEPT_FOR = timedelta(days=5 * 365)
_AT_ONCE = 2_000  # rows
_BY_HAND = "is niet door Interwonen geschreven: de handtekening past er niet bij."

Tell = Callable[[int], None]


class Verification:
    """One walk along the log, from the first block to the lines that wait to be sealed.

    `anchors` are hashes of blocks by their number, as someone kept them elsewhere; `now` is the real
    time. Afterwards `last` is the last block, `lines` and `waiting` say how many lines are in a block
    and in none, and `histories` how many rows of histories there are.
    """

    def __init__(self, *, now: datetime, anchors: Mapping[int, str]) -> None:
        self.now = now
        self.last: LogBlock | None = None
        self.lines = self.waiting = self.histories = 0
        self._anchors = dict(anchors)
        self._heads = Heads()
        self._run_before: datetime | None = (
            None  # when lines were sealed before those of this block
        )

    def broken_links(self, tell: Tell = lambda lines: None) -> Iterator[str]:
        """What is wrong, the first broken link first; nothing when the log is whole.

        `tell` hears after each block how many lines have been looked at.
        """
        with one_state(), _streaming():
            sealed = _ByBlock(_sealed_lines())
            heads = _ByBlock(SubjectHead.objects.order_by("block", "place").iterator(_AT_ONCE))
            for block in LogBlock.objects.iterator(_AT_ONCE):
                yield from self._header(block)
                yield from self._content(block, sealed.take(block.number), heads)
                self.last = block
                tell(self.lines)
            yield from self._beyond(sealed)
            yield from self._unsealed()
            yield from self._histories()
            yield from _renewed()
            yield from _ways_in()

    def _header(self, block: LogBlock) -> Iterator[str]:
        last = self.last
        expected = last.number + 1 if last else 1
        if block.number != expected:
            yield f"Blok {expected} is er niet."
        elif block.previous != (last.hash if last else NO_HASH):
            yield f"Blok {block.number} sluit niet aan op het blok ervoor."
        if block.hash != block_hash(header_of(block)):
            yield f"Blok {block.number} is gewijzigd: de hash past niet bij wat erin staat."
        if self._anchors.pop(block.number, block.hash) != block.hash:
            yield f"Blok {block.number} is een ander dan het blok dat elders is bewaard."
        if last and block.sealed_at != last.sealed_at:
            self._run_before = last.sealed_at

    def _content(
        self, block: LogBlock, rows: list[tuple[SealedLine, Any]], heads: "_ByBlock"
    ) -> Iterator[str]:
        self.lines += len(rows)
        stored = heads.take(block.number)
        if not knows(block.form):
            yield f"Blok {block.number} is verzegeld op een manier die deze versie niet kent."
            return
        for row, line in rows:
            yield from self._line(block, row, line)
        leaves = [bytes(row.leaf) for row, _line in rows]
        if (len(rows), MerkleTree(leaves).root.hex()) != (block.lines, block.lines_root):
            yield f"Blok {block.number} is verzegeld met andere regels: {block.lines}, nu {len(rows)}."
        present = [(line, bytes(row.leaf)) for row, line in rows if line is not None]
        yield from self._persons(block, stored, present, whole=len(present) == block.lines)

    def _line(self, block: LogBlock, row: SealedLine, line: Any) -> Iterator[str]:
        if line is None:
            if block.sealed_at > self.now - KEPT_FOR:
                yield f"Regel {row.line} van blok {block.number} is weg."
        elif parts_of(line, block.form).leaf != bytes(row.leaf):
            yield f"{_named(line)}, van blok {block.number}, is gewijzigd na het verzegelen."
        elif self._run_before and line.at < self._run_before - LATE:
            yield f"{_named(line)}, van blok {block.number}, is later toegevoegd dan erop staat."
        elif not is_signed(line):
            yield f"{_named(line)}, van blok {block.number}, {_BY_HAND}"

    def _persons(
        self, block: LogBlock, stored: list[SubjectHead], lines: list[Any], *, whole: bool
    ) -> Iterator[str]:
        """Compare the chains of persons; when lines were destroyed, go on from what was stored."""
        computed = self._heads.after(block.number, lines) if whole else stored
        if sorted(map(_facts, computed)) != sorted(map(_facts, stored)):
            yield f"Blok {block.number} zegt iets anders over de regels per deelnemer."
        for head in computed:
            if head.place > len(self._heads.tree):
                yield f"Blok {block.number} slaat een deelnemer over."
                return
            self._heads.put(head)
        tree = self._heads.tree
        if (len(tree), tree.root.hex()) != (block.subjects, block.heads_root):
            yield f"Blok {block.number} is verzegeld met een andere stand per deelnemer."

    def _beyond(self, sealed: "_ByBlock") -> Iterator[str]:
        if rest := sealed.take(None):
            yield f"Blok {rest[0][0].block_id} is er niet, maar zijn regels nog wel."
        for number in sorted(self._anchors):
            yield f"Blok {number}, dat elders is bewaard, is er niet: het logboek is ingekort."

    def _unsealed(self) -> Iterator[str]:
        known = SealedLine.objects.filter(line=OuterRef("pk"))
        stopped = False
        for line in AccessEvent.objects.filter(~Exists(known)).order_by("pk").iterator(_AT_ONCE):
            self.waiting += 1
            if not is_signed(line):
                yield f"{_named(line)} {_BY_HAND}"
            elif self.last and line.at < self.last.sealed_at - LATE:
                yield f"{_named(line)} staat in geen blok, en is ouder dan het laatste blok."
            elif line.at < self.now - LATE and not stopped:
                stopped = True
                yield f"{_named(line)} wacht al te lang: er wordt niets meer verzegeld."

    def _histories(self) -> Iterator[str]:
        """The rows of all histories, which are signed, and whether the records are as they tell."""
        for model in append_only_models():
            if model is AccessEvent or not issubclass(model, Signed):
                continue
            name = capfirst(str(model._meta.verbose_name))
            for row in model._default_manager.order_by("pk").iterator(_AT_ONCE):
                self.histories += 1
                if not is_signed(row):
                    yield f"{name}, rij {row.pk} van de geschiedenis, {_BY_HAND}"
            for twice in _written_twice(model):
                yield f"{name}: de rijen {twice} van de geschiedenis zijn een kopie van elkaar."
        for register in with_history(our_models()):
            name = capfirst(str(register._meta.verbose_name))
            for key in untold(register):
                yield f"{name} {key} is gewijzigd buiten de geschiedenis om."


def _renewed() -> Iterator[str]:
    """The rows without a history that are signed at each save, such as a text of a copy."""
    lasting = append_only_models()
    for model in our_models():
        if issubclass(model, Signed) and model not in lasting:
            for row in model._default_manager.order_by("pk").iterator(_AT_ONCE):
                if not is_signed(row):
                    yield f"{capfirst(str(model._meta.verbose_name))} {row.pk} {_BY_HAND}"


def _ways_in() -> Iterator[str]:
    """The passwords and second factors with which someone else could sign in as the account."""
    for user in User.objects.order_by("pk").iterator(_AT_ONCE):
        if user.has_usable_password() and not user.is_password_signed:
            yield f"Het wachtwoord van account {user.pk} {_BY_HAND}"
    for factor in Authenticator.objects.order_by("pk").iterator(_AT_ONCE):
        if not signed_factors.is_signed(factor):
            yield f"Tweede stap {factor.pk}, van account {factor.user_id}, {_BY_HAND}"


def _written_twice(model: Any) -> Iterator[str]:
    """The numbers of rows with one signature: a later one was copied from an earlier one by hand."""
    rows = (
        model._default_manager.order_by()
        .values("signature")
        .annotate(several=Count("pk"), numbers=ArrayAgg("pk", order_by="pk"))
    )
    for row in rows.filter(several__gt=1).iterator(_AT_ONCE):
        yield " en ".join(map(str, row["numbers"]))


class _ByBlock:
    """Rows in the order of their blocks, taken block by block."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def take(self, number: int | None) -> list[Any]:
        """The rows up to and including those of a block; of None all that are left."""
        taken = []
        while self._next is not None and (number is None or _block_of(self._next) <= number):
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken


def _block_of(row: Any) -> int:
    return int((row[0] if isinstance(row, tuple) else row).block_id)


def _sealed_lines() -> Iterator[tuple[SealedLine, AccessEvent | None]]:
    """What stands in the blocks, in order, each with the line itself if that is there."""
    rows = SealedLine.objects.order_by("block", "line").iterator(_AT_ONCE)
    while part := list(islice(rows, _AT_ONCE)):
        lines = AccessEvent.objects.in_bulk([row.line for row in part])
        yield from ((row, lines.get(row.line)) for row in part)


def _facts(head: SubjectHead) -> tuple[Any, ...]:
    return head.place, head.pilot_id or 0, head.subject, head.count, head.head


def _named(line: AccessEvent) -> str:
    return f"Regel {line.pk} ({timezone.localtime(line.at):%d-%m-%Y %H:%M})"


@contextmanager
def _streaming() -> Iterator[None]:
    """Let the database hand over rows in parts, which pages do not need."""
    own = connection.settings_dict
    before = own["DISABLE_SERVER_SIDE_CURSORS"]
    own["DISABLE_SERVER_SIDE_CURSORS"] = False
    try:
        yield
    finally:
        own["DISABLE_SERVER_SIDE_CURSORS"] = before
