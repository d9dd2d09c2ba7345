"""Keyword functions for letters to the neighbourhood; every default can be named."""

from datetime import date
from typing import Any

from interwonen.pilots.actions.pilots_decision import record_decision
from interwonen.pilots.models import Pilot
from neighbours.actions.announcements import record_announcement
from neighbours.actions.letters import begin_letter, write_letter
from neighbours.actions.letters_sending import send_letter
from neighbours.models import Announcement, ContactPoint, LetterRound, LetterText
from tests.address_factories import make_address
from tests.contact_factories import make_contact_point
from tests.day_book_factories import NOW
from tests.factories import TODAY, system

DECIDED_ON = date(2021, 2, 2)
DATED_ON = date(2021, 2, 9)
BODY = "Beste buurtbewoner,\n\nOp {ingangsdatum} start {pilot}. Wij wonen met {plekken} mensen."


def decide_on(pilot: Pilot, day: date = DECIDED_ON) -> Pilot:
    """The executive decided to hold the pilot."""
    return record_decision(
        pilot=pilot, decided_on=day, decision_reference="B&W 2021-07", today=TODAY, by=system()
    )


def make_letter(pilot: Pilot, **facts: Any) -> LetterRound:
    """A letter about the start, dated a week after the decision."""
    defaults: dict[str, Any] = {"purpose": "start", "dated_on": DATED_ON, "by": system()}
    return begin_letter(pilot=pilot, **{**defaults, **facts})


def write(round: LetterRound, body: str = BODY, **facts: Any) -> LetterText:
    """A text with fields that every pilot can fill."""
    defaults: dict[str, Any] = {"now": NOW, "by": system(), "confirmed": CONFIRMED}
    return write_letter(round=round, body=body, **{**defaults, **facts})


CONFIRMED = ["participants_text_recognisable"]


def make_sender(pilot: Pilot) -> ContactPoint:
    """The contact point that signs letters."""
    return ContactPoint.objects.filter(pilot=pilot).first() or make_contact_point(pilot)


def send(round: LetterRound, **facts: Any) -> LetterRound:
    """Mark a letter as sent on the day that is on it."""
    defaults: dict[str, Any] = {"sent_on": round.dated_on, "now": NOW, "by": system()}
    return send_letter(round=round, **{**defaults, **facts})


def make_sent_letter(pilot: Pilot, **facts: Any) -> LetterRound:
    """A letter that was written and sent, after the decision."""
    decide_on(pilot)
    make_sender(pilot)
    make_address(pilot)
    round = make_letter(pilot, **facts)
    write(round)
    return send(round)


def make_announcement(pilot: Pilot, **facts: Any) -> Announcement:
    """The council read of the start a week after the decision."""
    defaults: dict[str, Any] = {
        "told_on": DATED_ON,
        "audience": "council",
        "about": "start",
        "how": "brief",
        "what": "Dat de pilot begint.",
        "today": TODAY,
        "by": system(),
    }
    return record_announcement(pilot=pilot, **{**defaults, **facts})
