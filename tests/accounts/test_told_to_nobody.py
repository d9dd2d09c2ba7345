"""Signing in leads to no other site, and tells nobody whether an account exists."""

import os
import re
import subprocess
import sys

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.history import save_as
from tests.accounts.second_factors import CODE, code_of, set_up_app, sign_in
from tests.accounts.test_invite import make_invitation
from tests.factories import PASSWORD, make_user, system

AWAY = ["https://elders.example/", "//elders.example/", "/\\elders.example", "javascript:alert(1)"]


@pytest.fixture
def hashed(monkeypatch) -> list[str]:
    """What was hashed as a password."""
    done: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self, password, salt):
        done.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return done


def work(hashed, run) -> tuple[int, list[str]]:
    """How many hashes and which queries something takes, whatever the values in them."""
    hashed.clear()
    with CaptureQueriesContext(connection) as queries:
        run()
    return len(hashed), [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries]


def test_a_wrong_password_costs_the_same_with_and_without_an_account(pilot, hashed):
    known, closed = make_user(role="counsellor", pilot=pilot), make_user(is_active=False)
    sign_in(Client(), known, "een heel ander wachtwoord")  # the network is counted from now on

    def attempt(email: str):
        typed = {"login": email, "password": "een heel ander wachtwoord"}
        return lambda: Client().post(reverse("account_login"), typed)

    with_account = work(hashed, attempt(make_user(role="counsellor", pilot=pilot).email))
    without = work(hashed, attempt("niemand@test.example"))
    assert with_account[0] == without[0] == work(hashed, attempt(closed.email))[0] == 1
    assert len(with_account[1]) == len(without[1])


def test_a_link_for_a_new_password_costs_the_same(db, hashed):
    def ask(email: str):
        return lambda: Client().post(reverse("account_reset_password"), {"email": email})

    ask("een-ander@test.example")()
    assert work(hashed, ask(make_user().email)) == work(hashed, ask("niemand@test.example"))


def test_an_invitation_that_is_made_up_costs_no_more_than_one_that_expired(pilot, passing_time):
    secrets: list[str] = []
    make_invitation(pilot, secrets, now=clock.now())
    passing_time(days=8)
    pages = []
    for token in (secrets[0], "verzonnen"):
        with CaptureQueriesContext(connection) as queries:
            page = Client().get(reverse("invitation-accept", args=[token]))
        number = re.sub(r"[0-9a-f]{8}", "", page.content.decode())
        pages.append((page.status_code, len(queries), number))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("away", AWAY)
def test_the_second_step_leads_to_no_other_site(client, counsellor, settings, away):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    sign_in(client, counsellor)
    secret, _codes = set_up_app(client)
    client.logout()
    typed = {"login": counsellor.email, "password": PASSWORD, "next": away}
    asked = client.post(reverse("account_login"), typed)
    assert asked.url.startswith(reverse(CODE))
    done = client.post(f"{reverse(CODE)}?next={away}", {"code": code_of(secret), "next": away})
    assert done.status_code == 302
    assert re.match(r"/(?![/\\])", done.url)


@pytest.mark.parametrize("away", AWAY)
def test_signing_in_with_a_passkey_leads_to_no_other_site(client, db, away):
    page = reverse("mfa_login_webauthn")
    answer = client.post(page, {"credential": "{}", "next": away})
    assert "elders" not in answer.headers.get("Location", "")
    assert "javascript" not in answer.headers.get("Location", "")
    login = client.get(reverse("account_login"), {"next": away}).content.decode()
    assert f'href="{away}' not in login
    assert f'action="{away}' not in login


def test_a_role_that_ends_and_an_account_that_closes_hold_at_the_next_request(client, pilot):
    person = make_user(role="counsellor", pilot=pilot)
    client.force_login(person)
    board = reverse("home:dashboard", args=[pilot.slug])
    assert client.get(board).status_code == 200
    role = person.memberships.get()
    role.withdrawn_at, role.withdrawn_by, role.why = clock.now(), system(), "Weg"
    save_as(role, by=system())
    assert client.get(board).status_code == 404
    account = User.objects.get(pk=person.pk)
    account.is_active = False
    save_as(account, by=system())
    assert client.get("/").url.startswith(reverse("account_login"))
    assert sign_in(client, person).status_code == 200


def test_without_a_second_factor_nothing_starts_outside_a_demonstration():
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://unused/unused",
        "INTERWONEN_SECRET_KEY": "unused",
        "INTERWONEN_LOG_KEYS": "unused",
        "INTERWONEN_HOSTS": "interwonen.example",
        "INTERWONEN_LOCAL": "0",
        "INTERWONEN_SECOND_FACTOR": "0",
    }
    start = [sys.executable, "-c", "import interwonen.settings"]
    refused = subprocess.run(start, env=environment, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "INTERWONEN_SECOND_FACTOR=0 is for a demonstration only." in refused.stderr
    allowed = {**environment, "INTERWONEN_SECOND_FACTOR": "1"}
    assert subprocess.run(start, env=allowed, capture_output=True, check=False).returncode == 0
