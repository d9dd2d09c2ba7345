"""Forms about how long is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.formatting import months_in_words
from interwonen.retention.models import RetentionPeriod

MONTHS = 12  # of a year


class YearsField(forms.IntegerField):
    """A number of years, for what is kept as a number of months."""

    in_words = staticmethod(months_in_words)

    def prepare_value(self, value: Any) -> Any:
        """The years of a number of months; what was typed stays as it is."""
        return value // MONTHS if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        """The number of months."""
        years: int = super().clean(value)
        return years * MONTHS


class PeriodForm(ChangeForm):
    """For how long a kind of record is kept, and where that comes from.

    It asks for years where the law speaks of years.
    """

    submit_label = _("Save the period")

    row: RetentionPeriod

    months = forms.IntegerField(label=_("Months after the end"), min_value=1, max_value=1200)
    why = forms.CharField(
        label=_("Source"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Which law, list or decision says so."),
    )

    def __init__(self, *args: Any, row: RetentionPeriod, **kwargs: Any) -> None:
        in_years = row.at_least % MONTHS == 0 and row.months % MONTHS == 0
        super().__init__(*args, row=row, **kwargs)
        if in_years:
            self.fields["months"] = YearsField(
                label=_("Years after the end"), min_value=1, max_value=100
            )
