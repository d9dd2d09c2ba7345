"""What a telephone does: codes of a second factor, and setting one up through the pages."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction
from django.urls import reverse

from tests.factories import PASSWORD

SET_UP, CODE, MAKE_CODES = "mfa_activate_totp", "mfa_authenticate", "recovery-codes-make"


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or some steps of half a minute later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client, user, password: str = PASSWORD, **more):
    return client.post(
        reverse("account_login"), {"login": user.email, "password": password}, **more
    )


def sending(client, address: str, data=None):
    """Send a form; what follows a commit follows before the answer, as outside a test."""
    with pytest.MonkeyPatch.context() as test:
        test.setattr(transaction, "on_commit", lambda follow, **_options: follow())
        return client.post(address, data)


def set_up_app(client) -> tuple[str, list[str]]:
    """Set up an app as who is signed in; gives its secret and the recovery codes."""
    secret = client.get(reverse(SET_UP)).context["form"].secret
    sending(client, reverse(SET_UP), {"code": code_of(secret, -1)})
    return secret, client.post(reverse(MAKE_CODES)).context["codes"]


def give_code(client, code: str, **more):
    return client.post(reverse(CODE), {"code": code}, **more)


def sign_in_with_code(client, user, secret: str, password: str = PASSWORD):
    assert sign_in(client, user, password).url == reverse(CODE)
    return give_code(client, code_of(secret))
