"""Standard answers are kept per pilot, chosen at an answer, and looked at before they are given."""

import pytest
from django.urls import reverse

from interwonen.core.withdrawals import withdraw
from neighbours.actions.enquiries_answers import (
    add_standard_answer,
    change_standard_answer,
    take_examples,
)
from neighbours.models import Reply, StandardAnswer
from neighbours.selectors.enquiries_privacy import asks_who_lives
from neighbours.standard_answers import SHIPPED, WHO_LIVES
from tests.factories import TODAY, make_enquiry, make_pilot, system, term
from tests.refusals import breaks, refused_by

FACTS = {"title": "Uren", "kind": None, "text": "Op werkdagen.", "about_who_lives": False}


def add(pilot, **facts) -> StandardAnswer:
    return add_standard_answer(pilot=pilot, today=TODAY, by=system(), **{**FACTS, **facts})


def test_none_promises_an_answer_to_an_objection():
    for each in SHIPPED:
        if each.kind in ("", "objection"):
            for promise in ("u hoort", "schrijft u", "krijgt u", "u krijgt", "laten u weten"):
                assert promise not in each.text.lower(), each.title


def reply_page(enquiry, query="") -> str:
    return reverse("neighbours:reply-create", args=[enquiry.pilot.slug, enquiry.pk]) + query


class TestKept:
    def test_a_pilot_begins_with_the_examples_once(self, pilot):
        assert len(take_examples(pilot=pilot, by=system())) == len(SHIPPED)
        with breaks("neighbours_standardanswer_none_yet"):
            take_examples(pilot=pilot, by=system())
        assert StandardAnswer.objects.count() == len(SHIPPED)

    def test_one_answers_who_lives_where(self, pilot):
        take_examples(pilot=pilot, by=system())
        with breaks("neighbours_standardanswer_who_lives_once", field="about_who_lives"):
            add(pilot, about_who_lives=True)
        second = add(pilot)
        raw = "UPDATE neighbours_standardanswer SET about_who_lives = true WHERE id = %s"
        assert refused_by(raw, [second.pk]) == "neighbours_standardanswer_who_lives_once"
        withdraw(StandardAnswer.objects.get(about_who_lives=True), reason="Nieuw.", by=system())
        assert add(pilot, about_who_lives=True).about_who_lives

    def test_it_is_changed_until_it_is_withdrawn(self, pilot):
        row = add(pilot)
        change = {**FACTS, "text": "Van negen tot vijf.", "today": TODAY, "by": system()}
        assert change_standard_answer(answer=row, **change).text == "Van negen tot vijf."
        with breaks("core_mistake_is_explained"):
            withdraw(row, reason=" ", by=system())
        blank = "UPDATE neighbours_standardanswer SET withdrawn_because = ' '"
        assert refused_by(blank, []) == "neighbours_standardanswer_withdrawal_says_why"
        withdraw(row, reason="Oud.", by=system())
        with breaks("core_still_stands"):
            change_standard_answer(answer=row, **change)
        with breaks("core_still_stands"):
            withdraw(row, reason="Oud.", by=system())

    def test_on_their_pages(self, client, pilot, officer):
        def page(name, *args):
            return reverse(f"neighbours:standard-answer-{name}", args=[pilot.slug, *args])

        assert page("examples") in client.get(page("list")).content.decode()
        assert client.post(page("create"), {"title": "Uren"}).status_code == 422
        sent = {"title": "Uren", "text": "Op werkdagen."}
        assert client.post(page("create"), sent).status_code == 302
        row = StandardAnswer.objects.get()
        assert "Op werkdagen." in client.get(page("list")).content.decode()
        assert client.get(page("change", row.pk)).status_code == 200
        assert client.post(page("withdraw", row.pk), {"reason": "Oud."}).status_code == 302
        assert "Op werkdagen." not in client.get(page("list")).content.decode()


class TestChosen:
    def test_those_of_its_pilot_and_kind_are_offered(self, client, pilot, officer):
        add(make_pilot(), title="Elders")
        fits, other = add(pilot), add(pilot, title="Klacht", kind=term("contact_kind.complaint"))
        page = client.get(reply_page(make_enquiry(pilot)))
        assert page.context["answers"] == [fits]
        chosen = client.get(reply_page(make_enquiry(pilot), f"?standaard={fits.pk}"))
        assert chosen.context["form"]["text"].value() == "Op werkdagen."
        wrong = client.get(reply_page(make_enquiry(pilot), f"?standaard={other.pk}"))
        assert not wrong.context["form"]["text"].value()

    def test_none_for_a_threat(self, client, pilot, officer):
        take_examples(pilot=pilot, by=system())
        threat = make_enquiry(
            pilot,
            kind=term("contact_kind.report"),
            category=term("report_category.threat"),
            asks_who_lives=True,
        )
        page = client.get(reply_page(threat))
        assert (page.context["answers"], page.context["who_lives"]) == ([], False)

    def test_it_is_looked_at_before_it_is_saved(self, client, pilot, officer):
        enquiry = make_enquiry(pilot)
        sent = {"text": "Op\n\nwerkdagen.", "channel": "channel.phone", "replied_on": "2021-06-30"}
        page = client.post(reply_page(enquiry), {**sent, "preview": "1"})
        assert page.status_code == 200
        assert "<p>werkdagen.</p>" in page.content.decode()
        assert not Reply.objects.exists()
        empty = client.post(reply_page(enquiry), {**sent, "text": "", "preview": "1"})
        assert empty.status_code == 422
        assert client.post(reply_page(enquiry), {**sent, "submit": "1"}).status_code == 302
        assert Reply.objects.get().text == "Op\n\nwerkdagen."


class TestWhoLives:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Wie woont er op nummer 12?", True),
            ("Kunt u zeggen wie daar nu wonen?", True),
            ("Hoe heet die man op de hoek?", True),
            ("Ik wil de naam van de bewoner weten.", True),
            ("Wanneer is het steunpunt open?", False),
            ("Wie kan ik bellen? Ik woon hiernaast.", False),
        ],
    )
    def test_the_words_are_a_hint(self, pilot, text, found):
        assert asks_who_lives(make_enquiry(pilot, text=text)) is found

    @pytest.mark.parametrize("own", [True, False])
    def test_it_offers_the_answer_that_nobody_is_told(self, client, pilot, officer, own):
        if own:
            add(pilot, title="Eigen", text="Dat zeggen wij niet.", about_who_lives=True)
        enquiry = make_enquiry(pilot, asks_who_lives=True)
        detail = reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk])
        assert client.get(detail).context["who_lives"]
        assert "?standaard=wie-woont-waar" in client.get(reply_page(enquiry)).content.decode()
        chosen = client.get(reply_page(enquiry, "?standaard=wie-woont-waar"))
        expected = "Dat zeggen wij niet." if own else WHO_LIVES.text
        assert chosen.context["form"]["text"].value() == expected


@pytest.mark.parametrize("text", [each.text for each in SHIPPED])
def test_the_examples_need_no_second_look(client, pilot, officer, text):
    enquiry = make_enquiry(pilot)
    sent = {"text": text, "channel": "channel.phone", "replied_on": "2021-06-30", "submit": "1"}
    assert client.post(reply_page(enquiry), sent).status_code == 302
