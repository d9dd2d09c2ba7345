"""What a refusal says to a user: what is wrong, and a next step that is true."""

import re

import pytest
from django.utils import translation

from interwonen.core.rules import load_rules, registered

# The answer that would pass, for something that has happened or is so: an invitation to invent it.
NAMES_THE_ANSWER = re.compile(r"\bVul (\d|vandaag|een (eerdere|latere)|de datum van)")


def in_dutch(part: str) -> dict[str, str]:
    load_rules()
    with translation.override("nl"):
        return {name: str(getattr(rule, part)) for name, rule in registered().items()}


def test_no_next_step_names_the_fact_that_would_pass():
    steps = in_dutch("next_step")
    assert [name for name, step in steps.items() if NAMES_THE_ANSWER.search(step)] == []


@pytest.mark.parametrize(
    "step", ["Vul 1 in, of zoek een woning.", "Vul vandaag of een eerdere datum in."]
)
def test_such_a_step_is_found(step):
    assert NAMES_THE_ANSWER.search(step)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            "participants_goalstep_due_after_setting",
            "De stap heeft een datum van vóór de dag waarop het doel is afgesproken.",
        ),
        (
            "participants_goal_due_after_setting",
            "De dag waarop het doel behaald moet zijn, ligt vóór de dag waarop het is afgesproken.",
        ),
        ("participants_session_group_of_several", "U hebt minder dan twee deelnemers gekozen."),
        (
            "participants_session_withdrawn_says_why",
            "Er staat niet bij waarom u dit gesprek intrekt.",
        ),
    ],
)
def test_a_message_says_what_is_wrong_and_not_what_should_be(rule, message):
    assert in_dutch("message")[rule] == message
