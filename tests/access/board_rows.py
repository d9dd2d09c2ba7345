"""Rows of the table of routes about the sounding board and the figures."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.board_factories import hold, make_agreement, make_meeting, make_member

_READ = {Role.POLICY_OFFICER, Role.COUNSELLOR, Role.TEAM_LEAD, Role.CONTACT_OFFICER}
_WRITE = {Role.POLICY_OFFICER, Role.CONTACT_OFFICER}

BOARD_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:board-overview": ("", _READ),
    "neighbours:board-member-create": ("", _WRITE),
    "neighbours:board-member-change": ("board_member", _WRITE),
    "neighbours:board-member-withdraw": ("board_member", _WRITE),
    "neighbours:board-meeting-create": ("", _WRITE),
    "neighbours:board-meeting-detail": ("board_meeting", _READ),
    "neighbours:board-meeting-change": ("board_meeting", _WRITE),
    "neighbours:board-notes-record": ("board_meeting", _WRITE),
    "neighbours:board-notes-publish": ("board_meeting", _WRITE),
    "neighbours:board-notes-unpublish": ("board_meeting", _WRITE),
    "neighbours:board-meeting-withdraw": ("board_meeting", _WRITE),
    "neighbours:board-agreement-create": ("board_meeting", _WRITE),
    "neighbours:board-agreement-change": ("board_agreement", _WRITE),
    "neighbours:board-agreement-settle": ("board_agreement", _WRITE),
    "neighbours:board-agreement-reopen": ("board_agreement", _WRITE),
    "neighbours:board-agreement-withdraw": ("board_agreement", _WRITE),
    "neighbours:neighbourhood-figures": ("", _READ),
    "neighbours:neighbourhood-figures-csv": ("", _READ),
    "neighbours:neighbourhood-figures-xlsx": ("", _READ),
}

BOARD_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "overleg-leden": ("board_member", _READ),
    "overleg": ("board_meeting", _READ),
    "overleg-afspraken": ("board_agreement", _READ),
}


def board_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    member, meeting = make_member(pilot), make_meeting(pilot)
    return {
        "board_member": member,
        "board_meeting": hold(meeting, attended=[member]),
        "board_agreement": make_agreement(meeting),
    }
