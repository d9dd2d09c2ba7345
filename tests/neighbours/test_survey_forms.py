"""Forms of the survey: entered from paper, sent on the web, corrected, withdrawn."""

from datetime import date, time

import pytest
from django.db import connection
from django.utils import timezone

from interwonen.core import withdrawals
from interwonen.core.versions import Overtaken, version_of
from interwonen.pilots.models import Question
from neighbours.actions.surveys import complete_round
from neighbours.actions.surveys_forms import change_form, enter_form, send_form, withdraw_form
from neighbours.models import SurveyAnswer, SurveyForm
from tests.factories import TODAY, make_participant, make_placement, make_user, system, term
from tests.refusals import breaks, check_so_far, compare_with_history, refused_by
from tests.survey_factories import answered, make_form, make_round, make_web_form

TOMORROW = date(2021, 7, 1)
NAMES_SOMEONE = "Ik sprak Willemijn Hazelaar op straat."


@pytest.fixture
def survey_round(pilot):
    return make_round(pilot)


def said(form):
    return {answer.question.code: str(answer.value or answer.text) for answer in form.answers.all()}


def correct(form, version=None, **answers):
    given = answered(**answers)
    return change_form(form=form, answers=given, today=TODAY, by=system(), version=version)


def withdraw(form, reason="Verkeerd ingevoerd"):
    return withdraw_form(form=form, reason=reason, by=system())


def test_a_paper_form_keeps_its_answers_and_who_entered_it(survey_round):
    user = make_user()
    answers = answered(living="pleasant", nuisance="never", own_words="Meer groen graag.")
    form = enter_form(survey_round=survey_round, answers=answers, today=TODAY, by=user)
    form.refresh_from_db()
    assert (form.source, form.entered_on, form.entered_by) == ("paper", TODAY, user)
    expected = {"living": "Prettig", "nuisance": "Nooit", "own_words": "Meer groen graag."}
    assert said(form) == expected


def test_a_form_from_the_web_tells_no_more_than_its_day(survey_round):
    form = make_web_form(survey_round, living="pleasant", own_words="Fijne buurt.")
    assert (form.source, form.entered_by) == ("web", None)
    rows = [form, *form.answers.all()]
    for row in rows:
        past = row.history.get()
        assert past.history_user == system()
        assert timezone.localtime(past.history_date).time() == time.min
    fields = {field.name for field in SurveyForm._meta.get_fields()}
    assert fields == {
        "answers",
        "id",
        "round",
        "source",
        "entered_on",
        "entered_by",
        "withdrawn_because",
    }


def test_keys_are_in_no_order(survey_round):
    forms = [make_web_form(survey_round).pk for _ in range(12)]
    answers = list(SurveyAnswer.objects.order_by("form__pk").values_list("pk", flat=True))
    assert forms != sorted(forms)
    assert answers != sorted(answers)


def test_not_every_question_needs_an_answer_but_one_does(survey_round):
    question = Question.objects.current("survey").get(code="living")
    empty = {question: None}
    with breaks("neighbours_surveyform_something_answered"):
        enter_form(survey_round=survey_round, answers=empty, today=TODAY, by=system())
    with breaks("neighbours_surveyform_something_answered"):
        send_form(survey_round=survey_round, answers=answered(own_words=" "), today=TODAY)
    assert not SurveyForm.objects.exists()


def test_the_database_refuses_a_form_without_an_answer_and_its_last_answer_to_go(survey_round):
    rule = "neighbours_surveyform_something_answered"
    form = make_form(survey_round, living="pleasant", own_words="Rustig.")
    at_once = "; SET CONSTRAINTS ALL IMMEDIATE"
    empty = (
        "INSERT INTO neighbours_surveyform (id, round_id, source, entered_on, withdrawn_because)"
        f" VALUES (1, %s, 'web', %s, ''){at_once}"
    )
    assert refused_by(empty, [survey_round.pk, TODAY]) == rule
    emptied = f"DELETE FROM neighbours_surveyanswer WHERE form_id = %s{at_once}"
    assert refused_by(emptied, [form.pk]) == rule
    correct(form, own_words="Anders.")
    assert said(form) == {"own_words": "Anders."}


def test_a_form_that_was_left_without_an_answer_can_be_withdrawn(survey_round):
    form = make_form(survey_round)
    compare_with_history()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM neighbours_surveyanswer")
        cursor.execute("SET LOCAL session_replication_role = origin")
    withdraw(form)
    check_so_far()
    assert SurveyForm.objects.get().is_withdrawn


def test_paper_comes_in_late_and_the_web_while_the_round_is_open(survey_round):
    before, after = date(2021, 5, 31), TOMORROW
    with breaks("neighbours_surveyround_covers_forms"):
        make_form(survey_round, today=before)
    for day in (before, after):
        with breaks("neighbours_surveyround_open_on_the_web"):
            make_web_form(survey_round, today=day)
    assert make_form(survey_round, today=after).entered_on == after


def test_a_completed_or_withdrawn_round_takes_no_forms(pilot, survey_round):
    form = make_form(survey_round)
    complete_round(survey_round=survey_round, today=TOMORROW, by=system())
    gone = make_round(pilot)
    withdrawals.withdraw(gone, reason="Dubbel.", by=system())
    rule = "neighbours_surveyround_takes_forms"
    for taken in (survey_round, gone):
        with breaks(rule):
            make_form(taken)
    with breaks("neighbours_surveyround_open_on_the_web"):
        make_web_form(gone)
    with breaks("neighbours_surveyform_keeps_its_answers"):
        correct(form, living="unpleasant")
    with breaks(rule):
        withdraw(form)
    for statement in (
        "UPDATE neighbours_surveyform SET withdrawn_because = 'x' WHERE id = %s",
        "DELETE FROM neighbours_surveyanswer WHERE form_id = %s",
    ):
        assert refused_by(statement, [form.pk]) == rule


def test_a_name_is_taken_out_of_a_text_of_a_completed_round(survey_round):
    form = make_form(survey_round, living="pleasant", own_words="Meneer Voorbeeld is aardig.")
    complete_round(survey_round=survey_round, today=TOMORROW, by=system())
    correct(form, living="pleasant", own_words="Mijn buurman is aardig.")
    assert said(form) == {"living": "Prettig", "own_words": "Mijn buurman is aardig."}


def test_a_text_that_may_name_someone_is_a_doubt_on_paper(pilot, survey_round):
    answers = answered(own_words=NAMES_SOMEONE)
    facts = {"survey_round": survey_round, "answers": answers, "today": TODAY, "by": system()}
    with breaks("participants_text_recognisable", field="answer_own_words"):
        enter_form(**facts)
    form = enter_form(**facts, confirmed={"participants_text_recognisable"})
    assert said(form) == {"own_words": NAMES_SOMEONE}


def test_a_paper_form_is_corrected_with_its_history(survey_round):
    form = make_form(survey_round, living="pleasant", nuisance="often", own_words="Rustig.")
    kept, replaced = form.answers.get(question__code="own_words"), form.answers.first()
    correct(form, living="unpleasant", own_words="Rustig.")
    assert said(form) == {"living": "Helemaal niet prettig", "own_words": "Rustig."}
    assert (kept.history.count(), replaced.history.count()) == (1, 2)
    gone = SurveyAnswer.history.filter(history_type="-").get()
    assert gone.value == term("answer_survey_nuisance.often")


def test_of_two_who_correct_a_form_the_second_is_overtaken(survey_round):
    form = make_form(survey_round, living="pleasant")
    seen = version_of(form)
    correct(form, version=seen, living="unpleasant")
    with pytest.raises(Overtaken):
        correct(form, version=seen, living="pleasant", nuisance="often")
    assert said(form) == {"living": "Helemaal niet prettig"}
    correct(form, version=version_of(form), living="pleasant")
    assert said(form) == {"living": "Prettig"}


@pytest.mark.parametrize(
    "answers",
    [
        {"living": "unpleasant", "own_words": "Rustig."},
        {"own_words": "Rustig."},
        {"living": "pleasant", "nuisance": "never", "own_words": "Rustig."},
    ],
)
def test_a_form_from_the_web_keeps_its_answers(survey_round, answers):
    form = make_web_form(survey_round, living="pleasant", own_words="Rustig.")
    with breaks("neighbours_surveyform_keeps_its_answers"):
        correct(form, **answers)


def test_nothing_is_written_on_a_form_from_the_web_that_has_no_text(survey_round):
    with breaks("neighbours_surveyform_keeps_its_answers"):
        correct(make_web_form(survey_round), living="pleasant", own_words="Rustig.")


@pytest.mark.parametrize("text", ["Mijn buurman is aardig.", ""])
def test_a_name_is_taken_out_of_what_came_by_the_web(survey_round, text):
    form = make_web_form(survey_round, living="pleasant", own_words=NAMES_SOMEONE)
    correct(form, living="pleasant", own_words=text)
    expected = {"living": "Prettig", "own_words": text}
    assert said(form) == {code: value for code, value in expected.items() if value}
    assert SurveyAnswer.history.filter(text=NAMES_SOMEONE).exists()


def test_a_form_from_the_web_may_be_withdrawn(survey_round):
    form = make_web_form(survey_round)
    change = "UPDATE neighbours_surveyanswer SET value_id = 'answer_survey_living.unpleasant'"
    for statement in (change, "DELETE FROM neighbours_surveyanswer"):
        assert refused_by(statement, []) == "neighbours_surveyform_keeps_its_answers"
    with breaks("core_mistake_is_explained"):
        withdraw(form, reason=" ")
    withdraw(form)
    form.refresh_from_db()
    assert form.is_withdrawn
    with breaks("core_still_stands"):
        withdraw(form)


def test_a_withdrawn_form_is_not_corrected(survey_round):
    form = withdraw(make_form(survey_round))
    with breaks("core_still_stands"):
        correct(form, living="unpleasant")


def test_an_answer_fits_its_question(survey_round):
    questions = {question.code: question for question in Question.objects.current("survey")}
    wrong = [
        {questions["living"]: term("answer_survey_nuisance.never")},
        {questions["living"]: "Gewoon goed"},
        {questions["own_words"]: term("answer_survey_nuisance.never")},
        {Question.objects.current("eligibility")[0]: term("answer_eligibility.yes")},
    ]
    for answers in wrong:
        with breaks("neighbours_surveyanswer_fits_its_question"):
            enter_form(survey_round=survey_round, answers=answers, today=TODAY, by=system())
    with breaks("neighbours_surveyanswer_text_length"):
        make_web_form(survey_round, own_words="x" * 2001)
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("question_id = question_id + 1", "core_owner_is_fixed"),
        ("value_id = 'answer_survey_trust.some'", "neighbours_surveyanswer_fits_its_question"),
        ("value_id = NULL", "neighbours_surveyanswer_word_or_text"),
        ("text = repeat('x', 2001)", "neighbours_surveyanswer_text_length"),
        ("text = 'x'", "neighbours_surveyanswer_word_or_text"),
        ("value_id = NULL, text = 'x'", "neighbours_surveyanswer_fits_its_question"),
    ],
)
def test_the_database_refuses_an_answer(survey_round, change, rule):
    answer = make_form(survey_round).answers.get()
    statement = f"UPDATE neighbours_surveyanswer SET {change} WHERE id = %s"
    assert refused_by(statement, [answer.pk]) == rule


def test_the_database_refuses_a_second_answer(survey_round):
    form = make_form(survey_round)
    statement = (
        "INSERT INTO neighbours_surveyanswer (id, form_id, question_id, value_id, text)"
        " SELECT 1, form_id, question_id, value_id, '' FROM neighbours_surveyanswer"
        " WHERE form_id = %s"
    )
    assert refused_by(statement, [form.pk]) == "neighbours_surveyanswer_once"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("source = 'web'", "core_owner_is_fixed"),
        ("entered_by_id = NULL", "neighbours_surveyform_paper_entered_by_someone"),
        ("withdrawn_because = ' '", "neighbours_surveyform_withdrawal_says_why"),
    ],
)
def test_the_database_refuses_a_form(survey_round, change, rule):
    form = make_form(survey_round)
    statement = f"UPDATE neighbours_surveyform SET {change} WHERE id = %s"
    assert refused_by(statement, [form.pk]) == rule


def test_nothing_points_at_a_person_of_the_pilot(pilot):
    make_placement(pilot, participant=make_participant(pilot))
    for model in (SurveyForm, SurveyAnswer):
        related = {
            field.related_model for field in model._meta.concrete_fields if field.is_relation
        }
        assert not [each for each in related if each._meta.app_label == "participants"]
