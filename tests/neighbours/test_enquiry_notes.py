"""Notes stay among colleagues, and an enquiry is dealt with by someone who may answer it."""

import pytest
from django.urls import reverse

from interwonen.core.withdrawals import withdraw
from neighbours.actions.enquiries_corrections import withdraw_enquiry
from neighbours.actions.enquiries_follow import make_follow_link
from neighbours.actions.enquiries_notes import add_note, assign_enquiry
from neighbours.actions.enquiries_steps import close_enquiry
from neighbours.models import Enquiry, EnquiryNote
from tests.contact_factories import make_contact_point, publish
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system
from tests.refusals import breaks


def note(enquiry, **facts) -> EnquiryNote:
    return add_note(
        **{"enquiry": enquiry, "text": "Bel eerst.", "today": TODAY, "by": system()} | facts
    )


def page(name, row, pilot) -> str:
    return reverse(f"neighbours:{name}", args=[pilot.slug, row.pk])


class TestNotes:
    def test_one_that_names_the_neighbour_is_doubted(self, pilot):
        enquiry = make_enquiry(pilot, contact_name="Fictieve Vries")
        with breaks("participants_text_recognisable"):
            note(enquiry, text="Vries belt nog terug.")
        assert not enquiry.notes.exists()

    def test_it_is_no_answer(self, pilot):
        enquiry = make_enquiry(pilot)
        note(enquiry)
        row = Enquiry.objects.with_status(on=TODAY).get()
        assert (row.is_settled, row.handled_on, row.replies.count()) == (False, None, 0)

    def test_it_stands_apart_on_the_page(self, client, pilot, officer):
        enquiry = make_enquiry(pilot)
        assert client.post(page("note-create", enquiry, pilot), {"text": ""}).status_code == 422
        sent = client.post(page("note-create", enquiry, pilot), {"text": "Bel eerst."})
        assert sent.status_code == 302
        assert EnquiryNote.objects.get().noted_by == officer
        shown = client.get(page("enquiry-detail", enquiry, pilot))
        (event,) = shown.context["events"]
        assert event.is_for_colleagues
        assert "iw-log__entry--inside" in shown.content.decode()

    def test_the_neighbour_never_reads_it(self, client, pilot):
        publish(make_contact_point(pilot))
        enquiry = make_enquiry(pilot)
        note(enquiry, text="Alleen voor ons.")
        make_reply(enquiry)
        page = client.get(make_follow_link(enquiry=enquiry, today=TODAY, by=system()))
        assert "Op werkdagen." in page.content.decode()
        assert "Alleen voor ons." not in page.content.decode()

    def test_not_at_what_was_withdrawn(self, pilot):
        enquiry = make_enquiry(pilot)
        withdraw_enquiry(enquiry=enquiry, reason="Dubbel.", today=TODAY, by=system())
        with breaks("core_still_stands"):
            note(enquiry)
        assert not EnquiryNote.objects.exists()

    def test_it_is_withdrawn_with_a_reason(self, client, pilot, officer):
        row = note(make_enquiry(pilot))
        with breaks("core_mistake_is_explained"):
            withdraw(row, reason=" ", by=system())
        assert (
            client.post(page("note-withdraw", row, pilot), {"reason": "Fout."}).status_code == 302
        )
        with breaks("core_still_stands"):
            withdraw(row, reason="Nog eens.", by=system())
        assert EnquiryNote.objects.get().withdrawn_because == "Fout."


class TestWhoDealsWithIt:
    @pytest.mark.parametrize("role", ["policy_officer", "team_lead", "contact_officer"])
    def test_someone_who_may_answer(self, pilot, role):
        colleague = make_user(role=role, pilot=pilot)
        enquiry = make_enquiry(pilot)
        assign_enquiry(enquiry=enquiry, assigned_to=colleague, today=TODAY, by=system())
        assert Enquiry.objects.get().assigned_to == colleague
        assign_enquiry(enquiry=enquiry, assigned_to=None, today=TODAY, by=system())
        assert Enquiry.objects.get().assigned_to is None

    def test_nobody_else_and_nothing_closed(self, pilot):
        enquiry = make_enquiry(pilot)
        others = [make_user(role="counsellor", pilot=pilot)]
        others.append(make_user(role="contact_officer", pilot=make_pilot()))
        for other in others:
            with breaks("neighbours_enquiry_assignee_may_answer", field="assigned_to"):
                assign_enquiry(enquiry=enquiry, assigned_to=other, today=TODAY, by=system())
        close_enquiry(enquiry=enquiry, text="Klaar.", today=TODAY, by=system())
        with breaks("neighbours_enquiry_still_open"):
            assign_enquiry(enquiry=enquiry, assigned_to=None, today=TODAY, by=system())

    def test_on_its_page_and_in_the_list(self, client, pilot, officer):
        mine, open_one = make_enquiry(pilot), make_enquiry(pilot)
        url = page("enquiry-assign", mine, pilot)
        offered = client.get(url).context["form"]
        assert offered["assigned_to"].value() == officer.pk
        assert client.post(url, {"assigned_to": officer.pk}).status_code == 302
        rows = {
            whose: list(
                client.get(
                    reverse("neighbours:enquiry-list", args=[pilot.slug]), {"whose": whose}
                ).context["page_obj"]
            )
            for whose in ("mine", "nobody")
        }
        assert rows == {"mine": [mine], "nobody": [open_one]}
