"""Forms about how long is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.retention.models import RetentionPeriod


class PeriodForm(ChangeForm):
    """For how many months a kind of record is kept, and where that comes from."""

    submit_label = _("Save the period")

    row: RetentionPeriod

    months = forms.IntegerField(label=_("Months after the end"), min_value=1, max_value=1200)
    why = forms.CharField(
        label=_("Source"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Which law, list or decision says so."),
    )
