"""What ASVS asks of sessions."""

from contextlib import suppress

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import NoReverseMatch, reverse

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from tests.access.test_routes import HISTORY, TABLE
from tests.factories import make_user

OLD, NEW = "gevel-lantaarn-boter-wolk", "kruiwagen-sterren-mosterd-drie"
NAME = settings.SESSION_COOKIE_NAME


@pytest.fixture
def account(pilot):
    user = make_user(role="contact_officer", pilot=pilot)
    user.set_password(OLD)
    return save_as(user, by=user)


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def opens(client, account):
    slug = account.memberships.get().pilot.slug
    return client.get(f"/{slug}/").status_code == 200


def test_signing_in_gives_a_new_session_and_ends_the_old_one(client, account):
    """A key that a stranger planted in the browser is worth nothing afterwards."""
    begun = Client().session
    begun["van_een_vreemde"] = "x"  # the row is there: a key without one would be replaced anyway
    begun.save()
    planted = begun.session_key
    client.cookies[NAME] = planted
    typed = {"login": account.email, "password": OLD}
    assert client.post(reverse("account_login"), typed).status_code == 302
    assert client.cookies[NAME].value != planted
    assert not Session.objects.filter(pk=planted).exists()
    other = Client()
    other.cookies[NAME] = planted
    assert not opens(other, account)


def test_a_session_cannot_be_guessed(account):
    keys = {signed_in(account).cookies[NAME].value for _ in range(20)}
    assert len(keys) == 20
    assert {len(key) for key in keys} == {32}  # of 36 signs each: over 160 bits
    assert all(key.isalnum() for key in keys)


def test_signing_out_ends_the_session_for_whoever_has_its_key(account):
    client = signed_in(account)
    stolen = Client()
    stolen.cookies[NAME] = client.cookies[NAME].value
    assert opens(stolen, account)
    client.post(reverse("account_logout"))
    assert not opens(stolen, account)


def test_signing_out_leaves_nothing_in_the_browser(account):
    client = signed_in(account)
    assert "Clear-Site-Data" not in client.get("/").headers
    assert client.post(reverse("account_logout")).headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_closed_account_has_no_session_any_more(account):
    client = signed_in(account)
    assert opens(client, account)
    account = User.objects.get(pk=account.pk)
    account.is_active = False
    save_as(account, by=account)
    assert not opens(client, account)


def test_another_password_ends_the_other_sessions(account):
    here, there = signed_in(account), signed_in(account)
    typed = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    assert here.post(reverse("account_change_password"), typed).status_code == 302
    assert opens(here, account)
    assert not opens(there, account)


def test_every_page_has_a_way_to_sign_out(account):
    """Each that the role opens without naming a record, and the errors."""
    client = signed_in(account)
    slug = account.memberships.get().pilot.slug
    missing = [f"/{slug}/bestaat-niet/", "/", reverse("mfa_index")]
    paths = [*missing, *(reverse(name, args=[slug]) for name in sorted(of_pilot(account)))]
    pages = [(path, client.get(path, follow=True)) for path in paths]
    shown = {path: page for path, page in pages if page["Content-Type"].startswith("text/html")}
    assert len(shown) > 20
    for path, page in shown.items():
        assert f'action="{reverse("account_logout")}"' in page.content.decode(), path


def of_pilot(account):
    """The pages of a pilot that the role of this account may read, and that name no record."""
    role = account.memberships.get().role
    for name, (_kind, allowed) in TABLE.items():
        if role in allowed and not name.startswith(HISTORY):
            with suppress(NoReverseMatch):
                reverse(name, args=["proef"])
                yield name


def test_messages_are_kept_in_the_session_and_no_other_cookie_is_set(account):
    """A message may hold an address, and a cookie of its own would have no prefix."""
    client = signed_in(account)
    client.get(f"/{account.memberships.get().pilot.slug}/")
    typed = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    assert client.post(reverse("account_change_password"), typed).status_code == 302
    assert any(key.startswith("_messages") for key in client.session.keys())  # noqa: SIM118
    assert set(client.cookies) <= {NAME, settings.CSRF_COOKIE_NAME}


def test_opening_the_page_to_sign_in_signs_nobody_in(client, account):
    client.get(reverse("account_login"), {"login": account.email, "password": OLD})
    assert not opens(client, account)
