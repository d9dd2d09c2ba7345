"""Housing skills by the time, and ready to rent again: four criteria, agreed by both."""

from datetime import date, timedelta

import pytest

from interwonen.pilots.models import Question
from participants.models import Agreement, Answer, Checklist
from participants.models.checklists import Given
from participants.selectors.checklists_readiness import readiness
from participants.selectors.goals_progress import housing_skills, last_housing_skills_on
from tests.factories import TODAY, make_participant, term
from tests.plan_factories import agree, make_judgement, make_skills
from tests.refusals import breaks

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def someone(pilot):
    return make_participant(pilot)


def test_skills_now_and_the_time_before_with_what_changed(someone):
    make_skills(someone)
    skills = list(Question.objects.current("housing_skill"))
    codes = ["independent", "with_support", "not_yet", "unknown"]
    answers = {
        skill: Given(term(f"answer_housing_skill.{code}"))
        for skill, code in zip(skills, codes * 3, strict=True)
    }
    make_skills(someone, answers=answers, filled_on=date(2021, 6, 1))
    told = housing_skills(someone, TODAY)
    assert (told.last.filled_on, told.previous.filled_on) == (date(2021, 6, 1), date(2021, 4, 1))
    rows = list(told.rows)
    assert [row.trend for row in rows] == ["forward", "same", "back", None] * 3
    assert last_housing_skills_on(someone, TODAY) == date(2021, 6, 1)
    assert last_housing_skills_on(someone, date(2021, 5, 1)) == date(2021, 4, 1)


def test_a_second_list_of_one_day_corrects_the_first(someone):
    make_skills(someone, "not_yet")
    make_skills(someone, "with_support", filled_on=date(2021, 6, 1))
    make_skills(someone, "independent", filled_on=date(2021, 6, 1))
    row = next(housing_skills(someone, TODAY).rows)
    assert (row.now.value.code, row.before.value.code) == ("independent", "not_yet")


def test_the_first_list_is_compared_with_nothing(someone):
    assert housing_skills(someone, TODAY) is None
    assert last_housing_skills_on(someone, TODAY) is None
    make_skills(someone)
    told = housing_skills(someone, TODAY)
    assert told.previous is None
    assert {row.trend for row in told.rows} == {None}


def test_skills_of_the_future_are_refused(someone):
    with breaks("participants_date_not_ahead"):
        make_skills(someone, filled_on=TOMORROW)
    assert not someone.checklists.filter(question_set="housing_skill").exists()


def test_ready_from_the_day_on_which_the_second_party_agreed(someone):
    judgement = make_judgement(someone)
    agree(judgement, "resident")
    assert not readiness(someone, TODAY).is_ready
    agree(judgement, "counsellor", agreed_on=date(2021, 6, 20))
    told = readiness(someone, TODAY)
    assert (told.is_ready, told.ready_since) == (True, date(2021, 6, 20))
    assert not readiness(someone, date(2021, 6, 19)).is_ready
    assert readiness(someone, date(2021, 5, 31)).judgement is None


def test_not_ready_while_a_criterion_is_not_met_or_not_judged(someone):
    judgement = make_judgement(someone, not_met=("financially_stable",))
    for party in Agreement.Party:
        agree(judgement, party)
    told = readiness(someone, TODAY)
    assert not told.is_ready
    assert [criterion.question.code for criterion in told.not_met] == ["financially_stable"]
    first = Question.objects.current("exit_criterion")[0]
    half = {first: Given(term("answer_exit_criterion.met"), "Werkt.")}
    part = make_judgement(someone, answers=half, filled_on=date(2021, 6, 2))
    for party in Agreement.Party:
        agree(part, party)
    assert len(readiness(someone, TODAY).not_met) == 3


def test_the_last_judgement_tells(someone):
    first = make_judgement(someone)
    for party in Agreement.Party:
        agree(first, party)
    assert readiness(someone, TODAY).is_ready
    make_judgement(someone, filled_on=date(2021, 6, 25))
    told = readiness(someone, TODAY)
    assert (told.is_ready, told.agreements) == (False, ())
    assert readiness(someone, date(2021, 6, 24)).is_ready


def test_without_a_judgement_all_four_are_lacking(someone):
    told = readiness(someone, TODAY)
    assert (told.judgement, len(told.not_met), told.is_ready) == (None, 4, False)


def test_a_judgement_says_why_and_is_not_ahead(someone):
    first = Question.objects.current("exit_criterion")[0]
    silent = {first: Given(term("answer_exit_criterion.not_met"), "  ")}
    with breaks("participants_answer_says_why", field=f"reasoning_{first.code}"):
        make_judgement(someone, answers=silent)
    with breaks("participants_date_not_ahead"):
        make_judgement(someone, filled_on=TOMORROW)
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
def test_an_agreement_twice_ahead_or_too_early_is_refused(someone, facts, rule):
    judgement = make_judgement(someone)
    agree(judgement)
    with breaks(rule):
        agree(judgement, **facts)
    assert judgement.agreements.count() == 1


def test_nobody_agrees_with_housing_skills(someone):
    skills = make_skills(someone)
    with breaks("participants_agreement_on_exit_criteria"):
        agree(skills)
    assert not Agreement.objects.exists()
