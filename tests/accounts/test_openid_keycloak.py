"""Signing in through the forms of a real provider, at two organisations, and out again."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client
from django.urls import reverse

from interwonen.accounts.issuers import GivenRole
from interwonen.accounts.models import Identity, Membership, User
from tests.accounts.keycloak import PASSWORD, SITE, Browser, code_of_now, keycloak
from tests.accounts.own_issuer import issuer_settings
from tests.factories import make_organisation, make_pilot, make_user


@pytest.fixture(scope="module")
def provider():
    with keycloak() as started:
        yield started


@pytest.fixture(autouse=True)
def configured(db, settings, provider):
    make_organisation("Gemeente Emmen")
    make_organisation("Leger des Heils", kind="care_provider")
    pilot = make_pilot(slug="interwonen-veenoord")
    settings.OPENID_ISSUERS = {
        "gemeente": issuer_settings(
            provider.issuer("gemeente"),
            name="gemeente Emmen",
            organisation="Gemeente Emmen",
            email_domains=frozenset({"emmen.example"}),
            roles=[
                GivenRole("interwonen-beleid", pilot.slug, "contact_officer"),
                GivenRole("interwonen-wmo", pilot.slug, "case_manager"),
            ],
        ),
        "leger": issuer_settings(
            provider.issuer("leger"),
            key="leger",
            name="Leger des Heils",
            organisation="Leger des Heils",
            email_domains=frozenset({"leger.example"}),
            second_factor={"acr": ["twee-stappen"]},
            ask={"acr_values": "twee-stappen"},
            roles_claim="realm_access.roles",
            roles=[GivenRole("interwonen-begeleider", pilot.slug, "counsellor")],
        ),
    }
    return pilot


def way_there(client, key: str) -> str:
    return client.post(reverse("openid-begin", args=[key])).url


def sign_in(client, key: str, name: str, browser: Browser | None = None, **answers: str):
    """From the button, through the forms of the provider, and back."""
    browser = browser or Browser()
    back = browser.go(way_there(client, key), username=name, password=PASSWORD, **answers)
    assert back.startswith(f"{SITE}/toegang/organisatie/{key}/terug/?"), back
    return client.get(back.removeprefix(SITE))


def roles_of(user: User) -> set[str]:
    return {row.role for row in Membership.objects.filter(user=user, withdrawn_at=None)}


def signed_in(client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def test_someone_of_the_municipality_signs_in_and_works(client, configured):
    assert sign_in(client, "gemeente", "jo").url == reverse("home:start")
    user = signed_in(client)
    assert (user.email, user.name) == ("jo@emmen.example", "Jo Voorbeeld")
    assert user.organisation.name == "Gemeente Emmen"
    overview = client.get(reverse("home:dashboard", args=[configured.slug]))
    assert overview.status_code == 200
    assert roles_of(user) == {"contact_officer"}


def test_someone_of_leger_des_heils_signs_in_with_two_steps(client):
    assert sign_in(client, "leger", "sam", otp=code_of_now()).url == reverse("home:start")
    user = signed_in(client)
    assert user.organisation.name == "Leger des Heils"
    assert Membership.objects.get(user=user, role="counsellor").waits


def test_who_takes_the_second_step_out_of_the_address_is_refused(client):
    there = way_there(client, "leger")
    assert "acr_values=twee-stappen" in there
    without = there.replace("acr_values=twee-stappen", "acr_values=een-stap")
    back = Browser().go(without, username="sam", password=PASSWORD)
    answer = client.get(back.removeprefix(SITE))
    assert answer.context["rule"].name == "accounts_identity_second_factor"
    assert "_auth_user_id" not in client.session


def test_who_has_no_role_there_is_refused(client):
    answer = sign_in(client, "gemeente", "bo")
    assert answer.status_code == 403
    assert "Uw organisatie heeft u geen rol in Interwonen gegeven." in answer.content.decode()
    assert not User.objects.filter(email="bo@emmen.example").exists()


def test_an_address_of_the_other_organisation_is_refused(client):
    make_user(
        email="pat@leger.example", organisation=make_organisation("Leger des Heils"), name="Pat"
    )
    answer = sign_in(client, "gemeente", "pat")
    assert answer.context["rule"].name == "accounts_identity_address"
    assert not Identity.objects.exists()


def test_a_role_that_was_taken_away_there_is_gone_here(client, provider):
    sign_in(Client(), "gemeente", "jo")
    user = User.objects.get(email="jo@emmen.example")
    try:
        provider.set_roles("gemeente", "jo", "interwonen-wmo")
        sign_in(client, "gemeente", "jo")
    finally:
        provider.set_roles("gemeente", "jo", "interwonen-beleid")
    assert signed_in(client) == user
    assert roles_of(user) == {"case_manager"}
    assert Membership.objects.get(user=user, role="case_manager").waits
    assert Membership.objects.get(user=user, role="contact_officer").withdrawn_by == User.system()


@pytest.mark.parametrize("guess", [{}, {"code_verifier": "x" * 43}])
def test_a_stolen_code_is_worth_nothing_without_its_secret(client, provider, guess):
    back = Browser().go(way_there(client, "gemeente"), username="jo", password=PASSWORD)
    asked = {
        "grant_type": "authorization_code",
        "code": parse_qs(urlsplit(back).query)["code"][0],
        "redirect_uri": f"{SITE}/toegang/organisatie/gemeente/terug/",
    }
    way = f"{provider.issuer('gemeente')}/protocol/openid-connect/token"
    answer = requests.post(way, {**asked, **guess}, auth=("interwonen", "geheim"), timeout=60)
    assert answer.status_code == 400
    assert answer.json()["error"] == "invalid_grant"
    assert "PKCE" in answer.json()["error_description"]


def test_the_provider_takes_no_request_without_pkce(client):
    there = way_there(client, "gemeente").replace("code_challenge=", "niets=")
    refused = parse_qs(urlsplit(Browser().go(there)).query)
    assert refused["error"] == ["invalid_request"]


def test_signing_out_ends_the_session_at_the_provider_too(client):
    browser = Browser()
    sign_in(client, "gemeente", "jo", browser)
    # Signed in there, one comes back without a form.
    assert browser.go(way_there(Client(), "gemeente")).startswith(SITE)
    out = client.post(reverse("account_logout"))
    assert browser.go(out.url) == f"{SITE}/toegang/login/"
    assert "_auth_user_id" not in client.session
    assert "Sign in to gemeente" in browser.go(way_there(Client(), "gemeente"))


def test_a_code_that_was_used_already_lets_nobody_in(client):
    browser = Browser()
    back = browser.go(way_there(client, "gemeente"), username="jo", password=PASSWORD)
    assert client.get(back.removeprefix(SITE)).status_code == 302
    assert client.get(back.removeprefix(SITE)).status_code == 403
