"""Keyword functions for questions of the council."""

from datetime import date
from typing import Any

from evaluations.actions.council_questions import (
    accept_question,
    ask_publicly,
    assign_question,
    record_question,
)
from evaluations.actions.council_questions_answers import answer_question
from evaluations.models import CouncilQuestion, PublishedReport
from tests.factories import TODAY, make_user, system


def asked(**facts: Any) -> dict[str, Any]:
    """About the promises, asked on a Tuesday, of which the last day in time is 15 June."""
    defaults = {
        "block": "promises",
        "text": "Wanneer is het volgende spreekuur?",
        "asked_on": date(2021, 6, 1),
        "asked_by": "Fractie Voorbeeld",
        "today": TODAY,
        "by": system(),
    }
    return {**defaults, **facts}


def make_question(published: PublishedReport, **facts: Any) -> CouncilQuestion:
    """A question through the clerk, public at once."""
    return record_question(published=published, **{"way": "clerk", **asked(**facts)})


def make_public_question(published: PublishedReport, **facts: Any) -> CouncilQuestion:
    """A question from the public page, that nobody looked at yet."""
    today = facts.pop("asked_on", TODAY)
    sent = asked(today=today, **facts)
    del sent["asked_on"]
    return ask_publicly(published=published, **sent)


def accept(question: CouncilQuestion, **facts: Any) -> CouncilQuestion:
    """The same question, public since today."""
    return accept_question(question=question, **{"today": TODAY, "by": system(), **facts})


def answerer(question: CouncilQuestion) -> Any:
    """A policy officer of the pilot."""
    return make_user(role="policy_officer", pilot=question.published.report.pilot)


def give(question: CouncilQuestion, **facts: Any) -> CouncilQuestion:
    """The same question, with someone who answers."""
    defaults = {"owner": facts.get("owner") or answerer(question), "today": TODAY, "by": system()}
    return assign_question(question=question, **{**defaults, **facts})


def answer(question: CouncilQuestion, **facts: Any) -> CouncilQuestion:
    """The same question, answered today."""
    defaults = {"answer": "Elke maandag om zeven uur.", "today": TODAY, "by": system()}
    return answer_question(question=question, **{**defaults, **facts})
