"""Rows of the table of routes about letters to the neighbourhood."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.letter_factories import make_announcement, make_letter, make_sent_letter, write

_READ = {Role.POLICY_OFFICER, Role.COUNSELLOR, Role.TEAM_LEAD, Role.CONTACT_OFFICER}
_WRITE = {Role.POLICY_OFFICER, Role.CONTACT_OFFICER}

LETTER_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:letter-list": ("", _READ),
    "neighbours:letter-begin": ("", _WRITE),
    "neighbours:letter-detail": ("letter", _READ),
    "neighbours:letter-change": ("letter", _WRITE),
    "neighbours:letter-write": ("letter", _WRITE),
    "neighbours:letter-versions": ("letter", _READ),
    "neighbours:letter-withdraw": ("letter", _WRITE),
    "neighbours:letter-send": ("letter", _WRITE),
    "neighbours:letter-sending-change": ("sent_letter", _WRITE),
    "neighbours:letter-sending-undo": ("sent_letter", _WRITE),
    "neighbours:letter-preview": ("letter", _READ),
    "neighbours:letter-print": ("letter", _WRITE),
    "neighbours:letter-copies": ("sent_letter", _READ),
    "neighbours:letter-copy-return": ("letter_copy", _WRITE),
    "neighbours:letter-copy-arrived": ("letter_copy", _WRITE),
    "neighbours:announcement-list": ("", _READ),
    "neighbours:announcement-record": ("", _WRITE),
    "neighbours:announcement-change": ("announcement", _WRITE),
    "neighbours:announcement-withdraw": ("announcement", _WRITE),
}

LETTER_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "bekendmakingen": ("announcement", _READ),
    "brieven": ("letter", _READ),
    "brieven-adressen": ("letter_copy", _READ),
    "brieven-teksten": ("letter_text", _READ),
}


def letter_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    letter, sent = make_letter(pilot), make_sent_letter(pilot)
    return {
        "announcement": make_announcement(pilot),
        "letter": letter,
        "letter_copy": sent.copies.first(),
        "letter_text": write(letter),
        "sent_letter": sent,
    }
