"""The survey on the web: by the code of the round, without cookie, name or time."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from interwonen.core import clock
from interwonen.core.models import Submission
from interwonen.core.open_seals import FIELD, open_seal
from interwonen.core.withdrawals import withdraw
from neighbours.actions.surveys import complete_round
from neighbours.models import SurveyForm
from tests.contact_factories import make_contact_point, publish
from tests.factories import make_pilot, system
from tests.survey_factories import make_form, make_round

pytestmark = pytest.mark.django_db
LIVING = {"answer_living": "answer_survey_living.pleasant"}


@pytest.fixture
def survey_round(pilot):
    publish(make_contact_point(pilot))
    return make_round(pilot)


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True)


def code_page(pilot):
    return reverse("public:survey-code", args=[pilot.slug])


def answer_page(survey_round):
    return reverse("public:survey-answer", args=[survey_round.pilot.slug, survey_round.code])


def send(visitor, survey_round, **typed):
    place = answer_page(survey_round)
    sealed = {FIELD: open_seal(place, clock.now() - timedelta(minutes=1))}
    return visitor.post(place, {**sealed, "submission": "a" * 32, **typed})


def test_the_code_leads_to_the_questions_however_it_is_typed(visitor, survey_round):
    for typed in (
        survey_round.code,
        f" {survey_round.code_in_groups} ",
        "-".join(survey_round.code),
    ):
        answer = visitor.get(code_page(survey_round.pilot), {"code": typed})
        assert answer["Location"] == answer_page(survey_round)
    page = visitor.get(answer_page(survey_round))
    assert "Hoe woont u hier?" in page.content.decode()
    assert not page.cookies


@pytest.mark.parametrize("typed", ["123", "999999", "Jansen", ""])
def test_a_wrong_code_comes_back_as_it_was_typed(visitor, survey_round, typed):
    answer = visitor.get(code_page(survey_round.pilot), {"code": typed})
    page = answer.content.decode()
    assert 'aria-invalid="true"' in page
    assert f'value="{typed}"' in page or not typed


def test_codes_of_others_are_unknown_and_guessing_is_limited(visitor, survey_round):
    elsewhere = make_round(make_pilot())
    gone = make_round(survey_round.pilot)
    withdraw(gone, reason="Dubbel.", by=system())
    for other in (elsewhere, gone):
        answer = visitor.get(code_page(survey_round.pilot), {"code": other.code})
        assert answer.status_code == 422
    assert visitor.get(answer_page(gone)).status_code == 404
    tries = [visitor.get(code_page(survey_round.pilot), {"code": "000000"}) for _ in range(19)]
    assert tries[-1].status_code == 429


@pytest.mark.parametrize("page", ["asked", "opened", "sent"])
def test_whoever_guesses_hears_no_more_which_code_is_right(visitor, survey_round, page):
    def answer_to(code):
        place = reverse("public:survey-answer", args=[survey_round.pilot.slug, code])
        if page == "asked":
            return visitor.get(code_page(survey_round.pilot), {"code": code}).status_code
        return (visitor.post if page == "sent" else visitor.get)(place).status_code

    guessed = [answer_to("000000") for _ in range(20)]
    assert 429 not in guessed
    assert [answer_to("000000"), answer_to(survey_round.code)] == [429, 429]


def test_whoever_has_the_questions_sends_them_though_another_guesses(visitor, survey_round):
    for _ in range(20):
        visitor.get(code_page(survey_round.pilot), {"code": "000000"})
    assert send(visitor, survey_round, **LIVING).status_code == 302
    assert SurveyForm.objects.count() == 1


def test_answers_come_in_and_nothing_tells_from_whom(visitor, survey_round):
    answer = send(visitor, survey_round, **LIVING, answer_own_words="Fijn hier.")
    assert answer["Location"].endswith("/meting/bedankt/")
    assert "Uw antwoorden zijn binnen" in visitor.get(answer["Location"]).content.decode()
    form = SurveyForm.objects.get()
    assert (form.source, form.answers.count()) == ("web", 2)
    remembered = Submission.objects.get()
    assert remembered.object_type != "neighbours.surveyform"
    assert str(form.pk) not in (remembered.object_id, remembered.form_key)
    send(visitor, survey_round, **LIVING, answer_own_words="Fijn hier.")
    assert SurveyForm.objects.count() == 1  # the same sending again


def test_an_empty_form_is_not_sent(visitor, survey_round):
    answer = send(visitor, survey_round)
    assert answer.status_code == 422
    assert "Er is geen enkele vraag beantwoord." in answer.content.decode()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2021, 5, 31), "De vragen zijn nog niet open."),
        (date(2021, 7, 1), "De vragen zijn gesloten."),
    ],
)
def test_outside_its_days_it_says_so_and_keeps_what_was_typed(
    visitor, survey_round, monkeypatch, day, said
):
    monkeypatch.setattr(clock, "today", lambda: day)
    page = visitor.get(answer_page(survey_round)).content.decode()
    assert said in page
    assert "answer_living" not in page
    answer = send(visitor, survey_round, **LIVING, answer_own_words="Net te laat getypt.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Net te laat getypt." in page
    assert 'value="answer_survey_living.pleasant"' in page
    assert "checked" in page
    assert not SurveyForm.objects.exists()


def test_one_connection_sends_ten_and_then_waits(visitor, survey_round):
    for number in range(10):
        send(visitor, survey_round, **LIVING, submission=f"{number:032}")
    answer = send(visitor, survey_round, **LIVING, submission="b" * 32)
    assert answer.status_code == 429
    assert SurveyForm.objects.count() == 10


def test_the_page_shows_what_is_public_of_completed_rounds(visitor, survey_round, monkeypatch):
    for number in range(11):
        living = "pleasant" if number < 6 else "unpleasant"
        make_form(survey_round, living=living, own_words="Een mening.")
    monkeypatch.setattr(clock, "today", lambda: date(2021, 7, 2))
    page = visitor.get(code_page(survey_round.pilot)).content.decode()
    assert "Wat omwonenden eerder antwoordden" not in page
    complete_round(survey_round=survey_round, today=date(2021, 7, 1), by=system())
    page = visitor.get(code_page(survey_round.pilot)).content.decode()
    assert "Heel prettig of prettig: 6" in page
    assert "niet getoond (privacy)" in page
    assert "Een mening." not in page
