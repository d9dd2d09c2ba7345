"""Asking about a published report without an account, and what everyone reads beside it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from evaluations.actions.council_questions_answers import correct_answer, extend_question
from evaluations.models import CouncilQuestion
from interwonen.core import clock
from interwonen.core.open_seals import FIELD, open_seal
from interwonen.core.quarters import Quarter
from interwonen.core.withdrawals import withdraw
from tests.contact_factories import make_contact_point, publish
from tests.council_question_factories import (
    accept,
    answer,
    answerer,
    make_public_question,
    make_question,
)
from tests.factories import TODAY, make_pilot, system
from tests.published_factories import insert_sample


@pytest.fixture
def published(pilot):
    return insert_sample(pilot)


@pytest.fixture
def visitor():
    """Nobody; held to the token of forms as a browser is."""
    return Client(enforce_csrf_checks=True)


def report_url(published) -> str:
    report = published.report
    return reverse("published:published-show", args=[report.pilot.slug, report.quarter])


def ask_url(published) -> str:
    return f"{report_url(published)}vraag/"


def typed(published, **facts) -> dict[str, str]:
    seal = open_seal(ask_url(published), clock.now() - timedelta(minutes=1))
    defaults = {
        "about": "promises",
        "text": "Wanneer is het volgende spreekuur?",
        "asked_by": "Fractie Voorbeeld",
        FIELD: seal,
        "website": "",
    }
    return {**defaults, **facts}


def words(client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


class TestAsk:
    def test_each_block_leads_to_the_form_that_names_it(self, visitor, published):
        address = f"{ask_url(published)}?blok=2.1"
        assert f'href="{address}"' in words(visitor, report_url(published))
        page = visitor.get(address)
        assert page.context["form"]["about"].value() == "promises"
        assert "uiterlijk op 14 juli 2021" in page.content.decode()
        assert not page.cookies

    def test_a_neighbour_is_led_to_the_page_for_neighbours_once_there_is_one(
        self, visitor, published
    ):
        home = reverse("public:neighbourhood", args=[published.report.pilot.slug])
        link = f'<a href="{home}">Naar de buurtpagina</a>'
        assert link not in words(visitor, ask_url(published))
        publish(make_contact_point(published.report.pilot))
        assert link in words(visitor, ask_url(published))

    @pytest.mark.parametrize("number", ["9.9", "promises", "", "2.1'--", "x" * 5_000])
    def test_a_block_that_is_not_there_is_not_chosen(self, visitor, published, number):
        page = visitor.get(ask_url(published), {"blok": number})
        assert page.status_code == 200
        assert page.context["form"]["about"].value() == ""

    def test_it_waits_for_a_look_before_anyone_sees_it(self, visitor, published):
        sent = visitor.post(f"{ask_url(published)}?blok=2.1", typed(published))
        assert sent.url == f"{ask_url(published)}bedankt/"
        assert "binnen 10 werkdagen" in words(visitor, sent.url)
        question = CouncilQuestion.objects.get()
        assert (question.way, question.accepted_on) == ("page", None)
        assert (question.block_number, question.asked_on) == ("2.1", TODAY)
        assert question.text not in words(visitor, report_url(published))
        accept(question)
        page = words(visitor, report_url(published))
        assert question.text in page
        assert "Over blok 2.1: vraag van Fractie Voorbeeld, 30 juni 2021" in page
        assert "Het antwoord komt uiterlijk op 14 juli 2021." in page

    def test_nobody_has_to_say_a_party(self, visitor, published):
        visitor.post(ask_url(published), typed(published, asked_by=""))
        assert CouncilQuestion.objects.get().asked_by == "een raadslid"

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"text": "a" * 50_000}, "text"),
            ({"text": " "}, "text"),
            ({"text": "a\u200b" * 4_001}, "text"),
            ({"about": "nowhere"}, "about"),
            ({"asked_by": "f" * 101}, "asked_by"),
            ({"website": "https://spam.example"}, "website"),
            ({FIELD: "verzonnen"}, "__all__"),
        ],
    )
    def test_what_cannot_be_sent_comes_back_as_it_was_typed(self, visitor, published, facts, field):
        page = visitor.post(ask_url(published), typed(published, **facts))
        assert page.status_code == 422
        assert field in page.context["form"].errors
        shown = page.context["form"]["text"].value()
        assert shown.strip() == typed(published, **facts)["text"].replace("\u200b", "").strip()
        assert not CouncilQuestion.objects.exists()

    def test_html_and_formulas_stay_text(self, visitor, published):
        text = '=HYPERLINK("x") <script>alert(1)</script>'
        visitor.post(ask_url(published), typed(published, text=text))
        accept(CouncilQuestion.objects.get(), confirmed=["participants_text_recognisable"])
        page = words(visitor, report_url(published))
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert" not in page

    def test_sent_twice_it_is_there_once(self, visitor, published):
        key = visitor.get(ask_url(published)).context["form"].submission_key
        for _time in range(2):
            sent = visitor.post(ask_url(published), typed(published, submission=key))
            assert sent.status_code == 302
        assert CouncilQuestion.objects.count() == 1

    def test_many_from_one_connection_have_to_wait(self, visitor, published):
        codes = [
            visitor.post(ask_url(published), typed(published, text=f"Vraag {number}?")).status_code
            for number in range(6)
        ]
        assert codes == [302] * 5 + [429]
        assert CouncilQuestion.objects.count() == 5

    def test_only_a_published_report_of_this_pilot_can_be_asked_about(self, visitor, published):
        other = make_pilot()
        for slug, quarter in ((published.report.pilot.slug, "2021-Q2"), (other.slug, "2021-Q1")):
            for end in ("", "bedankt/"):
                url = f"/buurt/{slug}/rapportages/{quarter}/vraag/{end}"
                assert visitor.get(url).status_code == 404
            assert visitor.post(url, typed(published)).status_code in (404, 405)
        assert not CouncilQuestion.objects.exists()


class TestBesideTheReport:
    def test_answers_stand_by_block_with_whether_they_came_in_time(self, visitor, published):
        officer = answerer(late := make_question(published, text="Te laat?", block="places"))
        answer(late, by=officer, answer="Toch nog.")
        answer(make_question(published, asked_on=TODAY, block=""), by=officer, answer="Op tijd.")
        page = words(visitor, report_url(published))
        assert page.index("Over de rapportage als geheel") < page.index("Over blok 2.2")
        whole, block = page.split("Over blok 2.2")
        assert "Op tijd." in whole
        assert " Op tijd</span>" in whole
        assert "Toch nog." in block
        assert "Te laat<" in block
        assert str(officer) not in page

    def test_a_correction_and_an_extension_show(self, visitor, published):
        question = answer(make_question(published, asked_on=date(2021, 6, 29)))
        correct_answer(question=question, answer="Anders.", today=TODAY, by=system())
        extend_question(
            question=make_question(published, asked_on=TODAY),
            extended_to=date(2021, 7, 20),
            extended_because="Vakantie.",
            today=TODAY,
            by=system(),
        )
        page = words(visitor, report_url(published))
        assert "Verbeterd op 30 juni 2021." in page
        assert "Het antwoord komt uiterlijk op 20 juli 2021." in page
        assert "Het duurt langer: Vakantie." in page

    def test_what_was_withdrawn_or_of_another_report_is_not_there(self, visitor, pilot, published):
        withdraw(make_question(published, text="Dubbel?"), reason="Dubbel.", by=system())
        make_question(insert_sample(pilot, Quarter(2021, 2), on=TODAY), asked_on=TODAY)
        make_public_question(published)
        assert "Er is nog geen vraag gesteld." in words(visitor, report_url(published))

    def test_more_questions_ask_no_more_of_the_database(self, visitor, published, count_queries):
        make_question(published)
        few = count_queries(lambda: visitor.get(report_url(published)))
        for number in range(5):
            answer(make_question(published, text=f"Vraag {number}?"))
        assert count_queries(lambda: visitor.get(report_url(published))) == few
        assert few <= 12
