"""The form of the contact point of a pilot."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.constraints import TEXT_LENGTH
from interwonen.core.phone_numbers import PhoneField
from neighbours.models import ContactPoint


class ContactPointForm(ChangeForm):
    """How neighbours reach the pilot, and what letters say below and beside their text."""

    submit_label = _("Save contact point")

    desk_name = forms.CharField(
        label=_("Name of the contact point"),
        help_text=_("As neighbours hear it on the telephone."),
        max_length=100,
    )
    phone = PhoneField(label=_("Telephone"), help_text=_("Every spelling is fine."))
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    visiting_address = forms.CharField(
        label=_("Address of the support point"),
        help_text=_("Street, number and place."),
        max_length=200,
    )
    return_address = forms.CharField(
        label=_("Return address"),
        help_text=_("On one line: where the post brings letters that did not arrive."),
        max_length=100,
    )
    window = forms.ChoiceField(
        label=_("Window of the envelopes"),
        choices=ContactPoint.Window.choices,
        widget=forms.RadioSelect,
    )
    signatory_name = forms.CharField(label=_("Who signs letters"), max_length=100)
    signatory_function = forms.CharField(label=_("Function of who signs"), max_length=100)
    complaint_text = forms.CharField(
        label=_("Where to complain"),
        help_text=_("Stands in letters and on the page for neighbours."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    privacy_text = forms.CharField(
        label=_("What data we keep, and how long"),
        help_text=_("Stands in letters and on the page for neighbours."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
