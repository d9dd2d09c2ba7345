"""The sign-in forms of allauth, whose errors say what to do."""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.forms import HelpfulErrors


class SignInForm(HelpfulErrors, forms.LoginForm):
    """E-mail address and password, or the organisation that one signs in with."""

    issuers = property(lambda self: settings.OPENID_ISSUERS.values())


class SamePasswordTwice(HelpfulErrors):
    """Mixin for a form of allauth with a new password twice: it says in our words if they differ."""

    cleaned_data: dict[str, Any]

    def clean_password2(self) -> str:
        again: str = self.cleaned_data["password2"]
        if self.cleaned_data.get("password1", again) != again:
            raise ValidationError(_("This is not the same password as the one above."))
        return again


class ChangePasswordForm(SamePasswordTwice, forms.ChangePasswordForm):
    """The password now and the new one."""


class ResetPasswordForm(HelpfulErrors, forms.ResetPasswordForm):
    """The address to which the link goes.

    For an unknown address a link is made too, for the account of the application itself, in a mail
    to nobody: neither the answer nor how long it takes tells whether there is an account.
    """

    users: list[User]

    def clean_email(self) -> str:
        email: str = super().clean_email()
        nobody = User.system()
        self.users = self.users or [nobody]
        return email

    @transaction.atomic
    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Mail a link, unless one is on its way that must not be spoiled; returns the address."""
        email: str = self.cleaned_data["email"]
        if get_adapter().claim_link(email):
            super().save(request, **kwargs)
        return email


class NewPasswordForm(SamePasswordTwice, forms.ResetPasswordKeyForm):
    """The new password, after the link."""
