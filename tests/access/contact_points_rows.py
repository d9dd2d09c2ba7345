"""Rows of the table of routes about the contact point and the page for neighbours."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.contact_factories import make_contact_point, make_link, make_question_asked
from tests.factories import make_enquiry

_WRITE = {Role.POLICY_OFFICER, Role.CONTACT_OFFICER}
_READ = _WRITE | {Role.COUNSELLOR, Role.TEAM_LEAD}

CONTACT_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:contact-point": ("", _READ),
    "neighbours:contact-point-change": ("", _WRITE),
    "neighbours:contact-point-preview": ("", _READ),
    "neighbours:contact-point-switch": ("", _WRITE),
    "neighbours:usual-questions-add": ("", _WRITE),
    "neighbours:question-asked-create": ("", _WRITE),
    "neighbours:question-asked-change": ("question_asked", _WRITE),
    "neighbours:question-asked-raise": ("question_asked", _WRITE),
    "neighbours:question-asked-withdraw": ("question_asked", _WRITE),
    "neighbours:follow-link-mail": ("enquiry", {*_WRITE, Role.TEAM_LEAD}),
}

# Pages for visitors, and the parts of their addresses.
VISITOR_ROUTES: dict[str, int] = {
    "public:neighbourhood": 404,
    "public:phone-hours": 404,
    "public:enquiry-ask": 404,
    "public:enquiry-follow": 404,
    "public:survey-code": 404,
    "public:survey-thanks": 404,
    "public:survey-answer": 404,
}
VISITOR_PARTS: dict[str, list[str]] = {
    "public:neighbourhood": ["pilot"],
    "public:phone-hours": ["pilot"],
    "public:enquiry-ask": ["pilot"],
    "public:enquiry-follow": ["pilot", "token"],
    "public:survey-code": ["pilot"],
    "public:survey-thanks": ["pilot"],
    "public:survey-answer": ["pilot", "code"],
}

CONTACT_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "contactpunt": ("contact_point", _READ),
    "buurtpagina-vragen": ("question_asked", _READ),
    "vragen-links": ("follow_link", {*_WRITE, Role.TEAM_LEAD}),
}


def contact_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    return {
        "contact_point": make_contact_point(pilot),
        "question_asked": make_question_asked(pilot),
        "follow_link": make_link(make_enquiry(pilot)),
    }
