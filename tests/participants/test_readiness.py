"""Housing skills by the time, and ready to rent again: four criteria, agreed by both."""

from datetime import date, timedelta

import pytest

from interwonen.pilots.models import Question
from participants.models import Agreement, Answer, Checklist
from participants.models.checklists import Given
from participants.selectors.checklists import sheets_of
from participants.selectors.checklists_readiness import readiness
from participants.selectors.goals_progress import housing_skills
from tests.factories import TODAY, make_participant, term
from tests.plan_factories import agree, make_judgement, make_skills
from tests.refusals import breaks

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


def test_skills_now_and_the_time_before_with_what_changed(participant):
    make_skills(participant)
    skills = list(Question.objects.current("housing_skill"))
    codes = ["independent", "with_support", "not_yet", "unknown"]
    answers = {
        skill: Given(term(f"answer_housing_skill.{code}"))
        for skill, code in zip(skills, codes * 3, strict=True)
    }
    make_skills(participant, answers=answers, filled_on=date(2021, 6, 1))
    found = housing_skills(sheets_of(participant, TODAY))
    assert (found.last.filled_on, found.previous.filled_on) == (date(2021, 6, 1), date(2021, 4, 1))
    rows = list(found.rows)
    assert [row.trend for row in rows] == ["forward", "same", "back", None] * 3
    earlier = housing_skills(sheets_of(participant, date(2021, 5, 1)))
    assert earlier.last.filled_on == date(2021, 4, 1)


def test_a_second_list_of_one_day_corrects_the_first(participant):
    make_skills(participant, "not_yet")
    make_skills(participant, "with_support", filled_on=date(2021, 6, 1))
    make_skills(participant, "independent", filled_on=date(2021, 6, 1))
    row = housing_skills(sheets_of(participant, TODAY)).rows[0]
    assert (row.now.value.code, row.before.value.code) == ("independent", "not_yet")


def test_the_first_list_is_compared_with_nothing(participant):
    assert housing_skills(sheets_of(participant, TODAY)) is None
    make_skills(participant)
    found = housing_skills(sheets_of(participant, TODAY))
    assert found.previous is None
    assert {row.trend for row in found.rows} == {None}


def test_skills_of_the_future_are_refused(participant):
    with breaks("participants_date_not_ahead"):
        make_skills(participant, filled_on=TOMORROW)
    assert not participant.checklists.filter(question_set="housing_skill").exists()


def test_ready_from_the_day_on_which_the_second_party_agreed(participant):
    judgement = make_judgement(participant)
    agree(judgement, "resident")
    assert not readiness(sheets_of(participant, TODAY)).is_ready
    agree(judgement, "counsellor", agreed_on=date(2021, 6, 20))
    found = readiness(sheets_of(participant, TODAY))
    assert (found.is_ready, found.ready_since) == (True, date(2021, 6, 20))
    assert not readiness(sheets_of(participant, date(2021, 6, 19))).is_ready
    assert readiness(sheets_of(participant, date(2021, 5, 31))).judgement is None


def test_not_ready_while_a_criterion_is_not_met_or_not_judged(participant):
    judgement = make_judgement(participant, not_met=("financially_stable",))
    for party in Agreement.Party:
        agree(judgement, party)
    found = readiness(sheets_of(participant, TODAY))
    assert not found.is_ready
    assert [criterion.question.code for criterion in found.not_met] == ["financially_stable"]
    first = Question.objects.current("exit_criterion")[0]
    half = {first: Given(term("answer_exit_criterion.met"), "Werkt.")}
    part = make_judgement(participant, answers=half, filled_on=date(2021, 6, 2))
    for party in Agreement.Party:
        agree(part, party)
    assert len(readiness(sheets_of(participant, TODAY)).not_met) == 3


def test_the_last_judgement_tells(participant):
    first = make_judgement(participant)
    for party in Agreement.Party:
        agree(first, party)
    assert readiness(sheets_of(participant, TODAY)).is_ready
    make_judgement(participant, filled_on=date(2021, 6, 25))
    found = readiness(sheets_of(participant, TODAY))
    assert (found.is_ready, found.agreements) == (False, ())
    assert readiness(sheets_of(participant, date(2021, 6, 24))).is_ready


def test_without_a_judgement_nobody_is_ready(participant):
    found = readiness(sheets_of(participant, TODAY))
    assert (found.judgement, found.all_met, found.is_ready) == (None, False, False)


def test_a_judgement_says_why_and_is_not_ahead(participant):
    first = Question.objects.current("exit_criterion")[0]
    silent = {first: Given(term("answer_exit_criterion.not_met"), "  ")}
    with breaks("participants_answer_says_why", field=f"reasoning_{first.code}"):
        make_judgement(participant, answers=silent)
    with breaks("participants_date_not_ahead"):
        make_judgement(participant, filled_on=TOMORROW)
    exit_lists = Checklist.objects.filter(question_set="exit_criterion")
    assert not exit_lists.exists()
    assert not Answer.objects.filter(checklist__in=exit_lists).exists()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({}, "participants_agreement_once"),
        ({"party": "counsellor", "agreed_on": TOMORROW}, "participants_date_not_ahead"),
        (
            {"party": "counsellor", "agreed_on": date(2021, 5, 31)},
            "participants_agreement_after_judgement",
        ),
    ],
)
def test_an_agreement_twice_ahead_or_too_early_is_refused(participant, facts, rule):
    judgement = make_judgement(participant)
    agree(judgement)
    with breaks(rule):
        agree(judgement, **facts)
    assert judgement.agreements.count() == 1


def test_nobody_agrees_with_housing_skills(participant):
    skills = make_skills(participant)
    with breaks("participants_agreement_on_exit_criteria"):
        agree(skills)
    assert not Agreement.objects.exists()
