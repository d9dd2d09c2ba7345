"""The form of a person's own data."""

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML
from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import ThreePartDateField


class ShowsAlike:
    """Mixin: who in the register is much alike stands right under the message that says so."""

    @property
    def helper(self) -> FormHelper:
        helper: FormHelper = super().helper  # type: ignore[misc]
        helper.layout.insert(0, HTML("{% include 'participants/_alike.html' %}"))
        return helper


class ParticipantForm(ShowsAlike, ChangeForm):
    """Correct who someone is."""

    submit_label: ClassVar[Any] = _("Save changes")

    first_name = forms.CharField(label=_("First name"), max_length=60)
    last_name = forms.CharField(label=_("Last name"), max_length=80)
    birth_date = ThreePartDateField(label=_("Date of birth"), autocomplete="off")
