"""A copy of a file as it is given: what is about others left out, as a document and as data."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from interwonen.core.pdf import Document, document_of
from interwonen.pilots.models import Pilot
from interwonen.rights.models import CopyText
from interwonen.rights.models.copies import CLOSES, OPENS
from participants.models import Participant
from participants.selectors.participants_recognised import recognisable

PRINT_LENGTH = 16
LEFT_OUT = "[weggelaten: gaat over iemand anders]"
_MARKED = re.compile(rf"{re.escape(OPENS)}.*?{re.escape(CLOSES)}", re.DOTALL)
_MARK = re.compile(rf"{re.escape(OPENS)}|{re.escape(CLOSES)}")


def are_in_pairs(marked: str) -> bool:
    """Whether each mark that opens is closed before the next one."""
    marks = _MARK.findall(marked)
    return marks == [OPENS, CLOSES] * (len(marks) // 2)


def without_marks(marked: str) -> str:
    """What a text with marks said before."""
    return _MARK.sub("", marked)


def as_given(marked: str) -> str:
    """A text with marks as it is given: what was marked is left out, and that is visible."""
    return _MARKED.sub(LEFT_OUT, marked)


def proposed_marks(text: str, participant: Participant, others: Iterable[str]) -> str:
    """A text with marks around what may name someone else; `others` are names of other residents."""
    own = {participant.first_name, participant.last_name, participant.full_name}
    pilot: Pilot = participant.pilot
    found = {each for each in recognisable(text, pilot=pilot, names=others) if each not in own}
    if not found:
        return text
    longest_first = sorted(found, key=len, reverse=True)
    words = "|".join(re.escape(each) for each in longest_first)
    return re.sub(rf"(?<!\w)({words})(?!\w)", rf"{OPENS}\1{CLOSES}", text)


def print_of(text: str) -> str:
    """Some letters by which a change of a text is known."""
    return sha256(text.encode()).hexdigest()[:PRINT_LENGTH]


def prints_of(texts: Iterable[CopyText]) -> str:
    """The prints of the marked texts of a copy as they are now."""
    return "".join(print_of(each.marked) for each in texts)


def changed_since(texts: Sequence[CopyText], seen: str) -> list[tuple[CopyText, str]]:
    """Those of the texts that have another print now, each with its print in `seen`."""
    before = (seen[at * PRINT_LENGTH :][:PRINT_LENGTH] for at in range(len(texts)))
    pairs = zip(texts, before, strict=True)
    return [(text, was) for text, was in pairs if print_of(text.marked) != was]


def given(snapshot: Mapping[str, Any], texts: Iterable[CopyText]) -> dict[str, Any]:
    """The contents of a copy with its texts as they are given, and how often something was left out."""
    marked = {each.number: each.marked for each in texts}
    words = {number: as_given(text) for number, text in marked.items()}
    filled = _filled(snapshot, words)
    return {**filled, "left_out": sum(text.count(OPENS) for text in marked.values())}


def _filled(value: Any, words: Mapping[int, str]) -> Any:
    if isinstance(value, list):
        return [_filled(each, words) for each in value]
    if isinstance(value, dict):
        if value.keys() == {"text"}:
            return words[value["text"]]
        return {key: _filled(each, words) for key, each in value.items()}
    return value


def copy_document(contents: Mapping[str, Any], participant: Participant) -> Document:
    """The copy as a document for the resident."""
    key = sha256(f"{participant.pk} {participant.reference}".encode()).hexdigest()[:12]
    made_on = date.fromisoformat(contents["made_on"])
    return document_of(
        "documents/file_copy.html",
        {"copy": contents, "made_on": made_on, "left_out": LEFT_OUT},
        title="Uw gegevens bij Interwonen",
        identifier=f"file-copy-{key}-{made_on}",
        dated=made_on,
        author=" en ".join(contents["controllers"]),
        subject="Kopie van uw dossier",
    )


def copy_data(contents: Mapping[str, Any]) -> bytes:
    """The copy as JSON; docs/copy-of-a-file.md says what each key means."""
    return json.dumps(contents, ensure_ascii=False, indent=2).encode()
