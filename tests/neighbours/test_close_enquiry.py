"""Someone closes an enquiry, with an answer or with the reason why it needs none."""

from datetime import date

import pytest
from django.urls import reverse

from neighbours.actions.enquiries import answer_enquiry, close_enquiry
from neighbours.models import Enquiry
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system, term
from tests.refusals import breaks


def answered(pilot) -> Enquiry:
    enquiry = make_enquiry(pilot)
    answer_enquiry(
        enquiry=enquiry,
        replied_on=date(2021, 6, 4),
        channel=term("channel.phone"),
        text="Op werkdagen.",
        today=TODAY,
        by=system(),
    )
    return enquiry


def close_page(enquiry: Enquiry) -> str:
    return reverse("neighbours:enquiry-close", args=[enquiry.pilot.slug, enquiry.pk])


def is_closed(enquiry: Enquiry) -> bool:
    return Enquiry.objects.get(pk=enquiry.pk).is_closed


def test_an_answered_enquiry_is_closed_without_a_note(pilot):
    officer = make_user(role="contact_officer", pilot=pilot)
    closed = close_enquiry(enquiry=answered(pilot), closing_note="", today=TODAY, by=officer)
    assert (closed.closed_on, closed.closed_by) == (TODAY, officer)
    assert closed.history.first().history_user == officer


def test_an_explained_enquiry_counts_as_handled_on_the_day_of_closing(pilot):
    enquiry = make_enquiry(pilot)
    close_enquiry(enquiry=enquiry, closing_note="Anoniem.", today=TODAY, by=system())
    row = Enquiry.objects.with_status(on=TODAY).get(pk=enquiry.pk)
    assert (row.status, row.handled_on, row.is_overdue) == ("done", TODAY, False)


@pytest.mark.parametrize("note", ["", "   "])
def test_it_refuses_to_close_without_answer_and_reason(pilot, note):
    enquiry = make_enquiry(pilot)
    with breaks("neighbours_enquiry_answered_or_explained", field="closing_note"):
        close_enquiry(enquiry=enquiry, closing_note=note, today=TODAY, by=system())
    assert not is_closed(enquiry)


def test_it_refuses_to_close_twice(pilot):
    enquiry = answered(pilot)
    close_enquiry(enquiry=enquiry, closing_note="Klaar.", today=date(2021, 6, 10), by=system())
    with breaks("neighbours_enquiry_still_open"):
        close_enquiry(enquiry=enquiry, closing_note="Nog eens.", today=TODAY, by=system())
    assert Enquiry.objects.get().closing_note == "Klaar."


def test_the_page_asks_for_a_reason_only_without_an_answer(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    with_answer, without = answered(pilot), make_enquiry(pilot)
    refused = client.post(close_page(without), {"closing_note": "", "submit": "1"})
    assert refused.status_code == 422
    assert refused.context["form"].errors.keys() == {"closing_note"}
    client.post(close_page(with_answer), {"closing_note": "", "submit": "1"})
    assert (is_closed(without), is_closed(with_answer)) == (False, True)


def test_who_may_not_close_writes_nothing(client, pilot):
    enquiry = answered(pilot)
    codes = []
    for role, where in (("counsellor", pilot), ("contact_officer", make_pilot())):
        client.force_login(make_user(role=role, pilot=where))
        codes.append(client.post(close_page(enquiry), {"closing_note": "Klaar."}).status_code)
    assert codes == [403, 404]
    assert not is_closed(enquiry)
