"""Rows of the table of routes about consultation hours and calls."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.consultation_hour_factories import make_booking, make_call, make_call_back, make_hour

_READ = {Role.POLICY_OFFICER, Role.COUNSELLOR, Role.TEAM_LEAD, Role.CONTACT_OFFICER}
_WRITE = {Role.POLICY_OFFICER, Role.CONTACT_OFFICER}
_LOG = {Role.POLICY_OFFICER, Role.TEAM_LEAD, Role.CONTACT_OFFICER}

CONSULTATION_HOUR_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:consultation-hour-list": ("", _READ),
    "neighbours:consultation-hour-create": ("", _WRITE),
    "neighbours:consultation-hour-calendar": ("", _READ),
    "neighbours:consultation-hour-detail": ("consultation_hour", _READ),
    "neighbours:consultation-hour-change": ("consultation_hour", _WRITE),
    "neighbours:consultation-hour-cancel": ("consultation_hour", _WRITE),
    "neighbours:consultation-hour-phone": ("consultation_hour", _LOG),
    "neighbours:call-book": ("consultation_hour", _LOG),
    "neighbours:call-call-back": ("waiting_call", _LOG),
    "neighbours:call-try": ("waiting_call", _LOG),
    "neighbours:call-change": ("call", _LOG),
    "neighbours:call-withdraw": ("call", _LOG),
}

CONSULTATION_HOUR_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "spreekuren": ("consultation_hour", _READ),
    "telefoontjes": ("call", _LOG),
}


def consultation_hour_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    hour = make_hour(pilot)
    make_booking(hour)
    return {
        "consultation_hour": hour,
        "call": make_call(hour),
        "waiting_call": make_call_back(hour),
    }
