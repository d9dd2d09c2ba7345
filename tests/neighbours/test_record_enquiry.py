"""Someone records what a neighbour asks or reports."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from neighbours.models import Enquiry
from tests.factories import TODAY, make_enquiry, make_pilot, make_user, term
from tests.refusals import breaks

FACTS = {
    "kind": "contact_kind.question",
    "text": "Wanneer is het steunpunt open?",
    "channel": "channel.phone",
    "received_on": "2021-06-28",
}


def create_page(pilot) -> str:
    return reverse("neighbours:enquiry-create", args=[pilot.slug])


def send(client, pilot, *, role: str, **facts):
    client.force_login(make_user(role=role, pilot=pilot))
    return client.post(create_page(pilot), {**FACTS, **facts}, follow=True)


def test_it_gets_the_next_number_of_its_pilot_and_a_last_day(pilot):
    officer = make_user(role="contact_officer", pilot=pilot)
    first, second = make_enquiry(pilot), make_enquiry(pilot, by=officer)
    elsewhere = make_enquiry(make_pilot())
    assert [row.number for row in (first, second, elsewhere)] == [1, 2, 1]
    assert second.due_on == date(2021, 6, 8)
    assert second.history.get().history_user == officer


@pytest.mark.parametrize(
    ("kind", "day", "rule", "field"),
    [
        ("question", date(2021, 7, 1), "core_not_ahead", "received_on"),
        ("report", TODAY, "neighbours_enquiry_report_has_category", "category"),
    ],
)
def test_it_refuses_a_date_ahead_and_a_report_about_nothing(pilot, kind, day, rule, field):
    with breaks(rule, field=field):
        make_enquiry(pilot, kind=term(f"contact_kind.{kind}"), received_on=day)
    assert not Enquiry.objects.exists()


def test_it_refuses_a_term_of_another_list(pilot):
    with pytest.raises(ValidationError):
        make_enquiry(pilot, channel=term("contact_kind.idea"))
    assert not Enquiry.objects.exists()


def test_a_contact_officer_goes_to_the_page_of_the_enquiry(client, pilot):
    answer = send(client, pilot, role="contact_officer")
    enquiry = Enquiry.objects.get()
    page = reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk])
    assert answer.redirect_chain == [(page, 302)]


def test_a_counsellor_gets_number_and_last_day_and_an_empty_form(client, pilot):
    answer = send(client, pilot, role="counsellor")
    assert answer.redirect_chain == [(create_page(pilot), 302)]
    (message,) = (str(message) for message in answer.context["messages"])
    assert "1" in message
    assert "5 juli 2021" in message
    assert not answer.context["form"].is_bound


def test_a_threat_shows_whom_to_call(client, pilot):
    report = {"kind": "contact_kind.report", "category": "report_category.threat"}
    answer = send(client, pilot, role="counsellor", **report)
    warnings = [str(m) for m in answer.context["messages"] if m.level_tag == "warning"]
    assert len(warnings) == 1
    assert "112" in warnings[0]


def test_of_an_objection_no_answer_is_promised(client, pilot):
    answer = send(client, pilot, role="counsellor", kind="contact_kind.objection")
    (message,) = (str(message) for message in answer.context["messages"])
    assert "29 juni 2021" in message
    assert "geen antwoord" in message


def test_the_form_says_call_112_before_anything_is_sent(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    assert "112" in str(client.get(create_page(pilot)).context["form"].fields["category"].help_text)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": "  "}, "text"),
        ({"channel": ""}, "channel"),
        ({"channel": "contact_kind.idea"}, "channel"),
        ({"kind": "contact_kind.report"}, "category"),
        ({"received_on": "2021-07-01"}, "received_on"),
        ({"received_on": "31-31-2021"}, "received_on"),
    ],
)
def test_errors_stand_at_the_field_and_nothing_is_written(client, pilot, facts, field):
    answer = send(client, pilot, role="contact_officer", **facts)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert not Enquiry.objects.exists()


def test_who_may_not_record_writes_nothing(client, pilot):
    assert send(client, pilot, role="policy_officer").status_code == 403
    client.force_login(make_user(role="contact_officer", pilot=make_pilot()))
    assert client.post(create_page(pilot), FACTS).status_code == 404
    assert not Enquiry.objects.exists()
