"""Keyword functions that make the words of residents for a report."""

from datetime import date
from typing import Any

from evaluations.actions.resident_words import approve_resident_words, write_resident_words
from evaluations.models import ResidentWords
from interwonen.pilots.models import Pilot
from tests.factories import TODAY, make_user, system

WORDS: dict[str, Any] = {
    "quarter_starts_on": date(2021, 4, 1),
    "text": "Eindelijk een eigen voordeur. Dat had ik niet meer verwacht.",
    "changed_name": True,
    "changed_age": True,
    "changed_place": False,
    "changed_circumstances": True,
}


def make_words(pilot: Pilot, **facts: Any) -> ResidentWords:
    """Words for the report on the second quarter of 2021, which nobody approved yet."""
    return write_resident_words(pilot=pilot, **{"today": TODAY, "by": system(), **WORDS, **facts})


def approve(words: ResidentWords, **facts: Any) -> ResidentWords:
    """Approved by a policy officer."""
    by = facts.pop("by", None) or make_user(role="policy_officer", pilot=words.pilot)
    return approve_resident_words(words=words, **{"today": TODAY, "by": by, **facts})
