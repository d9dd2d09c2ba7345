"""Forms about people: invite, agree to, end, withdraw and review roles, accept an invitation."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from interwonen.access.roles import ROLES
from interwonen.accounts.models import Organisation, User
from interwonen.core.constraints import REASON_LENGTH, TEXT_LENGTH
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm
from interwonen.core.names import sorted_name
from interwonen.core.seen_forms import SeenForm


def role_choices() -> list[tuple[str, SafeString]]:
    """Every role with its name and what it may do."""
    return [
        (code, format_html("<strong>{}</strong><br>{}", role.label, role.description))
        for code, role in ROLES.items()
    ]


class InvitationForm(BaseForm):
    """Invite someone to a role."""

    submit_label = _("Send invitation")

    name = forms.CharField(
        label=_("Name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address at work of this one person; not that of a department."),
        error_messages={"invalid": _("Write the address as name@organisation.nl.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.order_by(sorted_name("name")),
        label=_("Organisation"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    role = forms.ChoiceField(label=_("Role"), choices=role_choices, widget=forms.RadioSelect)


class CorrectAccountForm(BaseForm):
    """The right name and address of a person."""

    submit_label = _("Save the correction")

    name = forms.CharField(
        label=_("Name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("One signs in with it. The address of before gets a mail when it changes."),
        error_messages={"invalid": _("Write the address as name@organisation.nl.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(label=_("Why is this corrected?"), max_length=REASON_LENGTH)


class EndRoleForm(BaseForm):
    """The last day of a role."""

    submit_label = _("End this role")
    submit_class = "iw-button--danger"

    ends_on = DateField(label=_("Last day"), help_text=_("This day still counts."))


class WithdrawRoleForm(BaseForm):
    """Why a role is withdrawn."""

    submit_label = _("Withdraw this role")
    submit_class = "iw-button--danger"

    why = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("One sentence. It stays in the list of all roles that were given."),
    )


class AnswerRoleForm(BaseForm):
    """Whether someone agrees to a role, and why not."""

    submit_label = _("Save answer")

    agrees = forms.TypedChoiceField(
        label=_("Do you agree?"),
        choices=[
            ("yes", _("I agree: this person needs this role for the work")),
            ("no", _("I do not agree: the role is withdrawn")),
        ],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Reason, if you do not agree"),
        max_length=200,
        required=False,
        help_text=_("One sentence. The administrator reads it and can put it right."),
    )


class RoleReviewForm(SeenForm):
    """That someone looked at all roles that the page showed, and what was noticed."""

    submit_label = _("Save the review")
    hide_fields_note = True
    asked_only = ticks = ("looked_at",)

    looked_at = forms.BooleanField(label=_("I have reviewed all roles above"))
    remark = forms.CharField(
        label=_("What did you notice, and who does something about it?"),
        help_text=_("For example which role can end, and who asks the administrator for that."),
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PasswordForm(BaseForm):
    """Accept an invitation by choosing a password for a new account."""

    submit_label = _("Make my account")

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=lazy(password_validators_help_text_html, str)(),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Type the same password again"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        password, again = self.cleaned_data.get("password"), self.cleaned_data.get("again")
        if password and again and password != again:
            self.add_error("again", _("This is not the same password as the one above."))
        return self.cleaned_data
