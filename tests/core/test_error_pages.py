"""Pages about what went wrong: Dutch, with a number for the helpdesk, and without any detail."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse

from participants.models import Participant
from tests.factories import make_participant, make_user

SECRET = "wachtwoord van de database"
DETAILS = (
    SECRET,
    "Traceback",
    "Error",
    "Exception",
    "interwonen/",
    ".py",
    "SELECT",
    "DEBUG",
    "Django",
)


class Broken(Exception):
    """What a mistake in the code looks like."""


@pytest.fixture
def page(pilot, monkeypatch):
    """A function that opens a page whose view raises this."""

    def open_page(error, method="get"):
        def view(*_args):
            raise error

        monkeypatch.setattr("interwonen.core.well_known_views.full_address", view)
        monkeypatch.setattr("django.conf.settings.SECURITY_CONTACT", "mailto:a@interwonen.example")
        client = Client(raise_request_exception=False)
        client.force_login(make_user(role="team_lead", pilot=pilot))
        return getattr(client, method)("/.well-known/security.txt")

    return open_page


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (PermissionDenied(SECRET), 403, "U mag dit niet"),
        (Http404(SECRET), 404, "Pagina niet gevonden"),
        (Broken(SECRET), 500, "Er ging bij ons"),
        (MemoryError(SECRET), 500, "Er ging bij ons"),
        (RecursionError(SECRET), 500, "Er ging bij ons"),
    ],
)
def test_it_says_what_to_do_and_no_detail(page, settings, error, status, says):
    assert not settings.DEBUG
    answer = page(error)
    body = answer.content.decode()
    assert answer.status_code == status
    assert says in body
    assert f"<strong>{answer.headers['X-Request-ID'][:8]}</strong>" in body
    assert [detail for detail in DETAILS if detail in body] == []


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/a%00b/", {}, 400),
        ("/", {"Host": "een ander"}, 400),
        ("/", {"Host": "elders.example"}, 400),
        ("/bestaat-niet/niets.php", {}, 404),
    ],
)
def test_neither_does_what_is_refused_before_any_page(client, db, path, headers, status):
    answer = client.get(path, headers=headers)
    body = answer.content.decode()
    assert answer.status_code == status
    assert '<html lang="nl"' in body
    assert [detail for detail in DETAILS if detail in body] == []


def test_an_error_in_the_middle_of_a_page_shows_nothing_of_either(client, pilot, monkeypatch):
    def broken(_participant):
        raise Broken(SECRET)

    make_participant(pilot)
    client.raise_request_exception = False
    client.force_login(make_user(role="team_lead", pilot=pilot))
    monkeypatch.setattr(Participant, "full_name", property(broken))
    answer = client.get(reverse("participants:participant-list", args=[pilot.slug]))
    assert answer.status_code == 500
    assert SECRET not in answer.content.decode()


def test_no_answer_is_sent_in_pieces(client, pilot):
    """An answer that is made whole before it is sent cannot break off with half a page."""
    client.force_login(make_user(role="team_lead", pilot=pilot))
    for name in ("participant-list", "participant-export-csv", "participant-export-xlsx"):
        answer = client.get(reverse(f"participants:{name}", args=[pilot.slug]))
        assert answer.status_code == 200
        assert not answer.streaming
