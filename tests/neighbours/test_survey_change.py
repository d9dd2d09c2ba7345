"""What is said of the change between two rounds."""

from datetime import date

import pytest

from neighbours.models import SurveyRound
from neighbours.selectors.surveys_change import (
    Direction,
    chance_of,
    changes_between,
    direction_of,
    round_before,
)
from neighbours.selectors.surveys_results import results_of
from tests.survey_factories import make_form, make_round


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((9, 9, 1, 20), Direction.TOO_FEW),
        ((10, 20, 0, 9), Direction.TOO_FEW),
        ((9, 14, 7, 11), Direction.CHANCE),
        ((10, 12, 6, 12), Direction.CHANCE),
        ((3, 12, 10, 12), Direction.BETTER),
        ((10, 12, 3, 12), Direction.WORSE),
        ((12, 12, 12, 12), Direction.CHANCE),
        ((0, 12, 0, 12), Direction.CHANCE),
    ],
)
def test_the_direction_is_named_when_chance_does_not_explain_it(numbers, said):
    assert direction_of(*numbers) == said


def test_the_chance_is_that_of_fisher():
    assert chance_of(3, 4, 1, 4) == pytest.approx(34 / 70)  # the lady tasting tea


def test_two_rounds_are_compared_question_by_question(pilot):
    first = make_round(
        pilot, moment="before", opens_on=date(2021, 2, 1), closes_on=date(2021, 2, 20)
    )
    make_round(pilot, opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 1))
    second = make_round(pilot)
    for _ in range(10):
        make_form(first, living="unpleasant")
        make_form(second, living="pleasant")
    assert round_before(first) is None
    assert round_before(second) == first
    rounds = SurveyRound.objects.with_counts().in_bulk([first.pk, second.pk])
    results = results_of(rounds.values())
    changes = {
        each.now.code: each for each in changes_between(results[first.pk], results[second.pk])
    }
    assert len(changes) == 5
    assert changes["living"].direction == Direction.BETTER
    assert changes["living"].rows[1] == ("Prettig", 0, 10)
    assert changes["trust"].direction == Direction.TOO_FEW
