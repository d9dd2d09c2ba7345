"""Keyword functions for the sounding board; every default can be named."""

from datetime import date, time
from typing import Any

from interwonen.pilots.models import Pilot
from neighbours.actions.sounding_board import add_board_member
from neighbours.actions.sounding_board_agreements import agree_with_board
from neighbours.actions.sounding_board_meetings import plan_board_meeting, record_board_notes
from neighbours.models import BoardAgreement, BoardMeeting, BoardMember
from tests.factories import TODAY, system, term


def make_member(pilot: Pilot, **facts: Any) -> BoardMember:
    """A neighbour on the board from 1 March, with a name and a telephone number."""
    defaults: dict[str, Any] = {
        "role": term("board_role.neighbour"),
        "name": "Wil Proefbuur",
        "contact_details": "0591 000000",
        "joined_on": date(2021, 3, 1),
        "left_on": None,
        "by": system(),
    }
    return add_board_member(pilot=pilot, **{**defaults, **facts})


def make_meeting(pilot: Pilot, **facts: Any) -> BoardMeeting:
    """A meeting on the evening of 20 May, planned."""
    defaults: dict[str, Any] = {
        "day": date(2021, 5, 20),
        "starts_at": time(19, 30),
        "place": "Dorpshuis",
        "agenda": "Hoe gaat het?",
        "today": TODAY,
        "by": system(),
    }
    return plan_board_meeting(pilot=pilot, **{**defaults, **facts})


def hold(meeting: BoardMeeting, **facts: Any) -> BoardMeeting:
    """The same meeting with notes; nobody was there unless they are named."""
    defaults: dict[str, Any] = {
        "attended": [],
        "notes": "Het gaat rustig.",
        "today": TODAY,
        "by": system(),
    }
    return record_board_notes(meeting=meeting, **{**defaults, **facts})


def make_agreement(meeting: BoardMeeting, **facts: Any) -> BoardAgreement:
    """Something that the municipality does by 3 June."""
    defaults: dict[str, Any] = {
        "what": "Een lamp bij het pad.",
        "owner": "gemeente",
        "due_on": date(2021, 6, 3),
        "today": TODAY,
        "by": system(),
    }
    return agree_with_board(meeting=meeting, **{**defaults, **facts})
