"""A form that waits for a proof is carried out from the page that shows it, and from no other."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from interwonen.accounts.models import Invitation, User
from interwonen.core import clock
from interwonen.retention.actions.destructions import list_due, propose_destruction
from interwonen.retention.models import Destruction, Kind
from tests.access.test_step_up import INVITED, confirm
from tests.factories import PASSWORD, make_exit, make_placement, make_user


@pytest.fixture
def administrator(pilot) -> User:
    return make_user(role="administrator", pilot=pilot)


@pytest.fixture
def invite_page(pilot) -> str:
    return reverse("accounts:person-invite", args=[pilot.slug])


def test_a_form_that_someone_else_left_is_not_carried_out_by_opening_its_page(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    passing_time(minutes=16)
    client.post(invite_page, {**INVITED, "organisation": administrator.organisation.pk})
    passing_time(minutes=10)
    there = client.get(invite_page)
    assert "waits" not in there.url
    assert INVITED["email"] not in client.get(there.url).content.decode()
    assert confirm(client, there).url == invite_page
    assert not Invitation.objects.exists()
    assert "Fictieve" not in str(dict(client.session))


def test_only_the_page_that_names_it_carries_out_what_waits(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    passing_time(minutes=16)
    client.post(invite_page, {**INVITED, "organisation": administrator.organisation.pk})
    place = f"{reverse('step-up')}?{urlencode({'next': invite_page})}"
    for address in (place, f"{place}&waits=", f"{place}&waits=None"):
        assert client.post(address, {"password": PASSWORD}).url == invite_page
    assert not Invitation.objects.exists()


def test_what_waits_can_be_left_undone(client, administrator, invite_page, passing_time):
    client.force_login(administrator)
    passing_time(minutes=16)
    asked = client.post(invite_page, {**INVITED, "organisation": administrator.organisation.pk})
    assert "Niet doen" in client.get(asked.url).content.decode()
    dropped = client.post(asked.url, {"drop": "1"}, follow=True)
    assert "Het is niet gedaan." in dropped.content.decode()
    assert confirm(client, asked).url == invite_page
    assert "wacht niet meer" in client.get(invite_page).content.decode()
    assert not Invitation.objects.exists()


def test_agreeing_to_destroy_takes_the_page_that_says_so(client, pilot, passing_time):
    first, second = (make_user(role=role, pilot=pilot) for role in ("policy_officer", "team_lead"))
    make_exit(make_placement(pilot))
    list_due(today=date(2040, 1, 2))
    row = Destruction.objects.get(kind=Kind.CASE)
    propose_destruction(destruction=row, now=clock.now(), by=first)
    client.force_login(second)
    passing_time(minutes=16)
    agree = reverse("retention:destruction-agree", args=[pilot.slug, row.pk])
    client.post(agree)
    passing_time(minutes=14)
    confirm(client, client.get(agree))
    row.refresh_from_db()
    assert row.agreed_by is None
    passing_time(minutes=16)
    asked = client.post(agree)
    assert f"({row})" in client.get(asked.url).content.decode()
    confirm(client, asked)
    row.refresh_from_db()
    assert row.agreed_by == second


def test_a_form_with_a_mistake_is_corrected_where_it_belongs(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    passing_time(minutes=16)
    sent = {**INVITED, "organisation": administrator.organisation.pk}
    answer = confirm(client, client.post(invite_page, {**sent, "email": "geen adres"}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'action="{invite_page}"' in page
    assert INVITED["name"] in page
    client.post(invite_page, sent)
    assert Invitation.objects.get().email == INVITED["email"]
