"""A fictional contact point, and fictional questions and reports from the neighbourhood."""

from dataclasses import dataclass
from datetime import date

from interwonen.accounts.models import User
from interwonen.home.demonstration.addresses import add_addresses
from interwonen.home.demonstration.board import add_board
from interwonen.home.demonstration.enquiries import add_enquiries_under_way
from interwonen.home.demonstration.letters import add_letters
from interwonen.home.demonstration.living import term
from interwonen.home.demonstration.phone_hours import add_phone_hours
from interwonen.home.demonstration.survey import add_survey
from interwonen.pilots.models import Pilot
from neighbours.actions.contact_points import set_contact_point, switch_page
from neighbours.actions.enquiries import answer_enquiry, record_enquiry
from neighbours.actions.enquiries_steps import close_enquiry
from neighbours.actions.questions_asked import add_usual_questions
from neighbours.models import ContactPoint
from neighbours.selectors.contact_points import offered_contact_point


@dataclass(frozen=True)
class Contact:
    """A fictional contact with the neighbourhood, and when it was answered and closed."""

    received_on: date
    channel: str
    kind: str
    text: str
    category: str = ""
    answered_on: date | None = None
    answer: str = ""
    closed: bool = True


CONTACTS = (
    Contact(date(2021, 3, 2), "phone_hour", "question", "Hoeveel mensen komen er wonen?", "", date(2021, 3, 2), "Er is plek voor 5 bewoners, met groei naar 7. In elke woning woont 1 persoon."),
    Contact(date(2021, 3, 4), "steunpunt", "question", "Wanneer is het steunpunt open?", "", date(2021, 3, 4), "Het steunpunt is op werkdagen tijdens kantoortijd open, ook voor buren."),
    Contact(date(2021, 3, 19), "phone", "report", "Muziek tot laat in de avond.", "noise", date(2021, 3, 23), "De begeleiding heeft afspraken gemaakt over stilte na 22 uur."),
    Contact(date(2021, 4, 6), "mail", "report", "Afval naast de container.", "waste", date(2021, 4, 26), "Het afval is opgeruimd en de container wordt vaker geleegd."),
    Contact(date(2021, 4, 22), "phone_hour", "question", "Hoe lang duurt de pilot?", "", date(2021, 4, 28), "De pilot duurt tot en met 1 maart 2022."),
    Contact(date(2021, 5, 12), "steunpunt", "compliment", "Fijn dat er iemand aanspreekbaar is.", "", date(2021, 5, 12), "Bedankt voor uw bericht. U bent altijd welkom bij het steunpunt."),
    Contact(date(2021, 5, 27), "phone", "report", "Auto's staan op de stoep.", "parking", date(2021, 6, 3), "We hebben bezoekers gevraagd in de vakken te parkeren."),
    Contact(date(2021, 6, 11), "mail", "idea", "Een keer koffie drinken met buren en bewoners.", "", date(2021, 6, 16), "Goed idee. We bespreken het op het steunpunt en laten u weten wanneer.", closed=False),
    Contact(date(2021, 6, 14), "phone_hour", "question", "Komen er nog meer woningen bij?"),
    Contact(date(2021, 6, 28), "steunpunt", "report", "Harde stemmen in de portiek.", "noise"),
)  # fmt: skip


def add_neighbourhood(pilot: Pilot, people: dict[str, User]) -> None:
    """All that has to do with the neighbours."""
    add_contact_point(pilot, by=people["beleid"])
    add_addresses(pilot, people["contact"])
    add_enquiries(pilot, people)
    add_enquiries_under_way(pilot, people)
    add_phone_hours(pilot, people)
    add_board(pilot, people)
    add_survey(pilot, people)
    add_letters(pilot, people)


def add_contact_point(pilot: Pilot, *, by: User) -> None:
    """Say how neighbours reach the pilot; nobody has this telephone number."""
    offered = offered_contact_point(pilot)
    point = set_contact_point(
        pilot=pilot,
        desk_name="Contactpunt Interwonen (fictief)",
        phone="+31591000000",
        email="contactpunt@demo.example",
        visiting_address="Voorbeeldhof 1, Veenoord",
        return_address="Postbus 0, 7840 ZZ Veenoord",
        signatory_name="Bea Beleid",
        signatory_function="projectleider Interwonen (fictief)",
        complaint_text=offered.complaint_text,
        privacy_text=offered.privacy_text,
        window=ContactPoint.Window.RIGHT,
        by=by,
    )
    add_usual_questions(pilot=pilot, today=date(2021, 2, 22), by=by)
    switch_page(point=point, on=True, by=by)


def add_enquiries(pilot: Pilot, people: dict[str, User]) -> None:
    """Record every contact, answer and close most of them."""
    by = people["contact"]
    for contact in CONTACTS:
        enquiry = record_enquiry(
            pilot=pilot,
            channel=term(f"channel.{contact.channel}"),
            kind=term(f"contact_kind.{contact.kind}"),
            category=term(f"report_category.{contact.category}") if contact.category else None,
            text=f"Fictief. {contact.text}",
            received_on=contact.received_on,
            today=contact.received_on,
            by=by,
        )
        if contact.answered_on is None:
            continue
        answer_enquiry(
            enquiry=enquiry,
            replied_on=contact.answered_on,
            channel=term("channel.phone"),
            text=f"Fictief. {contact.answer}",
            today=contact.answered_on,
            by=by,
        )
        if contact.closed:
            close_enquiry(
                enquiry=enquiry,
                text="Fictief. Beantwoord; de buur had geen vragen meer.",
                validity=term("validity.confirmed"),  # kept of a report only
                today=contact.answered_on,
                by=by,
            )
