"""The pages of the survey, for staff."""

import re
from datetime import date

import pytest
from django.urls import reverse

from interwonen.audit.histories import history_url
from interwonen.core import clock
from neighbours.actions.surveys import complete_round
from neighbours.actions.surveys_forms import change_form
from neighbours.models import SurveyForm, SurveyRound
from neighbours.views.surveys import TEXTS_SHOWN
from tests.factories import TODAY, make_user, system
from tests.letter_factories import make_sent_letter
from tests.survey_factories import answered, make_form, make_round, make_web_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey_round(pilot):
    return make_round(pilot)


def url(name, row):
    pilot = row.round.pilot if isinstance(row, SurveyForm) else row.pilot
    return reverse(f"neighbours:survey-{name}", args=[pilot.slug, row.pk])


def later(monkeypatch, day):
    monkeypatch.setattr(clock, "today", lambda: day)


def test_a_round_is_planned_corrected_and_withdrawn(client, officer, pilot):
    where = reverse("neighbours:survey-create", args=[pilot.slug])
    facts = {"moment": "end", "opens_on": "2021-08-01", "closes_on": "2021-08-14"}
    page = client.post(where, facts, follow=True).content.decode()
    survey_round = SurveyRound.objects.get()
    assert survey_round.code_in_groups in page
    assert "Er is nog geen formulier terug." in page
    client.post(url("change", survey_round), {**facts, "closes_on": "2021-08-20", "version": 0})
    client.post(url("change", survey_round), {**facts, "closes_on": "2021-08-20"})
    survey_round.refresh_from_db()
    assert survey_round.closes_on == date(2021, 8, 20)
    client.post(url("withdraw", survey_round), {"reason": "Dubbel gepland."})
    assert "Dubbel gepland." in client.get(url("detail", survey_round)).content.decode()
    answer = client.get(url("change", survey_round), follow=True)
    assert "afgerond of ingetrokken" in answer.content.decode()
    answer = client.get(url("withdraw", survey_round), follow=True)
    assert "ingetrokken en telt niet meer mee" in answer.content.decode()


def test_forms_are_typed_over_one_after_the_other(client, officer, survey_round):
    where = url("form-create", survey_round)
    assert 'autofocus="autofocus"' in client.get(where).content.decode()
    same = {"answer_living": "answer_survey_living.pleasant"}
    for key in ("a", "b"):  # two neighbours with the same answers
        answer = client.post(where, {**same, "submission": key * 32})
        assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "2 formulieren ingevoerd." in page
    assert SurveyForm.objects.count() == 2
    assert 'autofocus="autofocus"' in page
    last = SurveyForm.objects.get(pk=answer["Location"].partition("=")[2])
    page = client.post(url("form-undo", last), follow=True).content.decode()
    assert "1 formulier ingevoerd." in page
    assert "Het laatste formulier is ongedaan gemaakt" in page


def test_an_empty_form_and_one_that_names_someone_come_back(client, officer, survey_round):
    where = url("form-create", survey_round)
    answer = client.post(where, {"answer_own_words": " "})
    assert answer.status_code == 422
    assert "Er is geen enkele vraag beantwoord." in answer.content.decode()
    answer = client.post(where, {"answer_own_words": "Ik sprak Willemijn Hazelaar."})
    assert answer.status_code == 422
    assert "Willemijn Hazelaar" in answer.content.decode()
    assert not SurveyForm.objects.exists()


def test_who_writes_reads_what_people_wrote_and_corrects_paper(client, officer, survey_round):
    form = make_form(survey_round, living="pleasant", own_words="Fijne straat.")
    web = make_web_form(survey_round, own_words="Te veel verkeer.")
    page = client.get(url("form-list", survey_round)).content.decode()
    assert "Fijne straat." in page
    assert "Te veel verkeer." in page
    assert url("form-change", form) in page
    assert url("form-change", web) in page
    assert url("form-change", make_web_form(survey_round)) not in page
    opened = client.get(url("form-change", form)).content.decode()
    assert "Fijne straat." in opened
    client.post(url("form-change", form), {"answer_own_words": "Fijne laan."})
    assert [str(answer.text) for answer in form.answers.all()] == ["Fijne laan."]
    assert (
        "Fijne laan."
        in client.get(history_url(form.answers.get(), survey_round.pilot.slug)).content.decode()
    )
    client.post(url("form-withdraw", web), {"reason": "Geen echt antwoord."})
    assert "Geen echt antwoord." in client.get(url("form-list", survey_round)).content.decode()


def test_the_page_of_a_round_shows_what_people_wrote_to_who_writes(client, officer, survey_round):
    paper = make_form(survey_round, own_words="Fijne <b>straat</b>.")
    web = make_web_form(survey_round, living="pleasant", own_words="Te veel verkeer.")
    page = client.get(url("detail", survey_round)).content.decode()
    assert "Fijne &lt;b&gt;straat&lt;/b&gt;." in page
    texts = page.partition("Wat wilt u ons nog vertellen?")[2].partition("</section>")[0]
    assert "papier" not in texts
    assert "website" not in texts
    places = {texts.index(url("form-change", form)): form for form in (paper, web)}
    by_key = sorted((paper, web), key=lambda form: form.answers.get(question__code="own_words").pk)
    assert [form for _place, form in sorted(places.items())] == by_key


def test_of_many_texts_the_page_of_a_round_leads_to_the_others(client, officer, survey_round):
    for number in range(TEXTS_SHOWN + 1):
        make_form(survey_round, own_words=f"Fictief {number}.")
    page = client.get(url("detail", survey_round)).content.decode()
    assert page.count("Fictief ") == 2 * TEXTS_SHOWN  # the text, and the name of its link
    assert "Lees de andere, met hun formulieren" in page


def test_a_name_is_taken_out_of_a_text_from_the_web(client, officer, survey_round):
    form = make_web_form(survey_round, living="pleasant", own_words="Ik sprak Willemijn Hazelaar.")
    where = url("form-change", form)
    page = client.get(where).content.decode()
    assert "Willemijn Hazelaar" in page
    assert "answer_living" not in page
    assert client.post(where, {"answer_own_words": "Willemijn Hazelaar!"}).status_code == 422
    client.post(where, {"answer_own_words": "Ik sprak iemand."})
    assert said_by(form) == {"living": "pleasant", "own_words": "Ik sprak iemand."}


def test_a_form_is_named_by_its_number_in_the_round(client, officer, survey_round):
    make_form(make_round(survey_round.pilot))
    forms = sorted((make_form(survey_round), make_web_form(survey_round)), key=lambda f: f.pk)
    for number, form in enumerate(forms, 1):
        page = client.get(history_url(form, survey_round.pilot.slug)).content.decode()
        assert f"Geschiedenis: formulier {number} van Halverwege (1)" in page
        assert f"{form.pk % 10_000:04d}, " not in page


def test_two_who_correct_a_form_do_not_overwrite_each_other(client, officer, survey_round):
    form = make_form(survey_round, living="pleasant", nuisance="often", own_words="Fijne straat.")
    where = url("form-change", form)
    said = re.search(r'name="version" value="(\d+)"', client.get(where).content.decode())
    assert said
    mine = {
        "answer_living": "answer_survey_living.pleasant",
        "answer_nuisance": "answer_survey_nuisance.often",
        "answer_own_words": "Fijne laan.",
        "version": said[1],
    }
    given = answered(living="unpleasant", own_words="Fijne straat.")
    change_form(form=form, answers=given, today=TODAY, by=make_user(name="Ada Ander"))
    answer = client.post(where, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ada Ander" in page
    assert "Prettig" in " ".join(page.split())
    assert said_by(form) == {"living": "unpleasant", "own_words": "Fijne straat."}
    taken = dict(re.findall(r'name="(answer_\w+)" value="([\w.]+)"[^>]*checked', page))
    assert taken == {"answer_living": "answer_survey_living.unpleasant"}
    again = re.search(r'name="version" value="(\d+)"', page)
    client.post(where, {**taken, "answer_own_words": "Fijne laan.", "version": again[1]})
    assert said_by(form) == {"living": "unpleasant", "own_words": "Fijne laan."}


def said_by(form):
    return {
        each.question.code: each.value_id.partition(".")[2] if each.value_id else each.text
        for each in form.answers.all()
    }


def test_a_counsellor_sees_numbers_and_no_texts(client, pilot, survey_round):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    make_form(survey_round, own_words="Fijne straat.")
    page = client.get(url("detail", survey_round)).content.decode()
    assert "Echte cijfers, alleen voor intern" in page
    assert "Fijne straat." not in page
    assert "nog vertellen" not in page
    assert client.get(url("form-list", survey_round)).status_code == 403


def test_a_round_is_completed_and_shown_to_everyone_the_next_day(
    client, officer, survey_round, monkeypatch
):
    for _ in range(6):
        make_form(survey_round, living="pleasant")
    assert (
        url("complete", survey_round)
        not in client.get(url("detail", survey_round)).content.decode()
    )
    later(monkeypatch, date(2021, 7, 1))
    assert url("complete", survey_round) in client.get(url("detail", survey_round)).content.decode()
    client.post(url("complete", survey_round))
    page = client.get(url("detail", survey_round)).content.decode()
    assert url("reopen", survey_round) in page
    hidden = "Zo weinig buren gaven hetzelfde antwoord, dat wij geen antwoorden laten zien."
    assert hidden not in page
    later(monkeypatch, date(2021, 7, 2))
    page = client.get(url("detail", survey_round)).content.decode()
    assert url("reopen", survey_round) not in page
    assert hidden in page


def test_all_that_is_known_of_a_round_takes_twelve_queries(
    client, pilot, officer, monkeypatch, django_assert_max_num_queries
):
    first = make_round(pilot, opens_on=date(2021, 2, 1), closes_on=date(2021, 2, 20))
    second = make_round(pilot, letter_round=make_sent_letter(pilot))
    for each in (first, second):
        make_form(each, living="pleasant", own_words="Rustig hier.")
    complete_round(survey_round=second, today=date(2021, 7, 1), by=system())
    later(monkeypatch, date(2021, 7, 2))
    client.get(url("detail", second))
    with django_assert_max_num_queries(12):
        page = client.get(url("detail", second)).content.decode()
    for words in ("Rustig hier.", "Wat iedereen mag zien", "Vergeleken met"):
        assert words in page


def test_a_round_completed_by_mistake_is_opened_again(client, officer, survey_round, monkeypatch):
    later(monkeypatch, date(2021, 7, 1))
    client.post(url("complete", survey_round))
    client.post(url("reopen", survey_round))
    survey_round.refresh_from_db()
    assert survey_round.completed_on is None
    assert survey_round.closes_on == TODAY
