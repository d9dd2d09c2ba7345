"""Pages about people leave no copy in a browser or on the way to it."""

import pytest

from tests.factories import make_participant, make_user


@pytest.fixture
def file_url(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    client.force_login(counsellor)
    return f"/{pilot.slug}/deelnemers/{make_participant(pilot, counsellor=counsellor).pk}/"


def test_no_page_stays_behind(client, file_url):
    for url in (file_url, f"{file_url}gesprekken/nieuw/", "/", "/bestaat-niet/"):
        assert client.get(url).headers["Cache-Control"] == "private, no-store"


def test_neither_does_a_refused_form(client, file_url):
    refused = client.post(f"{file_url}gesprekken/nieuw/", {"note": ""})
    assert (refused.status_code, refused.headers["Cache-Control"]) == (422, "private, no-store")


def test_a_page_that_says_so_itself_is_left_alone(client, db):
    assert "no-cache" in client.get("/toegang/login/").headers["Cache-Control"]
