"""Keyword functions for requests of residents about their own data."""

from datetime import date
from hashlib import sha256
from typing import Any

from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.rights.actions.copies import make_copy, save_marks
from interwonen.rights.actions.requests import answer_request, extend_request, record_request
from interwonen.rights.actions.statements import record_statement
from interwonen.rights.models import CopyFile, FileCopy, ResidentStatement, RightsRequest
from participants.models import Participant
from tests.factories import TODAY, make_user, system


def asked(**facts: Any) -> dict[str, Any]:
    """A copy of the file, asked by letter on a Tuesday; the last day in time is 1 July."""
    defaults = {
        "right": "access",
        "asks": "Ik wil lezen wat er over mij staat.",
        "received_on": date(2021, 6, 1),
        "way": "letter",
        "asker": "resident",
        "representative": "",
        "identity": "known",
        "today": TODAY,
        "by": system(),
    }
    return {**defaults, **facts}


def make_rights_request(participant: Participant, **facts: Any) -> RightsRequest:
    """A request without an answer."""
    return record_request(participant=participant, **asked(**facts))


def answered(**facts: Any) -> dict[str, Any]:
    """Granted today."""
    defaults = {
        "decision": "granted",
        "decided_because": "",
        "done": "De kopie is overhandigd.",
        "answered_on": TODAY,
        "today": TODAY,
        "by": system(),
    }
    return {**defaults, **facts}


def answer_rights_request(request: RightsRequest, **facts: Any) -> RightsRequest:
    """The same request with an answer."""
    return answer_request(request=request, **answered(**facts))


def extend_rights_request(request: RightsRequest, **facts: Any) -> RightsRequest:
    """The same request, of which the resident was told today that it takes longer."""
    defaults = {
        "extended_on": TODAY,
        "extended_because": "Er zijn veel teksten.",
        "today": TODAY,
        "by": system(),
    }
    return extend_request(request=request, **{**defaults, **facts})


def make_statement(participant: Participant, **facts: Any) -> ResidentStatement:
    """What a resident says of the file today."""
    defaults = {
        "text": "Zo is het niet gegaan.",
        "stated_on": TODAY,
        "today": TODAY,
        "by": system(),
    }
    return record_statement(participant=participant, **{**defaults, **facts})


def make_file_copy(request: RightsRequest) -> FileCopy:
    """A copy whose texts nobody went through."""
    return make_copy(request=request, now=clock.now(), by=system())


def go_through(copy: FileCopy, *words: str, by: User | None = None) -> FileCopy:
    """The same copy, gone through by someone else than the system; these words are left out in every text that holds them."""
    marked = {text.number: text.original for text in copy.texts.all()}
    for word in words:
        marked = {number: said.replace(word, f"[[{word}]]") for number, said in marked.items()}
    return save_marks(copy=copy, marked=marked, by=by or make_user())


def make_released(copy: FileCopy) -> FileCopy:
    """The same copy, gone through and released; its files say no more than which they are."""
    copy = go_through(copy)
    copy.released_on, copy.released_by = TODAY, system()
    save_as(copy, by=system())
    for kind in CopyFile.Kind:
        content = kind.value.encode()
        digest = sha256(content).hexdigest()
        CopyFile.objects.create(copy=copy, kind=kind, content=content, digest=digest)
    return copy
