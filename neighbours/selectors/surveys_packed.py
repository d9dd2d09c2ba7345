"""The published results of all rounds of a pilot, as a part of another query."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from interwonen.core.packed_rows import packed, unpacked
from interwonen.pilots.models import Pilot, Question, Term
from neighbours.models import SurveyAnswer, SurveyRound
from neighbours.models.surveys import SURVEY
from neighbours.selectors.surveys_published import PublishedRound, published_results
from neighbours.selectors.surveys_results import SCALE, results_from, scales_of


@dataclass(frozen=True)
class _Round:
    id: int
    moment: str
    version: str
    opens_on: date
    closes_on: date
    completed_on: date
    forms: int


@dataclass(frozen=True)
class _Question:
    id: int
    code: str
    label: str
    version: str


@dataclass(frozen=True)
class _Word:
    key: str
    vocabulary: str
    label: str
    meaning: str


@dataclass(frozen=True)
class _Answers:
    round: int
    question: int
    value: str | None
    number: int


_KINDS: dict[str, Any] = {
    "asked_rounds": _Round,
    "asked_questions": _Question,
    "asked_words": _Word,
    "asked_answers": _Answers,
}


def packed_surveys(pilot: Pilot, *, on: date) -> dict[str, Any]:
    """For a query of pilots: what `rounds_from` reads."""
    completed = SurveyRound.objects.standing().of_pilot(pilot).filter(completed_on__lt=on)
    answers = SurveyAnswer.objects.standing().filter(form__round__in=completed.order_by())
    return {
        "asked_rounds": packed(
            completed.with_counts().order_by("-opens_on"),
            forms="forms_returned",
            **_named("id", "moment", "version", "opens_on", "closes_on", "completed_on"),
        ),
        "asked_questions": packed(
            Question.objects.filter(question_set=SURVEY).order_by("position"),
            **_named("id", "code", "label", "version"),
        ),
        "asked_words": packed(
            Term.objects.filter(vocabulary__startswith=SCALE).order_by("vocabulary", "position"),
            **_named("key", "vocabulary", "label", "meaning"),
        ),
        "asked_answers": packed(
            answers.order_by()
            .values("form__round", "question", "value")
            .annotate(number=Count("pk")),
            round="form__round",
            **_named("question", "value", "number"),
        ),
    }


def rounds_from(found: Mapping[str, Any], *, on: date) -> list[PublishedRound]:
    """What is public of the rounds on a day, the last one first."""
    known = {name: unpacked(kind, found[name]) for name, kind in _KINDS.items()}
    questions = [Question(**vars(row)) for row in known["asked_questions"]]
    scales = scales_of(Term(**vars(row)) for row in known["asked_words"])
    numbers = Counter(
        {(row.round, row.question, row.value): row.number for row in known["asked_answers"]}
    )
    published = []
    for row in known["asked_rounds"]:
        columns = dict(vars(row))
        returned = columns.pop("forms")
        survey_round = SurveyRound(**columns)
        survey_round.forms_returned = returned
        results = results_from(survey_round, questions, scales, numbers)
        published.append(published_results(survey_round, results, on=on))
    return [each for each in published if each]


def _named(*columns: str) -> dict[str, str]:
    return {name: name for name in columns}
