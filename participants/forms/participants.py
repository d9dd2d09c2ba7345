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

    first_name = forms.CharField(label=_("First name"), max_length=60, required=False)
    last_name = forms.CharField(
        label=_("Last name"),
        help_text=_("Does the participant have one name only? Then leave the other one empty."),
        max_length=80,
        required=False,
    )
    birth_date = ThreePartDateField(
        label=_("Date of birth"),
        help_text=_(
            "Is the day or the month unknown? Leave it empty, or fill in 00 as in the BRP."
        ),
        autocomplete="off",
    )

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout.insert(0, HTML("{% include 'participants/_alike.html' %}"))
        return helper


class ParticipantForm(ChangeForm, ParticipantFields):
    """Correct who someone is."""

    submit_label = _("Save changes")
