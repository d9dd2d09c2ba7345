"""Keyword functions for the survey among neighbours; every default can be named."""

from datetime import date
from typing import Any

from interwonen.pilots.models import Pilot, Question, Term
from neighbours.actions.surveys import plan_round
from neighbours.actions.surveys_forms import enter_form, send_form
from neighbours.models import SurveyForm, SurveyRound
from tests.factories import TODAY, make_user, system, term


def make_round(pilot: Pilot, **facts: Any) -> SurveyRound:
    """A round half-way, open all June 2021."""
    defaults: dict[str, Any] = {
        "moment": "half_way",
        "opens_on": date(2021, 6, 1),
        "closes_on": TODAY,
        "by": system(),
    }
    return plan_round(pilot=pilot, **{**defaults, **facts})


def answered(**answers: str) -> dict[Question, Term | str | None]:
    """Answers by the code of their question: the code of a word, or a text."""
    questions = {question.code: question for question in Question.objects.current("survey")}
    return {
        questions[code]: said if code == "own_words" else term(f"answer_survey_{code}.{said}")
        for code, said in answers.items()
    }


def make_form(survey_round: SurveyRound, *, today: date = TODAY, **answers: str) -> SurveyForm:
    """A paper form on which someone says that it is pleasant to live here, unless told otherwise."""
    given = answered(**(answers or {"living": "pleasant"}))
    return enter_form(survey_round=survey_round, answers=given, today=today, by=make_user())


def make_web_form(survey_round: SurveyRound, *, today: date = TODAY, **answers: str) -> SurveyForm:
    """The same from the web."""
    given = answered(**(answers or {"living": "pleasant"}))
    before = list(SurveyForm.objects.values_list("pk", flat=True))
    send_form(survey_round=survey_round, answers=given, today=today)
    return SurveyForm.objects.exclude(pk__in=before).get()
