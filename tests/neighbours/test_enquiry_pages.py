"""The list of enquiries and the page of one."""

from datetime import date

import pytest
from django.urls import reverse

from neighbours.actions.enquiries_steps import close_enquiry
from neighbours.models import Enquiry
from tests.enquiry_factories import make_reply
from tests.factories import (
    TODAY,
    make_enquiry,
    make_participant,
    make_pilot,
    make_user,
    system,
    term,
)


def list_page(pilot, query="") -> str:
    return reverse("neighbours:enquiry-list", args=[pilot.slug]) + query


def detail_page(enquiry: Enquiry) -> str:
    return reverse("neighbours:enquiry-detail", args=[enquiry.pilot.slug, enquiry.pk])


def reply_to(enquiry: Enquiry) -> None:
    make_reply(enquiry, text="Ja.")


def numbers(answer) -> list[int]:
    return [enquiry.number for enquiry in answer.context["page_obj"].object_list]


def fill(pilot) -> None:
    """Number 1 is answered, 2 closed, 3 waits until 7 July, 4 has been too late since 8 June."""
    reply_to(make_enquiry(pilot))
    reply_to(closed := make_enquiry(pilot))
    close_enquiry(enquiry=closed, text="Klaar.", today=TODAY, by=system())
    make_enquiry(pilot, received_on=date(2021, 6, 30))
    make_enquiry(pilot, kind=term("contact_kind.idea"))


def test_what_has_to_be_answered_first_is_on_top(client, pilot, officer):
    fill(pilot)
    make_enquiry(make_pilot())
    answer = client.get(list_page(pilot))
    assert numbers(answer)[:2] == [4, 3]
    counts = {name: answer.context[name] for name in ("to_answer", "overdue", "total")}
    assert counts == {"to_answer": 2, "overdue": 1, "total": 4}
    assert answer.content.decode().count("iw-badge--error") == 1


def test_what_was_closed_last_comes_first_of_the_closed(client, pilot, officer):
    days = {1: date(2021, 6, 8), 2: date(2021, 6, 20), 3: date(2021, 6, 14), 4: date(2021, 6, 14)}
    for number, day in days.items():
        closed = make_enquiry(pilot, received_on=date(2021, 6, 4 - number % 3))
        close_enquiry(enquiry=closed, text="Klaar.", today=day, by=system())
    make_enquiry(pilot)
    assert numbers(client.get(list_page(pilot))) == [5, 2, 4, 3, 1]
    assert numbers(client.get(list_page(pilot, "?status=done"))) == [2, 4, 3, 1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?status=overdue", [4]),
        ("?status=reported", [4, 3, 1]),
        ("?status=done", [2]),
        ("?kind=idea", [4]),
        ("?status=done&kind=idea", []),
        ("?status=unknown", [4, 3, 1, 2]),
    ],
)
def test_the_filter_shows_a_status_and_a_kind(client, pilot, officer, query, found):
    fill(pilot)
    assert numbers(client.get(list_page(pilot, query))) == found


def test_the_last_day_itself_is_not_too_late(pilot):
    enquiry = make_enquiry(pilot)
    assert enquiry.due_on == date(2021, 6, 8)
    rows = Enquiry.objects.all()
    overdue = [rows.overdue(on=date(2021, 6, day)).exists() for day in (8, 9)]
    assert overdue == [False, True]


def test_an_empty_list_says_what_to_do(client, pilot, officer):
    assert "iw-empty" in client.get(list_page(pilot)).content.decode()


def test_the_steps_follow_what_happened(client, pilot, officer):
    enquiry = make_enquiry(pilot)

    def states() -> list[str]:
        return [step.state for step in client.get(detail_page(enquiry)).context["stages"]]

    assert states() == ["done", "current", "todo"]
    reply_to(enquiry)
    assert states() == ["done", "done", "current"]
    close_enquiry(enquiry=enquiry, text="Klaar.", today=TODAY, by=system())
    assert states() == ["done", "done", "done"]


def test_a_closed_enquiry_offers_nothing_to_do(client, pilot, officer):
    enquiry = make_enquiry(pilot)
    close_enquiry(enquiry=enquiry, text="Dubbel.", today=TODAY, by=system())
    page = client.get(detail_page(enquiry)).content.decode()
    assert "Dubbel." in page
    offered = ("/antwoord/", "/afsluiten/", "/wachten/", "/doorzetten/", "/oppakken/")
    assert not any(act in page for act in offered)


def test_what_a_neighbour_wrote_is_text_and_no_markup(client, pilot, officer):
    enquiry = make_enquiry(pilot, text="<script>alert(1)</script>", contact_name="<b>Jan</b>")
    replies = reverse("neighbours:reply-create", args=[pilot.slug, enquiry.pk])
    for url in (list_page(pilot), detail_page(enquiry), replies):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "<b>Jan" not in page


def test_nothing_points_at_a_resident(client, pilot, officer):
    participant = make_participant(pilot)
    fill(pilot)
    pages = [client.get(detail_page(row)).content.decode() for row in Enquiry.objects.all()]
    pages.append(client.get(list_page(pilot)).content.decode())
    assert not any("/deelnemers/" in page or participant.last_name in page for page in pages)
    models = {field.related_model for field in Enquiry._meta.get_fields() if field.is_relation}
    assert not any("participants" in model.__module__ for model in models if model)


@pytest.mark.parametrize("role", ["counsellor", "case_manager", "administrator", "auditor"])
def test_who_may_not_read_enquiries_sees_none(client, pilot, role):
    enquiry = make_enquiry(pilot)
    client.force_login(make_user(role=role, pilot=pilot))
    assert client.get(list_page(pilot)).status_code == 403
    assert client.get(detail_page(enquiry)).status_code == 403


def test_a_stranger_gets_404(client, pilot):
    enquiry = make_enquiry(pilot)
    client.force_login(make_user(role="contact_officer", pilot=make_pilot()))
    assert client.get(list_page(pilot)).status_code == 404
    assert client.get(detail_page(enquiry)).status_code == 404


@pytest.mark.parametrize(
    ("role", "records"), [("policy_officer", False), ("contact_officer", True)]
)
def test_an_empty_list_asks_to_record_only_who_may(client, pilot, role, records):
    client.force_login(make_user(role=role, pilot=pilot))
    shown = client.get(reverse("neighbours:enquiry-list", args=[pilot.slug])).content.decode()
    assert "Er is nog niets gevraagd of gemeld." in shown
    assert ("Leg elke vraag" in shown) == records
