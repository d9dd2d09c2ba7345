"""The pages about requests of residents, the first page and the mail of who answers them."""

from datetime import date

import pytest
from django.urls import reverse

from evaluations.actions.reminders import remind
from interwonen.home.daily import carry_out_daily
from interwonen.rights.models import RightsRequest
from tests.factories import TODAY, make_participant, make_user
from tests.rights_factories import answer_rights_request, make_rights_request


@pytest.fixture
def participant(pilot):
    return make_participant(pilot, first_name="Berend", last_name="Kruisbes")


def sign_in(client, pilot, role):
    user = make_user(role=role, pilot=pilot)
    client.force_login(user)
    return user


def register(client, pilot) -> str:
    return client.get(reverse("rights:request-list", args=[pilot.slug])).content.decode()


def typed(**facts):
    defaults = {
        "right": "access",
        "asks": "Ik wil alles lezen.",
        "received_on": "2021-06-29",
        "way": "letter",
        "asker": "resident",
        "identity": "known",
    }
    return {**defaults, **facts}


@pytest.mark.parametrize("role", ["case_manager", "team_lead"])
def test_both_organisations_record_and_answer(client, pilot, participant, role):
    sign_in(client, pilot, role)
    file = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
    create = reverse("rights:request-create", args=[pilot.slug, participant.pk])
    assert create in client.get(file).content.decode()
    sent = client.post(create, typed())
    row = RightsRequest.objects.get()
    assert sent.url == reverse("rights:request-detail", args=[pilot.slug, row.pk])
    assert "29 juli 2021" in client.get(sent.url).content.decode()
    answer = reverse("rights:request-answer", args=[pilot.slug, row.pk])
    done = {"decision": "granted", "done": "Kopie gegeven.", "answered_on": "2021-06-30"}
    assert client.post(answer, done).url == sent.url
    assert "Kopie gegeven." in client.get(sent.url).content.decode()


def test_a_term_is_extended_with_its_reason(client, pilot, participant):
    sign_in(client, pilot, "case_manager")
    row = make_rights_request(participant)
    extend = reverse("rights:request-extend", args=[pilot.slug, row.pk])
    client.post(extend, {"extended_because": "Veel teksten", "extended_on": "2021-06-30"})
    shown = client.get(reverse("rights:request-detail", args=[pilot.slug, row.pk]))
    assert "1 september 2021" in shown.content.decode()
    assert "Veel teksten" in shown.content.decode()


def test_what_is_late_stands_on_top(client, pilot, participant):
    sign_in(client, pilot, "team_lead")
    answer_rights_request(make_rights_request(participant, right="objection"))
    make_rights_request(participant, right="rectification")
    make_rights_request(participant, right="erasure", received_on=date(2021, 5, 3))
    page = client.get(reverse("rights:request-list", args=[pilot.slug]))
    assert [row.right for row in page.context["open"]] == ["erasure", "rectification"]
    assert page.content.decode().count("Te laat") == 1


def test_the_privacy_officer_sees_that_there_are_requests_and_nothing_else(
    client, pilot, participant
):
    sign_in(client, pilot, "auditor")
    row = make_rights_request(participant, asks="GEHEIM")
    shown = register(client, pilot)
    assert participant.reference in shown
    assert "Antwoord uiterlijk op 1 juli 2021" in shown
    for secret in (
        "GEHEIM",
        "Kruisbes",
        reverse("rights:request-detail", args=[pilot.slug, 1])[:-2],
    ):
        assert secret not in shown.partition("<h2>")[2]
    detail = reverse("rights:request-detail", args=[pilot.slug, row.pk])
    assert client.get(detail).status_code == 403


@pytest.mark.parametrize("role", ["case_manager", "team_lead"])
def test_the_first_page_shows_what_is_due(client, pilot, participant, role):
    sign_in(client, pilot, role)
    make_rights_request(participant)
    make_rights_request(participant, received_on=date(2021, 5, 3), right="erasure")
    make_rights_request(participant, received_on=date(2021, 6, 29))
    answer_rights_request(make_rights_request(participant))
    board = client.get(reverse("home:dashboard", args=[pilot.slug])).context["board"]
    found = [(each.badge, each.is_late) for each in board.due if "/rechten/" in each.url]
    assert found == [("Te laat", True), ("Binnenkort", False)]


def test_who_may_answer_is_reminded_once(pilot, participant, arrived):
    lead = make_user(role="team_lead", pilot=pilot)
    make_user(role="auditor", pilot=pilot)
    make_rights_request(participant)
    carry_out_daily(today=TODAY)
    carry_out_daily(today=TODAY)
    (mail,) = arrived()
    assert mail.to == [lead.email]
    assert "Verzoeken van bewoners over hun eigen gegevens: 1" in mail.body
    assert participant.last_name not in mail.body
    assert remind(today=TODAY) == 0
