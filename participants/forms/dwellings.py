"""Forms of a dwelling."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import Organisation
from interwonen.core.forms import BaseForm
from participants.models.dwelling import POSTCODE


class DwellingForm(BaseForm):
    """A dwelling of the pilot."""

    submit_label: ClassVar[Any] = _("Save dwelling")

    name = forms.CharField(
        label=_("Name"),
        help_text=_("As it stands on the board, for example Woning 3."),
        max_length=50,
    )
    street = forms.CharField(label=_("Street"), max_length=100)
    house_number = forms.IntegerField(label=_("House number"), min_value=1, max_value=99999)
    house_number_suffix = forms.CharField(
        label=_("Letter or addition"), required=False, max_length=6
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=10)
    place = forms.CharField(label=_("Place"), max_length=80)
    landlord = forms.ModelChoiceField(
        Organisation.objects.filter(kind=Organisation.Kind.LANDLORD),
        label=_("Landlord"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def clean_postcode(self) -> str:
        postcode = "".join(self.cleaned_data["postcode"].split()).upper()
        if not POSTCODE.fullmatch(postcode):
            raise forms.ValidationError(_("Write the postcode as 1234 AB."))
        return postcode
