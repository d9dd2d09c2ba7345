"""The commitments that come with the product: every sentence of the letter, and what each rests on."""

import pytest
from django.urls import reverse

from evaluations.letter_commitments import LINES, NOTHING_PROMISED, SENTENCES
from evaluations.models import LIMITS, Evidence
from evaluations.selectors.commitments_evidence import KINDS
from evaluations.selectors.commitments_facts import records_asked, tallies_asked
from interwonen.access.roles import Role, everywhere
from interwonen.core.rules import registered
from tests.access.test_routes import TABLE
from tests.commitment_factories import in_force
from tests.factories import TODAY


def test_each_sentence_has_a_commitment_or_says_why_it_has_none():
    numbered = {
        (heading, number) for heading, most in SENTENCES.items() for number in range(1, most + 1)
    }
    promised = {(line.heading, line.sentence) for line in LINES}
    assert promised | NOTHING_PROMISED.keys() == numbered
    assert promised & NOTHING_PROMISED.keys() == set()


def test_each_heading_has_a_commitment():
    assert {line.heading for line in LINES} == SENTENCES.keys()


def test_each_commitment_has_a_code_and_words_of_its_own():
    assert len({line.code for line in LINES}) == len(LINES)
    assert len({line.words for line in LINES}) == len(LINES)


def test_a_limit_of_the_letter_is_due_on_no_day():
    assert [line.code for line in LINES if line.evidence in LIMITS and line.due] == []


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.code)
def test_each_commitment_rests_on_a_rule_or_a_screen_and_on_rows(line, pilot):
    """Fails for one that nothing in the product can prove."""
    kind = KINDS[line.evidence]
    assert reverse(kind.screen, args=[pilot.slug])
    names = [rule.name for rule in kind.rules]
    assert all(registered()[name] is rule for name, rule in zip(names, kind.rules, strict=True))
    assert in_force(names) == set(names)
    if line.evidence in LIMITS:
        assert names


def test_every_evidence_has_a_kind():
    assert KINDS.keys() == set(Evidence)


def test_every_evidence_is_found_in_rows(pilot):
    kinds = [code for code, *_how in (*records_asked(pilot, TODAY), *tallies_asked(pilot, TODAY))]
    assert set(kinds) == set(Evidence)


@pytest.mark.parametrize("evidence", Evidence)
def test_who_sees_the_evidence_may_open_its_page(evidence):
    kind = KINDS[evidence]
    seen_by = {role for role in Role if kind.permission in everywhere(role)}
    for route in filter(None, (kind.screen, kind.page)):
        _row, allowed = TABLE[route]
        assert seen_by & TABLE["evaluations:commitment-list"][1] <= allowed
