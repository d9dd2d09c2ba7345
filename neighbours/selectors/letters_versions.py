"""The versions of the text of a letter, and what each changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from neighbours.models import LetterRound, LetterText
from neighbours.selectors.letters_fields import beginning_of

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A part of a text that stayed, went or came."""

    kind: Literal["kept", "gone", "new"]
    text: str


def body_of(round: LetterRound) -> str:
    """The text of a round: its last version, or what a letter about this begins with."""
    return body_from(round, round.texts.first())


def body_from(round: LetterRound, last: LetterText | None) -> str:
    """The same with the last version in hand, if there is one."""
    return beginning_of(round.purpose).body if last is None else last.body


def changes(before: str, after: str) -> list[Piece]:
    """What a text says, with the words that went and those that came."""
    return list(_pieces(_WORD.findall(before), _WORD.findall(after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("kept", "".join(old[a:b]))
            continue
        if b > a:
            yield Piece("gone", "".join(old[a:b]))
        if d > c:
            yield Piece("new", "".join(new[c:d]))
