"""More rows of what happens in the neighbourhood, besides its enquiries."""

from datetime import date, time

from interwonen.pilots.models import Pilot
from neighbours.actions.sounding_board_agreements import settle_board_agreement
from tests.board_factories import hold, make_agreement, make_meeting, make_member
from tests.factories import TODAY, system


def add_board_rows(pilot: Pilot, number: int) -> None:
    """Members who stay and who left, meetings of every kind, agreements of every outcome."""
    members = [make_member(pilot), make_member(pilot, left_on=date(2021, 6, 1))]
    meeting = hold(make_meeting(pilot, starts_at=time(8 + number)), attended=members)
    make_agreement(meeting)
    make_meeting(pilot, day=date(2021, 9, number))
    settle_board_agreement(
        agreement=make_agreement(meeting),
        outcome="kept",
        settled_on=TODAY,
        settled_note="Gedaan.",
        today=TODAY,
        by=system(),
    )
