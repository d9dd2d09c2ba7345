"""The pages for staff about questions of the council."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.models import CouncilQuestion
from interwonen.core.models import Draft
from interwonen.core.seals import seal
from tests.council_question_factories import answer, give, make_public_question, make_question
from tests.factories import TODAY, make_pilot, make_user
from tests.published_factories import insert_sample


@pytest.fixture
def published(pilot):
    return insert_sample(pilot)


@pytest.fixture
def officer(client, pilot):
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    return user


def url(name: str, question: CouncilQuestion) -> str:
    return reverse(f"evaluations:{name}", args=[question.published.report.pilot.slug, question.pk])


def create_url(pilot) -> str:
    return reverse("evaluations:council-question-create", args=[pilot.slug])


def typed(published, **facts) -> dict[str, str]:
    defaults = {
        "about": f"{published.pk}:promises",
        "text": "Wanneer is het volgende spreekuur?",
        "asked_by": "Fractie Voorbeeld",
        "asked_on": "2021-06-29",
        "way": "meeting",
    }
    return {**defaults, **facts}


def shown(client, address: str) -> str:
    return client.get(address).content.decode()


class TestRecord:
    def test_the_contact_officer_records_what_the_clerk_passes_on(self, client, pilot, published):
        client.force_login(make_user(role="contact_officer", pilot=pilot))
        page = client.get(f"{create_url(pilot)}?over={published.pk}&blok=2.1")
        assert page.context["form"]["about"].value() == f"{published.pk}:promises"
        sent = client.post(create_url(pilot), typed(published))
        question = CouncilQuestion.objects.get()
        assert sent.url == url("council-question-detail", question)
        assert (question.block_number, question.way) == ("2.1", "meeting")
        assert "13 juli 2021" in shown(client, sent.url)

    @pytest.mark.parametrize(
        "facts",
        [
            {"text": "a" * 50_000},
            {"text": ""},
            {"about": "0:promises"},
            {"about": "promises"},
            {"asked_on": "2021-04-19"},
            {"asked_on": "2021-07-01"},
        ],
    )
    def test_what_cannot_be_saved_comes_back_as_it_was_typed(
        self, client, pilot, published, officer, facts
    ):
        page = client.post(create_url(pilot), typed(published, **facts))
        assert page.status_code == 422
        assert page.context["form"]["text"].value() == typed(published, **facts)["text"]
        assert not CouncilQuestion.objects.exists()

    def test_a_report_of_another_pilot_is_not_offered(self, client, pilot, published, officer):
        elsewhere = insert_sample(make_pilot())
        page = client.post(create_url(pilot), typed(elsewhere))
        assert page.status_code == 422
        assert "about" in page.context["form"].errors
        assert client.get(f"{create_url(pilot)}?over={elsewhere.pk}&blok=2.1").status_code == 200

    def test_sent_twice_it_is_there_once(self, client, pilot, published, officer):
        key = client.get(create_url(pilot)).context["form"].submission_key
        for _time in range(2):
            client.post(create_url(pilot), typed(published, submission=key))
        assert CouncilQuestion.objects.count() == 1

    def test_what_nobody_sees_is_taken_out_and_html_stays_text(
        self, client, pilot, published, officer
    ):
        text = "=2+3 <b>hoe\u200b laat?</b>"
        client.post(create_url(pilot), typed(published, text=text))
        question = CouncilQuestion.objects.get()
        assert question.text == "=2+3 <b>hoe laat?</b>"
        page = shown(client, url("council-question-detail", question))
        assert "&lt;b&gt;hoe laat?&lt;/b&gt;" in page

    def test_without_a_published_report_it_says_so(self, client, pilot, officer):
        assert "nog geen rapportage gepubliceerd" in shown(client, create_url(pilot))


class TestList:
    def test_what_needs_something_comes_first(self, client, pilot, published, officer):
        late = give(make_question(published, text="Te laat?"), owner=officer)
        calm = give(make_question(published, text="Ruim?", asked_on=TODAY), owner=officer)
        done = answer(make_question(published, text="Klaar?"))
        page = client.get(reverse("evaluations:council-question-list", args=[pilot.slug]))
        assert [row.pk for row in page.context["pressing"]] == [late.pk]
        assert [row.pk for row in page.context["others"]] == [calm.pk]
        assert [row.pk for row in page.context["page_obj"]] == [done.pk]
        assert "Te laat beantwoord" in page.content.decode()

    def test_it_is_empty_without_questions(self, client, pilot, officer):
        page = shown(client, reverse("evaluations:council-question-list", args=[pilot.slug]))
        assert "Er staat geen vraag van de raad open." in page


class TestAnswer:
    def test_from_the_public_page_to_an_answer(self, client, published, officer):
        question = make_public_question(published)
        assert client.get(url("council-question-answer", question)).status_code == 302
        assert "Nog niet openbaar" in shown(client, url("council-question-detail", question))
        accept = url("council-question-accept", question)
        version = client.get(accept).context["form"].version
        assert client.post(accept, {"version": version}).status_code == 302
        assert client.post(url("council-question-take", question)).status_code == 302
        form = client.get(url("council-question-answer", question)).context["form"]
        assert form["answer"].value().startswith("U vraagt bij blok 2.1")
        sent = {"answer": f"{form['answer'].value()}elke maandag.", "version": form.version}
        client.post(url("council-question-answer", question), sent)
        question.refresh_from_db()
        assert (question.accepted_on, question.answered_on) == (TODAY, TODAY)
        assert (question.owner, question.answered_by) == (officer, officer)
        assert client.get(url("council-question-answer", question)).status_code == 302

    def test_a_correction_says_on_which_day(self, client, published, officer):
        question = answer(make_question(published))
        version = client.get(url("council-answer-change", question)).context["form"].version
        sent = {"answer": "Elke dinsdag.", "version": version}
        client.post(url("council-answer-change", question), sent)
        page = shown(client, url("council-question-detail", question))
        assert "Elke dinsdag." in page
        assert "Verbeterd op 30 juni 2021." in page

    def test_the_second_of_two_sees_what_the_first_wrote(self, client, published, officer):
        question = make_question(published)
        version = client.get(url("council-question-answer", question)).context["form"].version
        answer(question, answer="Van de ander.")
        sent = {"answer": "Van mij.", "version": version}
        page = client.post(url("council-question-answer", question), sent)
        assert page.status_code == 422
        assert "Van de ander." in page.content.decode()
        question.refresh_from_db()
        assert question.answer == "Van de ander."

    def test_what_was_typed_is_a_draft(self, client, published, officer):
        question = make_question(published)
        address = url("council-question-answer", question)
        hidden = {"draft_title": "Antwoord", "author_seal": seal(officer, address)}
        sent = {"draft_place": address, "answer": "Half.", **hidden}
        client.post("/toegang/concepten/", sent)
        assert Draft.objects.get().author == officer
        assert client.get(address).context["form"]["answer"].value() == "Half."


class TestOtherActs:
    def test_it_is_extended_assigned_corrected_and_withdrawn(self, client, published, officer):
        question = make_question(published, asked_on=date(2021, 6, 29))
        acts = (
            ("extend", {"extended_to": "2021-07-20", "extended_because": "Vakantie."}),
            ("assign", {"owner": officer.pk}),
            (
                "change",
                {
                    "about": "",
                    "text": "Hoe laat?",
                    "asked_by": "een raadslid",
                    "asked_on": "2021-06-29",
                },
            ),
            ("withdraw", {"reason": "Dubbel."}),
        )
        for name, sent in acts:
            address = url(f"council-question-{name}", question)
            form = client.get(address).context["form"]
            version = {"version": form.version} if hasattr(form, "version") else {}
            assert client.post(address, {**sent, **version}).status_code == 302, name
        question.refresh_from_db()
        assert (question.extended_to, question.owner) == (date(2021, 7, 20), officer)
        assert (question.text, question.block, question.block_number) == ("Hoe laat?", "", "")
        assert (question.withdrawn_because, question.history.count()) == ("Dubbel.", 5)
        page = shown(client, url("council-question-detail", question))
        assert "Deze vraag telt niet meer." in page

    def test_who_only_reads_sees_no_acts(self, client, pilot, published):
        question = make_question(published)
        client.force_login(make_user(role="team_lead", pilot=pilot))
        page = shown(client, url("council-question-detail", question))
        assert "Wanneer is het volgende spreekuur?" in page
        assert "/antwoord/" not in page
        assert "/wijzigen/" not in page
        assert client.get(url("council-question-answer", question)).status_code == 403

    def test_of_another_pilot_it_is_not_there(self, client, officer):
        question = make_question(insert_sample(make_pilot()))
        assert client.get(url("council-question-detail", question)).status_code == 404
