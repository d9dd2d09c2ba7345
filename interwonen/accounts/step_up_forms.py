"""The forms with which someone who is signed in proves who they are."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.factor_forms import CODE_HELP, CODE_LABEL, CodeAgainForm, in_time
from interwonen.accounts.models import User
from interwonen.accounts.passkey_forms import PasskeyAgainForm
from interwonen.core.forms import BaseForm


class _ProofForm(BaseForm):
    """What all of them say."""

    submit_label = _("Confirm")
    error_title = _("We could not make sure that it is you:")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user


class StepUpForm(_ProofForm):
    """The password, of an account without a second factor."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]

        def check() -> None:
            if not self.user.check_password(password):
                raise ValidationError(_("This is not your password."))

        in_time(self.user, check)
        return password


class StepUpCodeForm(_ProofForm):
    """A code of the second factor."""

    code = forms.CharField(
        label=CODE_LABEL,
        help_text=CODE_HELP,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        in_time(self.user, self._check)
        return ""

    def _check(self) -> None:
        form = CodeAgainForm(user=self.user, data={"code": self.data.get("code", "")})
        if not form.is_valid():
            raise ValidationError(form.errors["code"].as_data())
        form.save()


class StepUpPasskeyForm(StepUpCodeForm):
    """A passkey, in place of the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False

    def _check(self) -> None:
        passkey = PasskeyAgainForm(user=self.user, data=self.data)
        if not passkey.is_valid():
            raise ValidationError(_("This passkey is not one of this account."))
        passkey.save()
