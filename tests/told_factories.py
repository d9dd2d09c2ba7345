"""Keyword functions that make what residents agreed to have told."""

from datetime import date
from typing import Any

from participants.actions.agreed_statements import record_agreed_statement
from participants.models import AgreedStatement, Participant
from tests.factories import TODAY, make_exit, make_participant, make_placement, system

AGREED: dict[str, Any] = {
    "sentence": "Één bewoner huurt nu zelf.",
    "agreed_on": date(2021, 6, 10),
    "agreed_how": "in_person",
    "outcome": "positive",
}


def make_leaver(pilot: Any, *, left_on: date = date(2021, 5, 31), **facts: Any) -> Participant:
    """Someone who lived in the pilot since 1 March 2021 and left to an own home on 31 May."""
    participant = make_participant(pilot, **facts)
    make_exit(make_placement(pilot, participant=participant), exited_on=left_on)
    return participant


def make_agreed_statement(participant: Participant, **facts: Any) -> AgreedStatement:
    """What someone who left agreed to on 10 June 2021: that one resident rents now."""
    defaults: dict[str, Any] = {"today": TODAY, "by": system(), **AGREED}
    return record_agreed_statement(participant=participant, **{**defaults, **facts})
