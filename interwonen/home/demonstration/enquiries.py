"""Fictional questions and reports that are under way, each in another state."""

from datetime import date

from interwonen.accounts.models import User
from interwonen.home.demonstration.living import LAST_DAY, at, term
from interwonen.pilots.models import Pilot
from neighbours.actions.enquiries import answer_enquiry, record_enquiry
from neighbours.actions.enquiries_answers import take_examples
from neighbours.actions.enquiries_links import link_enquiries
from neighbours.actions.enquiries_notes import add_note, assign_enquiry
from neighbours.actions.enquiries_steps import close_enquiry, reopen_by_neighbour, take_step
from neighbours.models import Enquiry, Status


def add_enquiries_under_way(pilot: Pilot, people: dict[str, User]) -> None:
    """Standard answers, and enquiries that wait, were passed on, opened again or linked."""
    by = people["contact"]
    take_examples(pilot=pilot, by=by)
    _waiting(pilot, by)
    _passed_on(pilot, by)
    _opened_again(pilot, by)
    _who_lives(pilot, by)
    _twice(pilot, by)


def _record(pilot: Pilot, by: User, kind: str, text: str, day: date, **facts: str) -> Enquiry:
    category = facts.pop("category", "")
    return record_enquiry(
        pilot=pilot,
        channel=term(f"channel.{facts.pop('channel', 'phone')}"),
        kind=term(f"contact_kind.{kind}"),
        category=term(f"report_category.{category}") if category else None,
        text=f"Fictief. {text}",
        received_on=day,
        today=day,
        by=by,
        contact_name=facts.get("name", ""),
        contact_email=facts.get("email", ""),
    )


def _step(enquiry: Enquiry, by: User, status: Status, day: date, **words: str) -> None:
    take_step(enquiry=enquiry, status=status, taken_on=day, today=day, by=by, **words)


def _waiting(pilot: Pilot, by: User) -> None:
    text = "Er staat steeds een fiets in de weg."
    day = date(2021, 6, 22)
    contact = {"name": "Buur Voorbeeld", "email": "buur@demo.example"}
    enquiry = _record(pilot, by, "report", text, day, category="other", **contact)
    assign_enquiry(enquiry=enquiry, assigned_to=by, today=day, by=by)
    asked = "Fictief. Bij welke deur staat de fiets, en op welke dagen?"
    _step(enquiry, by, Status.WAITING, date(2021, 6, 24), text=asked)
    note = "Fictief. Bel eerst; deze buur leest niet graag mail."
    add_note(enquiry=enquiry, text=note, today=LAST_DAY, by=by)


def _passed_on(pilot: Pilot, by: User) -> None:
    day = date(2021, 6, 25)
    objection = _record(pilot, by, "objection", "Ik ben het niet eens met het besluit.", day)
    _step(objection, by, Status.FORWARDED, day, forwarded_to="Gemeente Emmen, juridische zaken")
    threat = _record(pilot, by, "report", "Iemand riep een bedreiging.", day, category="threat")
    words = {"forwarded_to": "Politie en teamleider", "external_reference": "VOORBEELD-123"}
    _step(threat, by, Status.FORWARDED, day, **words)


def _opened_again(pilot: Pilot, by: User) -> None:
    day = date(2021, 6, 15)
    enquiry = _record(pilot, by, "report", "De lamp in de straat is stuk.", day, category="other")
    _answer(enquiry, by, "De verhuurder maakt de lamp.", date(2021, 6, 17))
    text = "Fictief. De lamp zou zijn gemaakt."
    found = term("validity.confirmed")
    close_enquiry(enquiry=enquiry, text=text, validity=found, today=date(2021, 6, 21), by=by)
    again = "Fictief. De lamp is weer uit."
    reopen_by_neighbour(enquiry=enquiry, text=again, now=at(date(2021, 6, 29)))


def _who_lives(pilot: Pilot, by: User) -> None:
    _record(pilot, by, "question", "Wie woont er op nummer 12?", date(2021, 6, 29))


def _twice(pilot: Pilot, by: User) -> None:
    texts = ("Harde muziek op zaterdagavond.", "Zaterdag was er veel lawaai.")
    one, two = (
        _record(pilot, by, "report", text, date(2021, 6, 28), category="noise") for text in texts
    )
    link_enquiries(enquiry=two, other=one, today=LAST_DAY, by=by)


def _answer(enquiry: Enquiry, by: User, text: str, day: date) -> None:
    channel = term("channel.phone")
    answer_enquiry(
        enquiry=enquiry,
        replied_on=day,
        channel=channel,
        text=f"Fictief. {text}",
        today=day,
        by=by,
    )
