"""What ASVS asks of passwords besides what tests/accounts holds."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.core import clock
from interwonen.core.history import save_as
from tests.accounts.test_invite import make_invitation
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
    typed = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    assert client.post(page, typed).status_code == 302
    account.refresh_from_db()
    assert account.check_password(NEW)


def test_a_password_is_masked_and_a_manager_may_fill_it_in(client, account, arrived, passing_time):
    """On each page where one is typed: signing in, a new one, by a link, by an invitation, again."""
    client.post(reverse("account_reset_password"), {"email": account.email})
    (reset,) = re.findall(r"https?://[^/]+(/\S+)", arrived()[-1].body)
    secrets = []
    make_invitation(account.memberships.get().pilot, secrets, now=clock.now())
    pages = [reverse("account_login"), reset, reverse("invitation-accept", args=secrets)]
    fields = [field for page in pages for field in passwords_on(client.get(page, follow=True))]
    client.force_login(account)
    passing_time(minutes=20)
    for page in (reverse("account_change_password"), reverse("step-up")):
        fields += passwords_on(client.get(page))
    assert len(fields) == 9
    for field in fields:
        assert 'type="password"' in field
        assert re.search('autocomplete="(current|new)-password"', field), field
        assert "onpaste" not in field


def passwords_on(page):
    """The fields of a page whose name says that a password goes in."""
    found = re.findall(r"<input[^>]*>", page.content.decode())
    fields = [each for each in found if re.search(r'name="(\w*password\d?|again)"', each)]
    assert fields, page.request["PATH_INFO"]
    return fields


def test_the_account_of_the_application_itself_signs_in_with_nothing(client, db, arrived):
    """The only account that nobody was invited to."""
    system = User.system()
    assert not system.has_usable_password()
    assert [*User.objects.all()] == [system]
    for password in ("", "!", system.password, system.email, "systeem", "admin"):
        typed = {"login": system.email, "password": password}
        assert client.post(reverse("account_login"), typed).status_code != 302
    client.post(reverse("account_reset_password"), {"email": system.email})
    assert arrived() == []


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
    account.last_login = account.password_changed_at = clock.now() - timedelta(days=5 * 365)
    save_as(account, by=account)
    typed = {"login": account.email, "password": OLD}
    assert client.post(reverse("account_login"), typed).status_code == 302


def test_a_password_is_hashed_as_often_as_is_advised():
    """OWASP Password Storage Cheat Sheet: PBKDF2 with SHA-256, 600,000 times or more."""
    assert PBKDF2PasswordHasher.iterations >= 600_000
    assert PBKDF2PasswordHasher.digest().name == "sha256"
