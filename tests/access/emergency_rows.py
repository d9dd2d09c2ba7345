"""Rows of the table of routes about emergency access."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.pilots.models import Pilot
from participants.actions.emergency_accesses import open_in_emergency
from participants.models import EmergencyAccess, Participant
from tests.factories import make_participant, make_user

EMERGENCY_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "participants:emergency-access-list": ("", {Role.TEAM_LEAD, Role.AUDITOR}),
    "participants:emergency-access-end": ("emergency", {Role.COUNSELLOR, Role.TEAM_LEAD}),
    "participants:emergency-access-review": ("emergency", {Role.TEAM_LEAD}),
    "participants:closed-file-list": ("", {Role.COUNSELLOR}),
    "participants:emergency-access-open": ("closed_file", {Role.COUNSELLOR}),
}
EMERGENCY_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "noodtoegang": ("emergency", {Role.TEAM_LEAD, Role.AUDITOR}),
}


def make_emergency(participant: Participant, *, by: User, **facts: Any) -> EmergencyAccess:
    """A file of a colleague that is open from now on, with a reason."""
    defaults = {"reason": "De collega is ziek en de bewoner staat buiten.", "now": clock.now()}
    return open_in_emergency(participant=participant, by=by, **{**defaults, **facts})


def emergency_rows(pilot: Pilot, counsellor: User) -> dict[str, Any]:
    """A file of a colleague, and another one that the counsellor opened in an emergency."""
    colleague = make_user(role=Role.COUNSELLOR, pilot=pilot)
    return {
        "closed_file": make_participant(pilot, counsellor=colleague),
        "emergency": make_emergency(make_participant(pilot, counsellor=colleague), by=counsellor),
    }
