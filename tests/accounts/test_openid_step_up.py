"""Who signed in at the own organisation confirms there, before what can harm most."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from interwonen.accounts.issuers import GivenRole
from interwonen.accounts.models import Invitation
from interwonen.audit.models import AccessEvent
from tests.accounts.own_issuer import come_back, go_there, issuer_settings, own_issuer, sign_in_at
from tests.accounts.test_openid import PERSON
from tests.factories import make_organisation


@pytest.fixture(scope="module")
def municipality():
    with own_issuer() as issuer:
        yield issuer


@pytest.fixture
def administrator(client, settings, pilot, municipality):
    """A browser in which an administrator signed in there, and then waited."""
    make_organisation("Gemeente Voorbeeld")
    roles = [GivenRole("beheer", pilot.slug, "administrator")]
    settings.OPENID_ISSUERS = {"gemeente": issuer_settings(municipality.url, roles=roles)}
    municipality.claims = {**PERSON, "roles": ["beheer"]}
    sign_in_at(client, municipality)
    return client


def confirm(client, municipality, asks: str):
    """From the page that asks, to the issuer and back."""
    page = client.get(asks).content.decode()
    assert "Bevestigen bij gemeente Voorbeeld" in page
    assert f'name="next" value="{escape(asks)}"' in page
    begin = reverse("openid-begin", args=["gemeente"])
    there = client.post(begin, {"next": asks, "again": "1"})
    assert "prompt=login" in there.url
    assert "max_age=0" in there.url
    municipality.asked = dict(pair.split("=") for pair in there.url.partition("?")[2].split("&"))
    return come_back(client, municipality.asked)


@pytest.fixture
def invite(administrator, pilot, passing_time):
    """The page that needs it, after a quarter of an hour."""
    passing_time(minutes=16)
    return reverse("accounts:person-invite", args=[pilot.slug])


def step_up_page(place: str) -> str:
    return f"{reverse('step-up')}?{urlencode({'next': place})}"


@pytest.fixture
def form():
    return {
        "name": "Kim",
        "email": "kim@test.example",
        "organisation": make_organisation("Gemeente Voorbeeld").pk,
        "role": "auditor",
    }


def test_what_was_sent_is_carried_out_after_the_proof(administrator, invite, municipality, form):
    asks = administrator.post(invite, form).url
    assert asks.startswith(f"{step_up_page(invite)}&waits=")
    page = administrator.get(asks).content.decode()
    assert "Iemand uitnodigen" in page
    assert "kim@test.example" in page
    assert "Niet doen" in page
    back = confirm(administrator, municipality, asks)
    assert back.url == asks
    assert AccessEvent.objects.filter(act="step_up", outcome="done").count() == 1
    assert "kim@test.example" in administrator.get(back.url).content.decode()
    assert not Invitation.objects.exists()  # a link of another site carries out nothing
    administrator.post(back.url)
    assert Invitation.objects.get().email == "kim@test.example"


def test_what_someone_else_left_is_not_carried_out_by_a_proof_for_its_page(
    administrator, invite, municipality, form
):
    administrator.post(invite, form)
    asks = administrator.get(invite).url
    back = confirm(administrator, municipality, asks)
    assert administrator.post(back.url).url == invite
    assert not Invitation.objects.exists()


def test_what_waits_for_a_proof_there_can_be_left_undone(administrator, invite, form):
    asks = administrator.post(invite, form).url
    assert (
        "Het is niet gedaan."
        in administrator.post(asks, {"drop": "1"}, follow=True).content.decode()
    )
    assert "kim@test.example" not in administrator.get(asks).content.decode()


def test_a_page_that_was_asked_for_opens_after_the_proof(administrator, invite, municipality):
    assert administrator.get(invite).url == step_up_page(invite)
    back = confirm(administrator, municipality, step_up_page(invite))
    assert administrator.get(back.url).url == invite
    assert administrator.get(invite).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"auth_time": 1_600_000_000},
        {"auth_time": None},
        {"amr": ["pwd"]},
        {"sub": "99", "email": "kim@test.example"},
    ],
)
def test_no_new_proof_opens_nothing(administrator, invite, municipality, changed):
    municipality.claims |= changed
    assert confirm(administrator, municipality, step_up_page(invite)).status_code == 403
    assert administrator.get(invite).url == step_up_page(invite)
    assert not AccessEvent.objects.filter(act="step_up", outcome="done").exists()


def test_a_proof_that_the_address_went_to_someone_else_ends_the_roles(
    administrator, invite, municipality
):
    municipality.claims |= {"sub": "99"}
    answer = confirm(administrator, municipality, step_up_page(invite))
    assert answer.context["rule"].name == "accounts_identity_one_each"
    assert administrator.get(invite).status_code == 404
    assert not AccessEvent.objects.filter(act="step_up", outcome="done").exists()


def test_someone_else_s_proof_confirms_nothing(administrator, invite, municipality):
    municipality.claims |= {"sub": "2", "email": "kim@test.example"}
    sign_in_at(Client(), municipality)
    answer = confirm(administrator, municipality, step_up_page(invite))
    assert answer.context["rule"].name == "accounts_identity_same_person"
    assert administrator.get(invite).url == step_up_page(invite)


@pytest.mark.parametrize("long_ago", [{"auth_time": 1_600_000_000}, {"auth_time": None}])
def test_single_sign_on_is_no_proof(administrator, invite, municipality, long_ago):
    """Who finds a browser open goes through the sign-in button, without being asked anything there."""
    municipality.claims |= long_ago
    back = sign_in_at(administrator, municipality, place=invite)
    assert back.url == invite
    assert administrator.get(invite).url == step_up_page(invite)
    assert administrator.post(invite, {"name": "Kim"}).url.startswith(step_up_page(invite))
    newcomer = Client()
    sign_in_at(newcomer, municipality)
    assert newcomer.get(invite).url == step_up_page(invite)


def test_who_was_asked_there_just_now_proved_it(administrator, invite, municipality):
    sign_in_at(administrator, municipality)
    assert administrator.get(invite).status_code == 200


def test_an_ordinary_sign_in_asks_for_no_new_proof(administrator):
    asked = go_there(administrator)
    assert "prompt" not in asked
    assert "max_age" not in asked
