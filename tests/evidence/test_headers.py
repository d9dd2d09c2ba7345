"""Headers of answers of every kind: pages, files, refusals, figures and what is not there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from tests.house.sources import ROOT

PATHS = [
    "/",
    "/toegang/login/",
    "/robots.txt",
    "/bestaat-niet/x/",
    "/a%00b/",
    "/static/favicon.svg",
]


@pytest.fixture
def answers(client, pilot):
    """Answers of every kind, for a visitor and for someone who is signed in."""
    asked = asked_by(client, pilot)
    yield asked
    for answer in asked:
        answer.close()


def asked_by(client, pilot, **how):
    """What a visitor gets, and then someone who is signed in."""
    asked = [client.get(path, **how) for path in PATHS]
    client.force_login(make_user(role="team_lead", pilot=pilot))
    of_pilot = ("deelnemers/", "mensen/", "deelnemers/999999/", "cijfers/")
    asked += [client.get(f"/{pilot.slug}/{path}", **how) for path in of_pilot]
    asked.append(client.post(f"/{pilot.slug}/deelnemers/", **how))
    asked.append(client.get(f"/buurt/{pilot.slug}/", **how))
    return asked


def test_every_answer_has_the_policy(answers):
    """Of any kind: pages, text, figures, and what is refused or is not there; only the static files,
    which are no pages, have none."""
    parts = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
    for answer in answers:
        if answer.request["PATH_INFO"].startswith("/static/"):
            continue
        policy = answer.headers["Content-Security-Policy"]
        for part in parts:
            assert part in policy, answer.request["PATH_INFO"]
        assert "unsafe" not in policy


def test_every_answer_asks_for_https_for_a_year(client, settings, pilot):
    """But the two probes, which no browser asks."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    for answer in asked_by(Client(), pilot, secure=True):
        sent = answer.headers["Strict-Transport-Security"]
        assert sent == "max-age=31536000; includeSubDomains", answer.request["PATH_INFO"]
        answer.close()


def test_no_page_allows_another_origin(answers):
    """Static files may be read by any origin: they are the same for everybody, and public."""
    for answer in answers:
        if not answer.request["PATH_INFO"].startswith("/static/"):
            assert "Access-Control-Allow-Origin" not in answer.headers


def test_text_says_its_encoding(answers):
    for answer in answers:
        path = answer.request["PATH_INFO"]
        if body_of(answer):
            kind = answer.headers["Content-Type"]
            assert kind.startswith("image/") or "charset=utf-8" in kind.lower(), path
        else:
            assert answer.status_code in (301, 302, 405), path


def body_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/.git/",
        "/static/",
        "/static/css/",
        "/static/../manage.py",
        "/static/%2e%2e/manage.py",
        "/manage.py",
        "/requirements.txt",
        "/.env",
    ],
)
def test_no_file_outside_the_static_ones_is_served(client, db, path):
    assert (ROOT / "manage.py").exists()
    answer = client.get(path, follow=True)
    assert answer.status_code in (200, 400, 404)
    assert answer.status_code != 200 or answer.request["PATH_INFO"] == reverse("account_login")
