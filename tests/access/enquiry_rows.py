"""Which roles open the pages of an enquiry, and the records that these are about."""

from typing import Any

from interwonen.access.roles import Role
from neighbours.actions.enquiries_steps import take_step
from neighbours.models import Enquirer
from tests.factories import TODAY, make_enquiry, system

_NEIGHBOURHOOD = {Role.POLICY_OFFICER, Role.TEAM_LEAD, Role.CONTACT_OFFICER}

ENQUIRY_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:enquiry-take-up": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-wait": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-forward": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-close": ("enquiry", _NEIGHBOURHOOD),
    "neighbours:enquiry-reopen": ("closed_enquiry", _NEIGHBOURHOOD),
    "neighbours:step-withdraw": ("enquiry_step", _NEIGHBOURHOOD),
}
ENQUIRY_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "vragen-stappen": ("enquiry_step", _NEIGHBOURHOOD),
    "vragen-buren": ("enquirer", _NEIGHBOURHOOD),
}


def enquiry_rows(pilot: Any) -> dict[str, Any]:
    """A closed enquiry with its step, and a neighbour who gave a name."""
    closed = make_enquiry(pilot, contact_name="Fictief")
    step = take_step(
        enquiry=closed, status="done", taken_on=TODAY, text="Klaar.", today=TODAY, by=system()
    )
    enquirer = Enquirer.objects.get(enquiry=closed)
    return {"closed_enquiry": closed, "enquiry_step": step, "enquirer": enquirer}
