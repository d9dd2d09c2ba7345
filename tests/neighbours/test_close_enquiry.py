"""Someone closes an enquiry, with an answer or with the reason why it needs none."""

from datetime import date

import pytest
from django.urls import reverse

from neighbours.actions.enquiries_steps import close_enquiry, take_step
from neighbours.models import Enquiry
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, system, term
from tests.refusals import breaks, refused_by


def noise(pilot) -> Enquiry:
    kind, category = term("contact_kind.report"), term("report_category.noise")
    return make_enquiry(pilot, kind=kind, category=category)


def answered(pilot) -> Enquiry:
    enquiry = make_enquiry(pilot)
    make_reply(enquiry, replied_on=date(2021, 6, 4))
    return enquiry


def close_page(enquiry: Enquiry) -> str:
    return reverse("neighbours:enquiry-close", args=[enquiry.pilot.slug, enquiry.pk])


def is_closed(enquiry: Enquiry) -> bool:
    return Enquiry.objects.get(pk=enquiry.pk).status_now == "done"


def test_it_says_when_it_was_closed_and_by_whom(pilot):
    officer = make_user(role="contact_officer", pilot=pilot)
    step = close_enquiry(enquiry=answered(pilot), text="Klaar.", today=TODAY, by=officer)
    assert (step.status, step.taken_on, step.taken_by) == ("done", TODAY, officer)
    assert step.history.get().history_user == officer
    assert is_closed(step.enquiry)


def test_of_a_report_it_keeps_what_was_found(pilot):
    enquiry = noise(pilot)
    found = term("validity.not_pilot")
    close_enquiry(enquiry=enquiry, text="Van elders.", validity=found, today=TODAY, by=system())
    assert Enquiry.objects.get().validity == found


def test_a_report_is_not_closed_before_someone_says_what_was_found(pilot):
    report = noise(pilot)
    rule = "neighbours_enquiry_closed_report_has_validity"
    with breaks(rule, field="validity"):
        close_enquiry(enquiry=report, text="Klaar.", today=TODAY, by=system())
    words = {"text": "Klaar.", "taken_on": TODAY, "today": TODAY, "by": system()}
    with breaks(rule):
        take_step(enquiry=report, status="done", **words)
    by_hand = (
        "INSERT INTO neighbours_enquirystep (enquiry_id, came_from, status, taken_on, text,"
        " forwarded_to, external_reference, due_on, withdrawn_because)"
        " VALUES (%s, 'reported', 'done', %s, 'x', '', '', %s, '')"
    )
    assert refused_by(by_hand, [report.pk, TODAY, TODAY]) == rule
    assert not is_closed(report)


def test_what_was_found_is_not_emptied_of_a_closed_report(pilot):
    report = noise(pilot)
    found = term("validity.unknown")
    close_enquiry(enquiry=report, text="Klaar.", validity=found, today=TODAY, by=system())
    emptied = "UPDATE neighbours_enquiry SET validity_id = NULL"
    assert refused_by(emptied, []) == "neighbours_enquiry_closed_report_has_validity"


def test_an_explained_enquiry_counts_as_handled_on_the_day_of_closing(pilot):
    enquiry = make_enquiry(pilot)
    close_enquiry(enquiry=enquiry, text="Anoniem.", today=TODAY, by=system())
    row = Enquiry.objects.with_status(on=TODAY).get(pk=enquiry.pk)
    assert (row.status, row.handled_on, row.is_overdue) == ("done", TODAY, False)


@pytest.mark.parametrize("note", ["", "   "])
def test_it_refuses_to_close_without_a_text(pilot, note):
    enquiry = answered(pilot)
    with breaks("neighbours_enquirystep_says_something", field="text"):
        close_enquiry(enquiry=enquiry, text=note, today=TODAY, by=system())
    assert not is_closed(enquiry)


def test_it_refuses_to_close_twice(pilot):
    enquiry = answered(pilot)
    close_enquiry(enquiry=enquiry, text="Klaar.", today=date(2021, 6, 10), by=system())
    with breaks("neighbours_enquirystep_allowed"):
        close_enquiry(enquiry=enquiry, text="Nog eens.", today=TODAY, by=system())
    assert [step.text for step in enquiry.steps.all()] == ["Klaar."]


def test_the_page_asks_how_it_ended(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    enquiry = answered(pilot)
    refused = client.post(close_page(enquiry), {"text": "", "submit": "1"})
    assert refused.status_code == 422
    assert refused.context["form"].errors.keys() == {"text"}
    assert not is_closed(enquiry)
    client.post(close_page(enquiry), {"text": "Klaar.", "submit": "1"})
    assert is_closed(enquiry)


def test_who_may_not_close_writes_nothing(client, pilot):
    enquiry = answered(pilot)
    codes = []
    for role, where in (("counsellor", pilot), ("contact_officer", make_pilot())):
        client.force_login(make_user(role=role, pilot=where))
        codes.append(client.post(close_page(enquiry), {"text": "Klaar."}).status_code)
    assert codes == [403, 404]
    assert not is_closed(enquiry)
