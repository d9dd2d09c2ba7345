"""Rows of the table of routes about questions of the council."""

from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.council_question_factories import answer, make_public_question, make_question
from tests.factories import TODAY
from tests.published_factories import insert_sample

_ANSWER = {Role.POLICY_OFFICER}
_WRITE = {*_ANSWER, Role.CONTACT_OFFICER}
_READ = {*_WRITE, Role.CASE_MANAGER, Role.TEAM_LEAD}

COUNCIL_QUESTION_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "evaluations:council-question-list": ("", _READ),
    "evaluations:council-question-create": ("", _WRITE),
    "evaluations:council-question-detail": ("council_question", _READ),
    "evaluations:council-question-change": ("council_question", _WRITE),
    "evaluations:council-question-withdraw": ("council_question", _WRITE),
    "evaluations:council-question-accept": ("unseen_council_question", _WRITE),
    "evaluations:council-question-assign": ("council_question", _WRITE),
    "evaluations:council-question-take": ("council_question", _ANSWER),
    "evaluations:council-question-extend": ("council_question", _ANSWER),
    "evaluations:council-question-answer": ("council_question", _ANSWER),
    "evaluations:council-answer-change": ("answered_council_question", _ANSWER),
}

COUNCIL_QUESTION_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "raadsvragen": ("council_question", _READ),
}


def council_question_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    published = insert_sample(pilot)
    return {
        "council_question": make_question(published, asked_on=TODAY),
        "unseen_council_question": make_public_question(published, text="En wat kost het?"),
        "answered_council_question": answer(make_question(published, text="Hoe laat?")),
    }
