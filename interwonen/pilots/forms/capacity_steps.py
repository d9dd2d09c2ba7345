"""Forms on the number of places."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm


class CapacityForm(BaseForm):
    """A decision on the number of places."""

    submit_label = _("Record decision")

    effective_from = DateField(
        label=_("Holds from"), help_text=_("From this day on this number of places holds.")
    )
    capacity = forms.IntegerField(label=_("Number of places"), min_value=1, max_value=99)
    reason = forms.CharField(label=_("Reason"), max_length=5_000, widget=forms.Textarea)
    reference = forms.CharField(
        label=_("Reference of the decision"),
        help_text=_("For example the number of the council's or college's decision."),
        max_length=100,
    )


class CapacityChangeForm(ChangeForm, CapacityForm):
    """Correct a decision on the number of places."""

    submit_label = _("Save the correction")
