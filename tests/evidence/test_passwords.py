"""What ASVS asks of passwords besides what tests/accounts holds."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.urls import reverse
from django.utils import timezone

from interwonen.core.history import save_as
from tests.factories import make_user

OLD, NEW = "gevel-lantaarn-boter-wolk", "kruiwagen-sterren-mosterd-drie"


@pytest.fixture
def account(pilot):
    user = make_user(role="contact_officer", pilot=pilot)
    user.set_password(OLD)
    return save_as(user, by=user)


def test_a_new_password_needs_the_present_one(client, account):
    client.force_login(account)
    page = reverse("account_change_password")
    for present in ("", "niet-het-goede-wachtwoord"):
        typed = {"oldpassword": present, "password1": NEW, "password2": NEW}
        assert client.post(page, typed).status_code != 302
    account.refresh_from_db()
    assert account.check_password(OLD)


def test_a_password_is_masked_and_a_manager_may_fill_it_in(client, db):
    body = client.get(reverse("account_login")).content.decode()
    assert 'type="password"' in body
    assert 'autocomplete="current-password"' in body
    assert "onpaste" not in body


def test_a_long_password_works_to_its_last_sign(client, account):
    long = 4 * OLD + "!"
    account.set_password(long)
    save_as(account, by=account)
    assert len(long) > 64
    page = reverse("account_login")
    short = client.post(page, {"login": account.email, "password": long[:-1]})
    assert short.status_code != 302
    assert client.post(page, {"login": account.email, "password": long}).status_code == 302


def test_a_password_does_not_expire(client, account, passing_time):
    passing_time(days=5 * 365)
    account.last_login = timezone.now() - timedelta(days=5 * 365)
    typed = {"login": account.email, "password": OLD}
    assert client.post(reverse("account_login"), typed).status_code == 302


def test_a_password_is_hashed_as_often_as_is_advised():
    """OWASP Password Storage Cheat Sheet: PBKDF2 with SHA-256, 600,000 times or more."""
    assert PBKDF2PasswordHasher.iterations >= 600_000
    assert PBKDF2PasswordHasher.digest().name == "sha256"
