"""How a line of the access log, a person's chain of lines and a block become hashes.

Nothing here asks the database, so whoever gets a receipt can compute the same.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from interwonen.core.merkle import leaf_hash

# What a person whom a line is about gets to read of it, and what stays with us. The second part has
# a number and a signature that nobody guesses, so that its hash gives away nothing.
_FORMS: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    1: (
        (
            "at",
            "act",
            "outcome",
            "organisation_name",
            "roles",
            "pilot_id",
            "page",
            "object_type",
            "subject",
            "emergency",
        ),
        (
            "id",
            "event_id",
            "user_id",
            "user_name",
            "permission",
            "object_id",
            "network_address",
            "device",
            "request_id",
            "signature",
        ),
    )
}
# The form of a new block. A new column of a line comes in a new form; what is sealed keeps its own.
FORM = 1
NO_HASH = "0" * 64  # before the first block
NO_LINES = bytes(32)  # the head of a person of whom there is no line
# What the hash of a block covers.
HEADER = (
    "number",
    "sealed_at",
    "form",
    "lines",
    "lines_root",
    "subjects",
    "heads_root",
    "previous",
)


@dataclass(frozen=True)
class Parts:
    """A line for its person: what they read, and the hash of what they do not."""

    shown: dict[str, Any]
    hidden: bytes

    @property
    def leaf(self) -> bytes:
        """The hash of the whole line."""
        return leaf_hash(sha256(canonical(self.shown)).digest() + self.hidden)


def knows(form: int) -> bool:
    """Whether this version of the product knows a form."""
    return form in _FORMS


def columns_of(form: int) -> set[str]:
    """The columns of a line that a form covers."""
    shown, hidden = _FORMS[form]
    return {*shown, *hidden}


def parts_of(line: Any, form: int) -> Parts:
    """Both parts of a line; raises KeyError for an unknown form."""
    shown, hidden = _FORMS[form]
    return Parts(_values(line, shown), sha256(canonical(_values(line, hidden))).digest())


def next_head(head: bytes, leaf: bytes) -> bytes:
    """The end of a person's chain when a line comes in."""
    return sha256(b"\x02" + head + leaf).digest()


def head_leaf(pilot_id: int | None, subject: str, count: int, head: str) -> bytes:
    """What stands for a person among all persons of a block."""
    facts = {"pilot_id": pilot_id, "subject": subject, "count": count, "head": head}
    return leaf_hash(canonical(facts))


def header_of(block: Any) -> dict[str, Any]:
    """What the hash of a block covers, as text and numbers."""
    return _values(block, HEADER)


def block_hash(header: Mapping[str, Any]) -> str:
    """The hash of a block, given its header."""
    return sha256(canonical(header)).hexdigest()


def canonical(facts: Mapping[str, Any]) -> bytes:
    """Facts in the one way in which they are hashed: JSON without spaces, names in order."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value
