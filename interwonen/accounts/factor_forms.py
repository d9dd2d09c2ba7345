"""The forms about second factors of the sign-in library, with limits and words of our own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from textwrap import wrap
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.utils import decrypt, encrypt
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext

from interwonen.accounts import recovery_codes, sign_in_limits
from interwonen.accounts.signed_factors import is_signed
from interwonen.accounts.too_many import record_too_many
from interwonen.core import clock
from interwonen.core.client_address import client_network
from interwonen.core.forms import HelpfulErrors

CODE_LABEL = gettext_lazy("Code")
CODE_HELP = gettext_lazy(
    "The six digits in the app on your telephone, or one of your recovery codes."
)


@contextmanager
def unreadable_is_wrong() -> Iterator[None]:
    """The library raises these for data that no browser makes."""
    try:
        yield
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise get_adapter().validation_error("incorrect_code") from error


class _RecoveryCodeToo:
    """A form of the library that asks for a code, and takes a recovery code of ours."""

    user: Any
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.authenticator = recovery_codes.use(self.user, code)
        if self.authenticator is None:
            with unreadable_is_wrong():
                super().clean_code()  # type: ignore[misc]
            # The library forgets after half a minute that a code was used, and takes it longer.
            is_new = sign_in_limits.claim_code(self.user.email, code, now=clock.now())
            if not is_new or not is_signed(self.authenticator):
                self._emit_authentication_failed(self.authenticator)  # type: ignore[attr-defined]
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeAgainForm(_RecoveryCodeToo, ReauthenticateForm):
    """A code of whom is signed in."""


class CodeForm(HelpfulErrors, _RecoveryCodeToo, AuthenticateForm):
    """A code from the app, or a recovery code; too many wrong ones make it slower."""

    code: Any = forms.CharField(
        label=CODE_LABEL,
        help_text=CODE_HELP,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        code: str = in_time(self.user, super().clean_code)
        return code


class SetUpAppForm(HelpfulErrors, ActivateTOTPForm):
    """The first code from the app proves that it works."""

    secret: str

    code: Any = forms.CharField(
        label=gettext_lazy("Code in the app"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """The library keeps the secret in the session, which the database has: there it is encrypted."""
        session = context.request.session
        kept = session.pop(SECRET_SESSION_KEY, "")
        super().__init__(*args, **options)
        if kept and self.is_bound:
            self.secret = decrypt(kept)
        session[SECRET_SESSION_KEY] = encrypt(self.secret)

    @property
    def key_in_groups(self) -> str:
        """The key for the app as one reads it out, or types it over."""
        return " ".join(wrap(self.secret, 4))


class RemoveAppForm(HelpfulErrors, DeactivateTOTPForm):
    """Remove the app."""


def in_time(user: Any, check: Callable[[], Any]) -> Any:
    """What `check` gives, if there is a try left; a right answer gives the tries back.

    Raises ValidationError when it is wrong, or was tried too often.
    """
    who_and_where, now = (user.email, client_network(context.request)), clock.now()
    wait = sign_in_limits.use_factor_try(*who_and_where, now=now)
    if wait:
        is_at_the_door = not context.request.user.is_authenticated  # else the page writes its own
        if is_at_the_door and sign_in_limits.claim_code_line(*who_and_where, now=now):
            record_too_many(context.request, "mfa_authenticate", user)
        minutes = ceil(wait.total_seconds() / 60)
        raise ValidationError(
            ngettext(
                "Too many wrong codes. Wait %(minutes)s minute.",
                "Too many wrong codes. Wait %(minutes)s minutes.",
                minutes,
            )
            % {"minutes": minutes}
        )
    answer = check()
    sign_in_limits.factor_was_right(*who_and_where, now=now)
    return answer
