"""Addresses at which programs look on every site, and a header that they read."""

import pytest
from django.urls import reverse


def test_no_search_engine_looks_further(client):
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_who_finds_a_weak_spot_reads_whom_to_tell(client, settings):
    settings.SECURITY_CONTACT = "mailto:veilig@interwonen.example"
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:veilig@interwonen.example",
        "Expires: 2021-12-27T00:00:00Z",  # the clock stands on 30 June 2021
        "Preferred-Languages: nl, en",
        "Canonical: https://interwonen.example/.well-known/security.txt",
    ]


def test_without_a_contact_there_is_no_such_file(client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_a_password_manager_finds_the_page_for_another_password(client):
    answer = client.get("/.well-known/change-password")
    assert (answer.status_code, answer.url) == (302, reverse("account_change_password"))


@pytest.mark.parametrize("path", ["/robots.txt", "/toegang/login/", "/onbekend/"])
def test_no_page_uses_the_camera_or_the_place(client, db, path):
    policy = client.get(path).headers["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(policy)


@pytest.mark.parametrize("path", ["/robots.txt", "/onbekend/", "/static/favicon.svg"])
def test_no_other_site_draws_on_what_is_here_and_passkeys_work_on_our_own_pages(client, db, path):
    answer = client.get(path)
    answer.close()
    headers = answer.headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "publickey-credentials" not in headers.get("Permissions-Policy", "")
