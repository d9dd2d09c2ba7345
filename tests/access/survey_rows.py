"""Rows of the table of routes about the survey among neighbours."""

from datetime import date
from typing import Any

from interwonen.access.roles import Role
from interwonen.pilots.models import Pilot
from tests.survey_factories import make_form, make_round

_WRITE = {Role.POLICY_OFFICER, Role.CONTACT_OFFICER}
_READ = _WRITE | {Role.COUNSELLOR, Role.TEAM_LEAD}

SURVEY_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "neighbours:survey-list": ("", _READ),
    "neighbours:survey-create": ("", _WRITE),
    "neighbours:survey-detail": ("survey_round", _READ),
    "neighbours:survey-change": ("survey_round", _WRITE),
    "neighbours:survey-complete": ("survey_round", _WRITE),
    "neighbours:survey-reopen": ("survey_round", _WRITE),
    "neighbours:survey-withdraw": ("survey_round", _WRITE),
    "neighbours:survey-paper": ("survey_round", _READ),
    "neighbours:survey-form-create": ("survey_round", _WRITE),
    "neighbours:survey-form-list": ("survey_round", _WRITE),
    "neighbours:survey-form-change": ("survey_form", _WRITE),
    "neighbours:survey-form-withdraw": ("survey_form", _WRITE),
    "neighbours:survey-form-undo": ("survey_form", _WRITE),
}

SURVEY_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "buurtmetingen": ("survey_round", _READ),
    "buurtformulieren": ("survey_form", _WRITE),
    "buurtantwoorden": ("survey_answer", _WRITE),
}


def survey_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about, after an earlier round."""
    first = make_round(pilot, opens_on=date(2021, 2, 1), closes_on=date(2021, 2, 20))
    make_form(first)
    survey_round = make_round(pilot)
    form = make_form(survey_round, living="pleasant", own_words="Rustig hier.")
    return {
        "survey_round": survey_round,
        "survey_form": form,
        "survey_answer": form.answers.get(question__code="living"),
    }
