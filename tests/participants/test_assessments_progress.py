"""Progress per life domain: forward, the same or back, by one version of the instrument."""

from datetime import date

import pytest

from interwonen.core.history import save_as
from interwonen.pilots.models import Question
from participants.actions.assessments import withdraw_assessment
from participants.selectors.assessments import all_assessments_of, counting
from participants.selectors.assessments_picture import picture_of
from participants.selectors.assessments_progress import progress_of
from tests.assessment_factories import (
    make_assessment,
    make_correction,
    scores,
    voices,
)
from tests.factories import TODAY, make_participant, make_pilot, system


@pytest.fixture(scope="module")
def someone(shared_rows):
    return make_participant(make_pilot())


@pytest.fixture
def participant(db, someone):
    return someone


def progress(participant, on=TODAY):
    return progress_of(counting(all_assessments_of(participant, on)))


def codes(paths):
    return [path.question.code for path in paths]


def test_without_an_assessment_there_is_none(participant):
    assert progress(participant) is None


def test_each_domain_beside_the_last_time_that_it_had_a_level(participant):
    first = scores(3, finance=voices(2, 4), housing=voices("not_discussed", 3))
    make_assessment(participant, scores=first)
    between = scores(3, finance=voices(4), time_use=voices("not_discussed", "not_discussed"))
    make_assessment(participant, scores=between, assessed_on=date(2021, 4, 1))
    last = scores(3, finance=voices(3, 5), time_use=voices(4), basic_adl=voices("not_applicable"))
    make_assessment(participant, scores=last, assessed_on=date(2021, 6, 1))
    found = progress(participant)
    assert codes(found.forward) == ["time_use"]
    assert codes(found.back) == ["finance"]
    assert len(found.same) == 9
    finance = found.paths[0]
    assert [level.code for level in finance.levels] == ["2", "4", "3"]
    assert finance.trend == "back"
    none = next(path for path in found.paths if path.question.code == "basic_adl")
    assert none.trend is None
    early = progress(participant, date(2021, 3, 31))
    assert (early.is_comparison, early.forward) == (False, [])


def test_low_levels_are_counted_and_never_added_up(participant):
    make_assessment(participant, scores=scores(3, finance=voices(1), housing=voices(2)))
    assert codes(progress(participant).low) == ["finance", "housing"]


def test_a_low_level_stays_until_the_domain_is_discussed_again(participant):
    make_assessment(participant, scores=scores(3, finance=voices(1), housing=voices(2)))
    rest = scores(3, finance=voices("not_discussed"), housing=voices(3))
    make_assessment(participant, scores=rest, assessed_on=date(2021, 6, 1))
    found = progress(participant)
    assert codes(found.low) == ["finance"]
    assert codes(found.not_discussed) == ["finance"]
    assert found.low[0].last_answer.code == "1"


def test_only_the_version_that_counts_is_in_it(participant):
    first = make_assessment(participant)
    second = make_correction(first)
    assert [level.code for level in progress(participant).paths[0].levels] == ["4"]
    withdraw_assessment(second, reason="Fout.", by=system())
    assert [level.code for level in progress(participant).paths[0].levels] == ["3"]
    withdraw_assessment(first, reason="Fout.", by=system())
    assert progress(participant) is None


def test_versions_of_the_instrument_are_never_mixed(participant):
    make_assessment(participant)
    new = save_as(
        Question(question_set="life_domain", version="x", code="x", label="Thuis", position=1),
        by=system(),
    )
    make_assessment(participant, scores={new: voices(5)}, assessed_on=date(2021, 6, 1))
    found = progress(participant)
    assert (len(found.assessments), codes(found.paths)) == (1, ["x"])
    assert not found.is_comparison


def test_the_picture_says_what_went_forward_and_leaves_out_what_has_no_level(participant):
    nothing = voices("not_applicable", "not_applicable")
    make_assessment(participant, scores=scores(3, basic_adl=nothing))
    last = scores(3, finance=voices(4), basic_adl=nothing)
    make_assessment(participant, scores=last, assessed_on=date(2021, 6, 1))
    picture = picture_of(progress(participant))
    assert "1 vooruit, 10 gelijk en 0 achteruit" in picture.wide.alt
    assert "Financiën" in picture.wide.svg
    assert "Basale ADL" not in picture.narrow.svg
