"""What was recorded of an enquiry or an answer is corrected or withdrawn; the history keeps it."""

from datetime import date

import pytest
from django.urls import reverse

from neighbours.actions.enquiries_corrections import (
    change_enquiry,
    change_reply,
    withdraw_enquiry,
    withdraw_reply,
)
from neighbours.actions.enquiries_steps import close_enquiry, reopen_enquiry
from neighbours.models import Enquiry, Reply
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, system, term
from tests.refusals import breaks, refused_by
from tests.report_factories import draft_of, words_of

ANSWERED = date(2021, 6, 4)


@pytest.fixture
def enquiry(pilot):
    return make_enquiry(pilot)


def answer(enquiry) -> Reply:
    return make_reply(enquiry, replied_on=ANSWERED)


def close(enquiry, note="Klaar."):
    return close_enquiry(enquiry=enquiry, text=note, today=TODAY, by=system())


def correct(enquiry, **facts) -> Enquiry:
    kept = {
        name: getattr(enquiry, name)
        for name in ("channel", "kind", "category", "text", "received_on")
    }
    return change_enquiry(enquiry=enquiry, **{**kept, "today": TODAY, "by": system(), **facts})


def correct_reply(reply, **facts) -> Reply:
    kept = {name: getattr(reply, name) for name in ("replied_on", "channel", "text")}
    return change_reply(reply=reply, **{**kept, "today": TODAY, "by": system(), **facts})


def withdraw(enquiry, reason="Dubbel vastgelegd.") -> Enquiry:
    return withdraw_enquiry(enquiry=enquiry, reason=reason, today=TODAY, by=system())


def page(name, row, slug) -> str:
    return reverse(f"neighbours:{name}", args=[slug, row.pk])


class TestCorrect:
    def test_facts_also_of_a_closed_one_and_the_term_follows(self, pilot, enquiry):
        close(enquiry)
        complaint = term("contact_kind.complaint")
        changed = correct(enquiry, kind=complaint, received_on=date(2021, 6, 7), text="Anders.")
        assert (changed.text, changed.due_on) == ("Anders.", date(2021, 7, 19))
        assert changed.history.count() == 2
        assert enquiry.steps.get().due_on == date(2021, 7, 19)
        assert changed.history.last().text == enquiry.text

    @pytest.mark.parametrize(
        ("kind", "category", "rule"),
        [
            ("objection", None, "neighbours_enquirystep_passed_on_first"),
            ("complaint", "threat", "neighbours_enquirystep_passed_on_first"),
            ("report", "noise", "neighbours_enquiry_closed_report_has_validity"),
        ],
    )
    def test_a_closed_one_not_into_what_is_not_closed_like_this(
        self, enquiry, kind, category, rule
    ):
        facts = {
            "kind": term(f"contact_kind.{kind}"),
            "category": category and term(f"report_category.{category}"),
        }
        close(enquiry)
        with breaks(rule):
            correct(enquiry, **facts)
        by_hand = "UPDATE neighbours_enquiry SET kind_id = %s, category_id = %s"
        assert refused_by(by_hand, [row and row.pk for row in facts.values()]) == rule
        assert Enquiry.objects.get().kind == enquiry.kind
        reopen_enquiry(enquiry=enquiry, text="Het is iets anders.", today=TODAY, by=system())
        assert correct(enquiry, **facts).kind == facts["kind"]
        with breaks(rule):
            close(enquiry)

    @pytest.mark.parametrize(
        ("received_on", "rule"),
        [
            (date(2021, 7, 1), "core_not_ahead"),
            (date(2020, 2, 29), "pilots_date_near_the_pilot"),
            (date(2021, 6, 5), "neighbours_enquiry_received_before_handling"),
        ],
    )
    def test_not_to_a_date_that_cannot_be(self, enquiry, received_on, rule):
        answer(enquiry)
        with breaks(rule, field="received_on"):
            correct(enquiry, received_on=received_on)
        assert Enquiry.objects.get().received_on == enquiry.received_on

    def test_past_an_answer_that_was_withdrawn(self, enquiry):
        withdraw_reply(reply=answer(enquiry), reason="Niet gegeven.", by=system())
        assert correct(enquiry, received_on=date(2021, 6, 5)).received_on == date(2021, 6, 5)

    def test_an_answer_of_a_closed_one(self, enquiry):
        reply = answer(enquiry)
        close(enquiry)
        assert correct_reply(reply, text="In het weekend.").text == "In het weekend."
        with breaks("neighbours_reply_after_receipt", field="replied_on"):
            correct_reply(reply, replied_on=date(2021, 5, 31))
        with breaks("core_not_ahead", field="replied_on"):
            correct_reply(reply, replied_on=date(2021, 7, 1))

    def test_on_its_page(self, client, pilot, officer, enquiry):
        url = page("enquiry-change", enquiry, pilot.slug)
        form = client.get(url).context["form"]
        sent = {name: form[name].value() for name in form.fields} | {"version": form.version}
        sent = {key: value for key, value in sent.items() if value is not None}
        assert client.post(url, {**sent, "received_on": "0021-06-01"}).status_code == 422
        assert client.post(url, {**sent, "text": "Wanneer open?"}).status_code == 302
        assert Enquiry.objects.get().text == "Wanneer open?"
        assert enquiry.history.first().history_user == officer


class TestWithdraw:
    def test_it_counts_nowhere_and_stays_readable(self, client, pilot, officer, enquiry):
        url = page("enquiry-withdraw", enquiry, pilot.slug)
        assert client.post(url, {"reason": "Dubbel vastgelegd."}).status_code == 302
        assert (
            client.get(reverse("neighbours:enquiry-list", args=[pilot.slug])).context["total"] == 0
        )
        withdrawn = reverse("neighbours:enquiry-list", args=[pilot.slug]) + "?status=withdrawn"
        assert [row.pk for row in client.get(withdrawn).context["page_obj"]] == [enquiry.pk]
        detail = client.get(page("enquiry-detail", enquiry, pilot.slug)).content.decode()
        assert "Dubbel vastgelegd." in detail
        assert url not in detail
        assert "Geef de buur eerst antwoord" not in detail
        report = draft_of(pilot)
        assert words_of(report, "enquiries") == {}
        told = "Sinds de start kwamen 0 vragen en meldingen binnen."
        assert report.block("enquiries").paragraphs[0] == told
        assert not Enquiry.objects.to_answer(on=date(2021, 7, 30)).exists()

    def test_its_number_is_not_given_again(self, pilot, enquiry):
        withdraw(enquiry)
        assert make_enquiry(pilot).number == enquiry.number + 1

    def test_it_is_final(self, enquiry):
        reply = answer(enquiry)
        withdraw(enquiry)
        with breaks("core_still_stands"):
            withdraw(enquiry)
        with breaks("core_still_stands"):
            correct(enquiry)
        with breaks("neighbours_enquiry_still_open"):
            answer(enquiry)
        with breaks("core_still_stands"):
            close(enquiry)
        with breaks("core_still_stands"):
            reopen_enquiry(enquiry=enquiry, text="Toch.", today=TODAY, by=system())
        assert reply.history.count() == 1

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_not_without_a_reason(self, enquiry, reason):
        reply = answer(enquiry)
        with breaks("core_mistake_is_explained", field="reason"):
            withdraw(enquiry, reason)
        with breaks("core_mistake_is_explained", field="reason"):
            withdraw_reply(reply=reply, reason=reason, by=system())
        assert not Enquiry.objects.get().is_withdrawn

    @pytest.mark.parametrize("table", ["enquiry", "reply"])
    def test_the_database_refuses_a_blank_reason(self, enquiry, table):
        answer(enquiry)
        blank = f"UPDATE neighbours_{table} SET withdrawn_because = ' '"
        assert refused_by(blank, []) == f"neighbours_{table}_withdrawal_says_why"

    def test_an_answer_on_its_page(self, client, pilot, officer, enquiry):
        reply = answer(enquiry)
        url = page("reply-withdraw", reply, pilot.slug)
        assert client.post(url, {"reason": "Bij de verkeerde."}).status_code == 302
        row = Enquiry.objects.with_status(on=TODAY).get()
        assert (row.status, row.handled_on) == ("reported", None)
        assert (
            "Bij de verkeerde."
            in client.get(page("enquiry-detail", enquiry, pilot.slug)).content.decode()
        )
        with breaks("core_still_stands"):
            correct_reply(reply)
