"""Rows of the table of routes about self-reliance assessments."""

from typing import Any

from interwonen.access.roles import Role
from participants.models import Participant
from tests.assessment_factories import make_assessment

_READ = {Role.CASE_MANAGER, Role.COUNSELLOR, Role.TEAM_LEAD}
_WRITE = {Role.COUNSELLOR, Role.TEAM_LEAD}

ASSESSMENT_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "participants:assessment-list": ("participant", _READ),
    "participants:assessment-create": ("participant", _WRITE),
    "participants:assessment-paper": ("participant", _WRITE),
    "participants:assessment-sheet": ("participant", _WRITE),
    "participants:assessment-detail": ("assessment", _READ),
    "participants:assessment-correct": ("assessment", _WRITE),
    "participants:assessment-withdraw": ("assessment", _WRITE),
}

ASSESSMENT_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "zelfredzaamheid": ("assessment", _READ),
    "niveaus": ("score", _WRITE),
}


def assessment_rows(participant: Participant) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    assessment = make_assessment(participant)
    return {"assessment": assessment, "score": assessment.scores.first()}
