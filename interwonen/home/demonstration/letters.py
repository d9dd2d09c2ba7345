"""Fictional letters to the neighbourhood, and who else was told what."""

from datetime import date, time

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import at
from interwonen.pilots.actions.pilots_decision import record_decision
from interwonen.pilots.models import Pilot
from neighbours.actions.addresses import add_address
from neighbours.actions.announcements import record_announcement
from neighbours.actions.consultation_hours import plan_hours
from neighbours.actions.letters import begin_letter, write_letter
from neighbours.actions.letters_copies import return_copy
from neighbours.actions.letters_sending import send_letter
from neighbours.models import Address, Announcement, LetterCopy, LetterRound
from neighbours.selectors.letters_versions import body_of
from participants.rules.participants import RECOGNISABLE

DECIDED_ON = date(2021, 2, 2)
SENT_ON = date(2021, 2, 9)
BACK_ON = date(2021, 2, 16)
STREETS = (
    ("Voorbeeldhof", "7844ZZ", 1, range(8, 15)),
    ("Verzonnenlaan", "7844ZX", 2, range(1, 12, 2)),
)
FIRST_HOUR_ON = date(2021, 2, 25)
_LOOKED_AT = [RECOGNISABLE.name]  # names of organisations only

Audience, About, Why = Announcement.Audience, Announcement.About, LetterCopy.Why
TOLD = (
    (date(2021, 2, 3), Audience.COUNCIL, "brief", "Dat de pilot op 1 maart begint en tot 1 maart 2022 duurt."),
    (date(2021, 2, 10), Audience.PRESS, "persbericht", "Wat de pilot is en waar buren terechtkunnen."),
    (date(2021, 2, 15), Audience.PARTNERS, "e-mail aan de wijkagent", "Dat de pilot begint en wie er bereikbaar is."),
)  # fmt: skip


def add_letters(pilot: Pilot, people: dict[str, User]) -> None:
    """The letter about the start, sent a week after the decision; that about growth has yet to go."""
    record_decision(
        pilot=pilot,
        decided_on=DECIDED_ON,
        decision_reference="DEMO-B&W-2021-05",
        today=DECIDED_ON,
        by=people["beleid"],
    )
    pilot.refresh_from_db()
    _plan_first_hour(pilot, by=people["contact"])
    if not Address.objects.of_pilot(pilot).exists():
        _add_addresses(pilot, by=people["contact"])
    _send_first_letter(pilot, by=people["contact"])
    for told_on, audience, how, what in TOLD:
        record_announcement(
            pilot=pilot,
            told_on=told_on,
            audience=audience,
            about=About.START,
            how=how,
            what=f"Fictief. {what}",
            today=told_on,
            by=people["beleid"],
            confirmed=_LOOKED_AT,
        )


def _plan_first_hour(pilot: Pilot, *, by: User) -> None:
    plan_hours(
        pilot=pilot,
        day=FIRST_HOUR_ON,
        opens_at=time(14),
        closes_at=time(16),
        slot_minutes=10,
        telephone="+31591000000",
        staff=[by],
        today=DECIDED_ON,
        by=by,
    )


def _send_first_letter(pilot: Pilot, *, by: User) -> None:
    round = begin_letter(pilot=pilot, purpose=LetterRound.Purpose.START, dated_on=SENT_ON, by=by)
    for body in (body_of(round), f"{body_of(round)}\n\nDit is een brief met verzonnen gegevens."):
        write_letter(round=round, body=body, now=at(SENT_ON), by=by, confirmed=_LOOKED_AT)
    send_letter(round=round, sent_on=SENT_ON, now=at(SENT_ON), by=by)
    for copy, why in zip(round.copies.all()[3:], (Why.VACANT, Why.UNKNOWN), strict=False):
        return_copy(copy=copy, returned_on=BACK_ON, returned_because=why, today=BACK_ON, by=by)


def _add_addresses(pilot: Pilot, *, by: User) -> None:
    for street, postcode, ring, numbers in STREETS:
        for number in numbers:
            add_address(
                pilot=pilot,
                street=street,
                house_number=number,
                postcode=postcode,
                place="Veenoord",
                ring=ring,
                today=DECIDED_ON,
                by=by,
            )
