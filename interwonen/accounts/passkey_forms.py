"""The forms about passkeys of the sign-in library: what a browser sends is read, or it is wrong."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy

from interwonen.accounts.factor_forms import in_time, unreadable_is_wrong
from interwonen.accounts.signed_factors import is_signed
from interwonen.core.forms import HelpfulErrors


class SignedField(forms.JSONField):
    """What the browser says that a passkey signed."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """The data; raises ValidationError for what cannot be read, however deep or long."""
        with unreadable_is_wrong():
            return super().to_python(value)


class _SignedIn(HelpfulErrors):
    user: Any

    def clean_credential(self) -> Any:
        """The passkey, if it is one that was added here for this account."""
        with unreadable_is_wrong():
            passkey = super().clean_credential()  # type: ignore[misc]
        if not is_signed(passkey):
            raise get_adapter().validation_error("incorrect_code")
        return passkey


class PasskeyForm(_SignedIn, AuthenticateWebAuthnForm):
    """A passkey as the second factor, in the tries that there are."""

    credential = SignedField()

    def clean_credential(self) -> Any:
        return in_time(self.user, super().clean_credential)


class LoginPasskeyForm(_SignedIn, LoginWebAuthnForm):
    """A passkey that checked a finger, a face or a code, and so is both factors."""

    credential = SignedField()


class PasskeyAgainForm(_SignedIn, ReauthenticateWebAuthnForm):
    """A passkey of who is signed in."""

    credential = SignedField()


class AddPasskeyForm(HelpfulErrors, AddWebAuthnForm):
    """A name for the passkey."""

    passwordless = None
    credential = SignedField()
    name = forms.CharField(
        label=gettext_lazy("Name of this passkey"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("For example the telephone or computer that it is on."),
    )

    def clean(self) -> dict[str, Any]:
        with unreadable_is_wrong():
            data: dict[str, Any] = super().clean()
        return data
