"""Which roles open the pages of an enquiry, and the records that these are about."""

from typing import Any

from interwonen.access.roles import Role
from neighbours.actions.enquiries_answers import take_examples
from neighbours.actions.enquiries_links import link_enquiries
from neighbours.actions.enquiries_notes import add_note
from neighbours.actions.enquiries_steps import take_step
from neighbours.models import Enquirer
from tests.factories import TODAY, make_enquiry, system, term

_NEIGHBOURHOOD = {Role.POLICY_OFFICER, Role.TEAM_LEAD, Role.CONTACT_OFFICER}

ENQUIRY_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:enquiry-take-up": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-extend": ("complaint", _NEIGHBOURHOOD),
    "neighbours:enquiry-wait": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-forward": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-close": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-reopen": ("closed_enquiry", _NEIGHBOURHOOD),
    "neighbours:standard-answer-list": ("", _NEIGHBOURHOOD),
    "neighbours:standard-answer-create": ("", _NEIGHBOURHOOD),
    "neighbours:standard-answer-examples": ("", _NEIGHBOURHOOD),
    "neighbours:standard-answer-change": ("standard_answer", _NEIGHBOURHOOD),
    "neighbours:standard-answer-withdraw": ("standard_answer", _NEIGHBOURHOOD),
    "neighbours:step-withdraw": ("enquiry_step", _NEIGHBOURHOOD),
    "neighbours:note-create": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:note-withdraw": ("enquiry_note", _NEIGHBOURHOOD),
    "neighbours:enquiry-assign": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-link": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-unlink": ("linked_enquiry", _NEIGHBOURHOOD),
}
ENQUIRY_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "vragen-stappen": ("enquiry_step", _NEIGHBOURHOOD),
    "vragen-notities": ("enquiry_note", _NEIGHBOURHOOD),
    "vragen-standaardantwoorden": ("standard_answer", _NEIGHBOURHOOD),
    "vragen-buren": ("enquirer", _NEIGHBOURHOOD),
}


def enquiry_rows(pilot: Any) -> dict[str, Any]:
    """A closed enquiry of a neighbour who gave a name, two about the same with a note, and a complaint."""
    closed = make_enquiry(pilot, contact_name="Fictief")
    step = take_step(
        enquiry=closed, status="done", taken_on=TODAY, text="Klaar.", today=TODAY, by=system()
    )
    enquirer = Enquirer.objects.get(enquiry=closed)
    linked = make_enquiry(pilot)
    link_enquiries(enquiry=linked, other=make_enquiry(pilot), today=TODAY, by=system())
    return {
        "closed_enquiry": closed,
        "complaint": make_enquiry(pilot, kind=term("contact_kind.complaint")),
        "enquiry_step": step,
        "enquirer": enquirer,
        "enquiry_note": add_note(enquiry=linked, text="Intern.", today=TODAY, by=system()),
        "linked_enquiry": linked,
        "standard_answer": take_examples(pilot=pilot, by=system())[0],
    }
