"""A forged, borrowed or late answer of an OpenID issuer lets nobody in."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from interwonen.accounts.models import Identity, User
from interwonen.audit.models import AccessEvent
from tests.accounts.own_issuer import (
    OTHER_KEY,
    SECRET,
    come_back,
    go_there,
    issuer_settings,
    own_issuer,
    sign_in_at,
)
from tests.accounts.test_openid import PERSON
from tests.factories import make_organisation

HEADER = {"alg": "RS256", "kid": "one"}


@pytest.fixture(scope="module")
def issuer():
    with own_issuer() as issuer:
        yield issuer


@pytest.fixture(autouse=True)
def configured(settings, pilot, issuer):
    from interwonen.accounts.issuers import GivenRole
    from tests.accounts.own_issuer import KEY

    make_organisation("Gemeente Voorbeeld")
    roles = [GivenRole("beleid", pilot.slug, "contact_officer")]
    settings.OPENID_ISSUERS = {
        "gemeente": issuer_settings(issuer.url, roles=roles),
        "leger": issuer_settings(
            f"{issuer.url}/leger",
            key="leger",
            roles=roles,
            email_domains=frozenset({"leger.example"}),
        ),
    }
    issuer.claims, issuer.header, issuer.key = dict(PERSON), dict(HEADER), KEY
    issuer.said.clear()
    issuer.paths.clear()


def nobody_came_in(client, answer, status: int = 403, *, is_in_log: bool = True) -> None:
    assert answer.status_code == status
    assert "U bent niet ingelogd" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert not Identity.objects.exists()
    assert not User.objects.filter(name="Jo Voorbeeld").exists()
    lines = AccessEvent.objects.values_list("act", "outcome", "page")
    assert [*lines] == is_in_log * [("sign_in", "failed", "openid-return")]


def test_a_true_answer_lets_someone_in(client, issuer):
    sign_in_at(client, issuer)
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://elders.example"},
        {"iss": None},
        {"aud": "een-ander"},
        {"aud": ["een-ander"], "azp": "interwonen"},
        {"aud": None},
        {"azp": "een-ander"},
        {"exp": 1_600_000_000},
        {"exp": None},
        {"iat": int(time.time()) + 10_000},
        {"nonce": "een-andere"},
        {"nonce": None},
        {"sub": None},
    ],
)
def test_a_token_with_another_claim_is_refused(client, issuer, changed):
    issuer.claims |= changed
    nobody_came_in(client, sign_in_at(client, issuer))


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ({"alg": "none"}, None),
        ({"alg": "none", "kid": "one"}, None),
        (HEADER, OTHER_KEY),
        ({"alg": "RS256", "kid": "two"}, OTHER_KEY),
        ({"alg": "HS256", "kid": "one"}, SECRET),
    ],
)
def test_a_token_that_another_signed_is_refused(client, issuer, header, key):
    issuer.header, issuer.key = header, key
    nobody_came_in(client, sign_in_at(client, issuer))


@pytest.mark.parametrize(
    ("typ", "claims"),
    [
        # RFC 9068, an access token; OpenID Connect Back-Channel Logout 1.0.
        ("at+jwt", {"scope": "openid", "client_id": "interwonen", "nonce": None}),
        ("logout+jwt", {"events": {"http://schemas.openid.net/event/backchannel-logout": {}}}),
    ],
)
def test_a_token_of_another_type_is_refused(client, issuer, typ, claims):
    """Signed by the same issuer for us, it proves no sign-in: only an ID token has our nonce."""
    issuer.header, issuer.claims = {**HEADER, "typ": typ}, {**PERSON, "nonce": None, **claims}
    nobody_came_in(client, sign_in_at(client, issuer))


def test_an_answer_without_a_token_about_a_person_is_refused(client, issuer):
    issuer.said["/token_endpoint"] = {"access_token": "x", "token_type": "Bearer"}
    nobody_came_in(client, sign_in_at(client, issuer))


def test_an_answer_with_another_state_is_refused(client, issuer):
    issuer.asked = go_there(client)
    nobody_came_in(client, come_back(client, issuer.asked, state="geraden"), is_in_log=False)
    assert "/token_endpoint" not in issuer.paths


def test_an_answer_works_once_and_in_its_own_browser(client, issuer):
    issuer.asked = go_there(client)
    victim = Client()
    nobody_came_in(victim, come_back(victim, issuer.asked), is_in_log=False)
    assert come_back(client, issuer.asked).status_code == 302
    assert come_back(client, issuer.asked).status_code == 403


def test_an_answer_to_a_request_of_another_organisation_is_refused(client, issuer):
    issuer.asked = go_there(client)
    issuer.said["/leger/.well-known/openid-configuration"] = {
        **issuer.answer("/.well-known/openid-configuration", {}),
        "issuer": f"{issuer.url}/leger",
    }
    nobody_came_in(client, come_back(client, issuer.asked, key="leger"), is_in_log=False)


def test_a_stranger_fills_no_log_and_has_us_ask_nothing(issuer):
    stranger, address = Client(), reverse("openid-return", args=["gemeente"])
    for sent in ({"state": "x", "code": "y"}, {"error": "x"}, {"error": "x", "state": "y"}, {}):
        assert stranger.get(address, sent).status_code == 403
    assert not AccessEvent.objects.exists()
    assert not issuer.paths


@pytest.mark.usefixtures("obligatory")
def test_coming_back_too_often_waits_and_has_one_line_an_hour(issuer, passing_time):
    """Whoever cancels may try the same answer again and again."""
    stranger, address = Client(), reverse("openid-return", args=["gemeente"])
    cancelled = {"error": "access_denied", "state": go_there(stranger)["state"]}
    assert {stranger.get(address, cancelled).status_code for _ in range(30)} == {403}
    asked = len(issuer.paths)
    assert {stranger.get(address, cancelled).status_code for _ in range(20)} == {429}
    assert len(issuer.paths) == asked
    assert AccessEvent.objects.filter(outcome="failed").count() == 30
    assert AccessEvent.objects.filter(outcome="refused").count() == 1
    passing_time(hours=1)
    assert {stranger.get(address, cancelled).status_code for _ in range(31)} == {403, 429}
    assert AccessEvent.objects.filter(outcome="refused").count() == 2


def test_who_cancels_is_told_so(client, issuer):
    asked = go_there(client)
    answer = client.get(
        reverse("openid-return", args=["gemeente"]),
        {"error": "access_denied", "error_description": "<script>", "state": asked["state"]},
    )
    nobody_came_in(client, answer)
    assert "&lt;script" not in answer.content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "https://elders.example"},
        {"token_endpoint": "http://169.254.169.254/token"},
        {"jwks_uri": "http://127.0.0.1:1/keys"},
        {"authorization_endpoint": "https://elders.example/"},
    ],
)
def test_an_issuer_that_names_another_host_is_not_followed(client, issuer, changed):
    known = issuer.answer("/.well-known/openid-configuration", {})
    issuer.said["/.well-known/openid-configuration"] = {**known, **changed}
    answer = client.post(reverse("openid-begin", args=["gemeente"]))
    nobody_came_in(client, answer)


def test_an_issuer_that_redirects_elsewhere_is_not_followed(client, issuer):
    issuer.asked = go_there(client)
    issuer.said["/token_endpoint"] = (302, "http://127.0.0.1:1/")
    nobody_came_in(client, come_back(client, issuer.asked))


def test_an_issuer_that_is_away_leaves_the_other_way_in(client, issuer, settings):
    gone = issuer_settings("http://127.0.0.1:9")
    settings.OPENID_ISSUERS = {"gemeente": gone}
    answer = client.post(reverse("openid-begin", args=["gemeente"]))
    nobody_came_in(client, answer, 503)
    assert "geeft op dit moment geen antwoord" in answer.content.decode()
    assert client.get(reverse("account_login")).status_code == 200


def test_an_issuer_that_falls_away_on_the_way_back(client, issuer):
    issuer.asked = go_there(client)
    issuer.said["/token_endpoint"] = (503, {})
    nobody_came_in(client, come_back(client, issuer.asked), 503)
