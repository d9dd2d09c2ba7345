"""A fictional sounding board: its members, its meetings and what was agreed there."""

from datetime import date, time

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import term
from interwonen.pilots.models import Pilot
from neighbours.actions.sounding_board import add_board_member
from neighbours.actions.sounding_board_agreements import agree_with_board, settle_board_agreement
from neighbours.actions.sounding_board_meetings import (
    plan_board_meeting,
    publish_board_notes,
    record_board_notes,
)
from neighbours.models import BoardMeeting

TODAY = date(2021, 6, 30)
NAMES = {
    "chair": "",
    "neighbour": "Fictieve Buur",
    "village_council": "",
    "municipality": "Bea Beleid",
    "care_provider": "Tea Teamleider",
    "landlord": "",
    "police": "",
}
ABSENT = {date(2021, 4, 8): {"police"}, date(2021, 5, 20): {"landlord", "police"}}
NOTES = {
    date(2021, 4, 8): (
        "Fictief. De eerste weken zijn rustig verlopen. Het pad naar de containers is 's avonds "
        "donker. Buren willen weten wanneer het steunpunt open is."
    ),
    date(2021, 5, 20): (
        "Fictief. Het parkeren op de stoep is besproken. De lamp bij het pad hangt er. Buren en "
        "bewoners willen een keer samen koffie drinken."
    ),
}
# The meeting, what was agreed, who does it, by when, and what came of it: when, kept or not, words.
AGREEMENTS: tuple[tuple[date, str, str, date, tuple[date, str, str] | None], ...] = (
    (date(2021, 4, 8), "Een lamp bij het pad naar de containers", "verhuurder", date(2021, 5, 1), (date(2021, 4, 29), "kept", "De lamp hangt er.")),
    (date(2021, 4, 8), "De openingstijden op een bord bij het steunpunt", "begeleiding", date(2021, 4, 30), (date(2021, 5, 20), "not_kept", "Het bord is er nog niet; de tijden staan nu op de buurtpagina.")),
    (date(2021, 5, 20), "Een kaart met parkeerplekken voor bezoekers", "gemeente", date(2021, 6, 20), None),
    (date(2021, 5, 20), "Een dag kiezen om samen koffie te drinken", "begeleiding en dorpsbelangen", date(2021, 7, 8), None),
)  # fmt: skip


def add_board(pilot: Pilot, people: dict[str, User]) -> None:
    """Two meetings with notes, the first of them public, and one to come."""
    by = people["contact"]
    members = {
        role: add_board_member(
            pilot=pilot,
            role=term(f"board_role.{role}"),
            name=name,
            joined_on=date(2021, 3, 15),
            by=by,
        )
        for role, name in NAMES.items()
    }
    meetings: dict[date, BoardMeeting] = {}
    for day in (*NOTES, date(2021, 7, 8)):
        meetings[day] = plan_board_meeting(
            pilot=pilot,
            day=day,
            starts_at=time(19, 30),
            place="Steunpunt",
            agenda="Hoe gaat het in de buurt? Afspraken van de vorige keer.",
            today=TODAY,
            by=by,
        )
    for day, notes in NOTES.items():
        present = [member for role, member in members.items() if role not in ABSENT[day]]
        record_board_notes(meeting=meetings[day], attended=present, notes=notes, today=day, by=by)
    publish_board_notes(meeting=meetings[date(2021, 4, 8)], today=date(2021, 4, 15), by=by)
    _agree(meetings, by=by)


def _agree(meetings: dict[date, BoardMeeting], *, by: User) -> None:
    for day, what, owner, due_on, outcome in AGREEMENTS:
        agreement = agree_with_board(
            meeting=meetings[day], what=what, owner=owner, due_on=due_on, today=day, by=by
        )
        if outcome is not None:
            settled_on, kept, words = outcome
            settle_board_agreement(
                agreement=agreement,
                outcome=kept,
                settled_on=settled_on,
                settled_note=words,
                today=settled_on,
                by=by,
            )
