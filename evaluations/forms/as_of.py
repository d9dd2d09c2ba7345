"""The day as of which a page is shown."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm


class AsOfFilter(FilterForm):
    """On which day one wants to know how things stood; with nothing filled in that is today."""

    on = DateField(label=_("As it stood on"), required=False)

    def day(self, *, today: date) -> date:
        """The day that was asked for, but not one after `today`; `today` without one."""
        asked = self.cleaned_data["on"] if self.is_valid() else None
        return min(asked or today, today)
