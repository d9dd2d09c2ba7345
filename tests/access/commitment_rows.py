"""Rows of the table of routes about commitments."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.commitment_factories import make_commitment

_READ = {
    Role.POLICY_OFFICER,
    Role.CASE_MANAGER,
    Role.COUNSELLOR,
    Role.TEAM_LEAD,
    Role.CONTACT_OFFICER,
}
_WRITE = {Role.POLICY_OFFICER}

COMMITMENT_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "evaluations:commitment-list": ("", _READ),
    "evaluations:commitment-create": ("", _WRITE),
    "evaluations:commitment-take-over": ("", _WRITE),
    "evaluations:commitment-detail": ("commitment", _READ),
    "evaluations:commitment-change": ("commitment", _WRITE),
    "evaluations:commitment-withdraw": ("commitment", _WRITE),
}

COMMITMENT_HISTORIES: dict[str, tuple[str, set[Role]]] = {"toezeggingen": ("commitment", _READ)}


def commitment_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    return {"commitment": make_commitment(pilot)}
