"""The form of a participant's own data."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML
from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import ThreePartDateField
from interwonen.core.forms import BaseForm


class ParticipantFields(BaseForm):
    """Who someone is; the page lists similar participants below the message about them."""

    first_name = forms.CharField(label=_("First name"), max_length=60)
    last_name = forms.CharField(label=_("Last name"), max_length=80)
    birth_date = ThreePartDateField(label=_("Date of birth"), autocomplete="off")

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout.insert(0, HTML("{% include 'participants/_alike.html' %}"))
        return helper


class ParticipantForm(ChangeForm, ParticipantFields):
    """Correct who someone is."""

    submit_label = _("Save changes")
