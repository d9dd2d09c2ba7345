"""Requests that no page of ours makes: from another site, to another site."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from interwonen.access.roles import Role
from interwonen.core import clock
from interwonen.core.history import save_as
from tests.access.elsewhere_rows import SIGNED_IN
from tests.access.test_routes import elsewhere, empty_pages, routes
from tests.attacks.conftest import numbers
from tests.factories import PASSWORD, make_user, system

pytestmark = pytest.mark.django_db

# What takes a form without the token: pages for visitors, who have no cookie, and drafts. A seal
# stands in its place (core/open_seals.py, core/seals.py).
VISITORS, WITHOUT_TOKEN = ("public:", "published:"), {"draft-keep"}
AWAY = ("https://elders.example/", "//elders.example/", "/\\elders.example", "javascript:alert(1)")
# Names under which pages take an address to go on to.
WAYS_ON = ("next", "draft_place", "terug", "back", "then", "url", "return_to")


def test_no_form_is_taken_without_its_token(scene):
    before, taken = numbers(), []
    clients = {role: Client(enforce_csrf_checks=True) for role in Role}
    for role, client in clients.items():
        client.force_login(scene.own.people[role])
    for _name, role, url in scene.routes():
        answer = clients[role].post(url, {"submission": "vervalst"})
        if answer.status_code != 403:
            taken.append(f"{url} as {role}: {answer.status_code}")
    assert taken == []
    assert numbers() == before


def test_no_form_outside_a_pilot_is_taken_without_its_token(scene):
    before, client, taken = numbers(), Client(enforce_csrf_checks=True), []
    client.force_login(scene.own.people[Role.TEAM_LEAD])
    for name in SIGNED_IN:
        if not name.startswith(VISITORS) and name not in WITHOUT_TOKEN:
            status = client.post(elsewhere(name), {"next": "/"}).status_code
            if status != 403:
                taken.append(f"{name}: {status}")
    assert taken == []
    assert numbers() == before


def test_which_views_take_a_form_without_a_token():
    exempt = {name for name, view in routes() if getattr(view, "csrf_exempt", False)}
    assert {name for name in exempt if not name.startswith(VISITORS)} == WITHOUT_TOKEN


def leads_away(answer) -> bool:
    """Whether a browser goes elsewhere; it reads a backslash as a slash."""
    to = urlsplit(answer.headers.get("Location", "").replace("\\", "/"))
    return bool(to.netloc) or to.scheme not in ("", "http", "https")


def test_no_page_leads_to_another_site(scene):
    clients, led = scene.clients(), []
    with empty_pages():
        for _name, role, url in scene.routes():
            answer = clients[role].get(url, dict.fromkeys(WAYS_ON, AWAY[1]))
            if leads_away(answer):
                led.append(url)
    assert led == []


@pytest.mark.parametrize("away", AWAY)
def test_no_page_outside_a_pilot_leads_to_another_site(scene, away):
    """Opened and sent, by a visitor and by who is signed in."""
    led, asked = [], dict.fromkeys(WAYS_ON, away)
    with empty_pages():
        for person in (None, scene.own.people[Role.TEAM_LEAD]):
            client = Client()
            for name in SIGNED_IN:
                if person:
                    client.force_login(person)  # anew: one of them signs out
                url = elsewhere(name)
                for answer in (client.get(url, asked), client.post(url, asked)):
                    if leads_away(answer):
                        led.append(f"{name} leads {person or 'a visitor'} to {answer.url}")
    assert led == []


@pytest.mark.parametrize("away", AWAY)
def test_signing_in_leads_to_no_other_site(client, away):
    user = make_user()
    login = reverse("account_login")
    answer = client.post(login, {"login": user.email, "password": PASSWORD, "next": away})
    assert not leads_away(answer)
    client.force_login(user)
    for name in ("draft-keep", "draft-discard"):
        assert client.post(reverse(name), {"draft_place": away}).status_code == 400
    for name in ("step-up",):
        page = client.get(reverse(name), {"next": away})
        assert "elders" not in page.headers.get("Location", "") + page.content.decode()


def test_a_role_that_is_taken_away_ends_at_the_next_request(scene):
    clients = scene.clients()
    for person in scene.own.people.values():
        role = person.memberships.get()
        role.withdrawn_at, role.withdrawn_by, role.why = clock.now(), system(), "Weg"
        save_as(role, by=system())
    with empty_pages():
        answers = {clients[role].get(url).status_code for _name, role, url in scene.routes()}
    assert answers == {404}
