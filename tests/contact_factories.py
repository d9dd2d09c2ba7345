"""The contact point of a pilot, and the questions on its page."""

from typing import Any

from interwonen.pilots.models import Pilot
from neighbours.actions.contact_points import set_contact_point, switch_page
from neighbours.actions.enquiries_follow import make_follow_link
from neighbours.actions.questions_asked import add_question
from neighbours.models import ContactPoint, Enquiry, FollowLink, QuestionAsked
from tests.factories import TODAY, system

CONTACT_FACTS: dict[str, Any] = {
    "desk_name": "Contactpunt Voorbeeldhof",
    "phone": "+31591000000",
    "email": "contactpunt@pilot.example",
    "visiting_address": "Voorbeeldhof 1, Veenoord",
    "return_address": "Postbus 0, 7840 ZZ Veenoord",
    "signatory_name": "B. Beleid",
    "signatory_function": "projectleider",
    "complaint_text": "Stuur een brief aan de klachtencoördinator.",
    "privacy_text": "Een jaar na het antwoord verwijderen wij uw naam.",
    "window": "right",
}


def make_contact_point(pilot: Pilot, **facts: Any) -> ContactPoint:
    """The contact point of a pilot, not published yet."""
    return set_contact_point(pilot=pilot, by=system(), **{**CONTACT_FACTS, **facts})


def publish(point: ContactPoint) -> ContactPoint:
    """Switch the page for neighbours on."""
    return switch_page(point=point, on=True, by=system())


def make_question_asked(pilot: Pilot, **facts: Any) -> QuestionAsked:
    """A question on the page for neighbours, the last one of the row."""
    defaults: dict[str, Any] = {
        "question": "Wie kan ik bellen?",
        "answer": "Het nummer staat op deze pagina.",
        "is_shown": True,
        "today": TODAY,
        "by": system(),
    }
    return add_question(pilot=pilot, **{**defaults, **facts})


def make_link(enquiry: Enquiry) -> FollowLink:
    """A link with which a neighbour follows the enquiry, made today."""
    make_follow_link(enquiry=enquiry, today=TODAY, by=system())
    return enquiry.follow_links.last()
