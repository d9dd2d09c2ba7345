"""Rows of the table of routes about what residents ask about their own data."""

from typing import Any

from interwonen.access.roles import Role
from participants.actions.file_limits import limit_file
from participants.models import Participant
from tests.factories import TODAY, system
from tests.rights_factories import (
    make_file_copy,
    make_released,
    make_rights_request,
    make_statement,
)

_WRITE = {Role.CASE_MANAGER, Role.TEAM_LEAD}
_COPY = {Role.TEAM_LEAD}

RIGHTS_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "rights:request-list": ("", {*_WRITE, Role.AUDITOR}),
    "rights:file-requests": ("participant", _WRITE),
    "rights:request-create": ("participant", _WRITE),
    "rights:request-detail": ("rights_request", _WRITE),
    "rights:request-change": ("rights_request", _WRITE),
    "rights:request-extend": ("rights_request", _WRITE),
    "rights:request-answer": ("rights_request", _WRITE),
    "rights:request-withdraw": ("rights_request", _WRITE),
    "rights:statement-create": ("participant", _WRITE),
    "rights:statement-withdraw": ("statement", _WRITE),
    "rights:limit-set": ("rights_request", _WRITE),
    "rights:limit-lift": ("file_limit", _WRITE),
    "rights:copy-make": ("rights_request", _COPY),
    "rights:copy-show": ("copied_request", _COPY),
    "rights:copy-texts": ("file_copy", _COPY),
    "rights:copy-release": ("file_copy", _COPY),
    "rights:copy-pdf": ("released_copy", _COPY),
    "rights:copy-json": ("released_copy", _COPY),
    "rights:copy-withdraw": ("file_copy", _COPY),
}

RIGHTS_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "rechten": ("rights_request", _WRITE),
    "kopieen": ("file_copy", _COPY),
    "verklaringen": ("statement", {*_WRITE, Role.COUNSELLOR}),
    "beperkingen": ("file_limit", {*_WRITE, Role.COUNSELLOR}),
}


def rights_rows(participant: Participant) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    copied = make_rights_request(participant)
    return {
        "rights_request": make_rights_request(participant),
        "statement": make_statement(participant),
        "copied_request": copied,
        "file_copy": make_file_copy(copied),
        "file_limit": limit_file(
            participant=participant,
            kind="objection",
            since=TODAY,
            because="Het gesprek van 3 mei",
            today=TODAY,
            by=system(),
        ),
        "released_copy": make_released(make_file_copy(make_rights_request(participant))),
    }
