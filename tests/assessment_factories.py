"""Keyword functions that make self-reliance assessments."""

from datetime import date
from typing import Any

from interwonen.pilots.models import Question, Term
from participants.actions.assessments import correct_assessment, submit_assessment
from participants.models import Assessment, Participant
from participants.models.assessments import Voices
from tests.factories import TODAY, system, term


def level(code: str | int) -> Term:
    """An answer about a life domain by its code, such as 3 or "not_discussed"."""
    return term(f"answer_life_domain.{code}")


def voices(code: str | int, own: str | int = "not_discussed", **said: Any) -> Voices:
    """What both say of one life domain, with a reasoning unless it is named."""
    return Voices(level(code), level(own), **{"reasoning": "Blijkt uit de week.", **said})


def domains() -> dict[str, Question]:
    """The life domains that are offered, by their codes."""
    return {question.code: question for question in Question.objects.current("life_domain")}


def scores(code: str | int = 3, **others: Voices) -> dict[Question, Voices]:
    """The same level in every life domain, but for those that are named."""
    return {question: others.get(name, voices(code, code)) for name, question in domains().items()}


def make_assessment(participant: Participant, **facts: Any) -> Assessment:
    """A start measurement on 8 March 2021 with level 3 in every life domain, by both."""
    moment = facts.pop("moment", "t0")
    defaults: dict[str, Any] = {
        "scores": facts.get("scores") or scores(),
        "assessed_on": date(2021, 3, 8),
        "today": TODAY,
        "by": system(),
    }
    return submit_assessment(
        participant=participant,
        moment=term(f"assessment_moment.{moment}"),
        **{**defaults, **facts},
    )


def make_correction(assessment: Assessment, **facts: Any) -> Assessment:
    """A new version with level 4 in every life domain."""
    defaults: dict[str, Any] = {
        "moment": assessment.moment,
        "scores": facts.get("scores") or scores(4),
        "assessed_on": assessment.assessed_on,
        "corrected_because": "Verkeerd aangetikt.",
        "today": TODAY,
        "by": system(),
    }
    return correct_assessment(assessment=assessment, **{**defaults, **facts})
