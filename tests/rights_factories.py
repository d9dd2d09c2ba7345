"""Keyword functions for requests of residents about their own data."""

from datetime import date
from typing import Any

from interwonen.rights.actions.requests import answer_request, extend_request, record_request
from interwonen.rights.models import RightsRequest
from participants.models import Participant
from tests.factories import TODAY, system


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
