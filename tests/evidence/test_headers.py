"""Headers of answers of every kind: pages, files, refusals, figures and what is not there."""

import pytest
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
    asked = [client.get(path) for path in PATHS]
    client.force_login(make_user(role="team_lead", pilot=pilot))
    for path in ("deelnemers/", "mensen/", "deelnemers/999999/"):
        asked.append(client.get(f"/{pilot.slug}/{path}"))
    asked.append(client.get(f"/buurt/{pilot.slug}/"))
    yield asked
    for answer in asked:
        answer.close()


def test_every_answer_has_the_policy(answers):
    for answer in answers:
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            policy = answer.headers["Content-Security-Policy"]
            for part in ("default-src 'none'", "object-src 'none'", "frame-ancestors 'none'"):
                assert part in policy, answer.request["PATH_INFO"]
            assert "unsafe" not in policy


def test_no_page_allows_another_origin(answers):
    """Static files may be read by any origin: they are the same for everybody, and public."""
    for answer in answers:
        if not answer.request["PATH_INFO"].startswith("/static/"):
            assert "Access-Control-Allow-Origin" not in answer.headers


def test_text_says_its_encoding(answers):
    for answer in answers:
        kind = answer.headers.get("Content-Type", "text/html; charset=utf-8")
        if kind.startswith("text/"):
            assert "charset=utf-8" in kind.lower(), answer.request["PATH_INFO"]


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
