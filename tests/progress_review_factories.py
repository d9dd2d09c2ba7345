"""Keyword functions that make progress reviews."""

from datetime import date
from typing import Any

from interwonen.accounts.models import User
from participants.actions.progress_reviews import record_progress_review
from participants.models import Participant, ProgressReview
from tests.factories import TODAY, term

SAID: dict[str, Any] = {
    "held_on": date(2021, 6, 1),
    "going_well": "De post wordt elke week opengemaakt.",
    "neighbour_contact": "neighbour_contact.good",
    "neighbour_contact_note": "",
    "rent_on_time": "rent_on_time.yes",
    "goals_note": "",
    "agreements": "Samen naar de bibliotheek.",
    "next_on": date(2021, 9, 1),
}
ANSWERS: dict[str, Any] = {
    "resident_answer": "agrees",
    "resident_answered_on": date(2021, 6, 1),
    "disagreement": "",
    "agreed_by_counsellor_on": date(2021, 6, 1),
}


def with_terms(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with the terms themselves in the place of their keys."""
    chosen = {name: facts[name] for name in ("neighbour_contact", "rent_on_time")}
    return {**facts, **{name: term(key) for name, key in chosen.items()}}


def make_progress_review(participant: Participant, *, by: User, **facts: Any) -> ProgressReview:
    """A review on 1 June 2021 with which both agreed that day, of someone who lives in the pilot."""
    facts = with_terms({**SAID, **ANSWERS, **facts})
    return record_progress_review(participant=participant, **{"today": TODAY, "by": by, **facts})
