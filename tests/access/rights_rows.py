"""Rows of the table of routes about what residents ask about their own data."""

from typing import Any

from interwonen.access.roles import Role
from participants.models import Participant
from tests.rights_factories import make_rights_request

_WRITE = {Role.CASE_MANAGER, Role.TEAM_LEAD}

RIGHTS_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "rights:request-list": ("", {*_WRITE, Role.AUDITOR}),
    "rights:request-create": ("participant", _WRITE),
    "rights:request-detail": ("rights_request", _WRITE),
    "rights:request-change": ("rights_request", _WRITE),
    "rights:request-extend": ("rights_request", _WRITE),
    "rights:request-answer": ("rights_request", _WRITE),
    "rights:request-withdraw": ("rights_request", _WRITE),
}

RIGHTS_HISTORIES: dict[str, tuple[str, set[Role]]] = {"rechten": ("rights_request", _WRITE)}


def rights_rows(participant: Participant) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    return {"rights_request": make_rights_request(participant)}
