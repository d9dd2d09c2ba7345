"""Forms of the letters to each address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm
from neighbours.models import LetterCopy


class CopyFilter(FilterForm):
    """Which addresses a list shows."""

    q = forms.CharField(label=_("Street, number or postcode"), required=False, max_length=80)


class ReturnForm(ChangeForm):
    """When and why a letter came back."""

    submit_label = _("Save")

    returned_on = DateField(label=_("Came back on"))
    returned_because = forms.ChoiceField(
        label=_("Why?"), choices=LetterCopy.Why.choices, widget=forms.RadioSelect
    )
