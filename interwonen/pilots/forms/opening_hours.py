"""The form on the regular opening hours of the support point."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django.utils.translation import gettext_lazy as _

from interwonen.core.date_fields import TimeField
from interwonen.core.forms import BaseForm
from interwonen.pilots.models import OpeningHours
from interwonen.pilots.selectors.opening_hours import Hours


class OpeningHoursForm(BaseForm):
    """The opening hours of the support point per day of the week."""

    submit_label = _("Save opening hours")
    form_class = "iw-form iw-hours"
    may_repeat = True  # only what differs is written, and it may have been other hours in between
    hide_fields_note = True
    hide_optional = True

    def __init__(self, *args: Any, hours: Mapping[int, Hours], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, now in hours.items():
            self.fields[f"opens_at_{day}"] = TimeField(
                label=_("From"), required=False, initial=now.opens_at
            )
            self.fields[f"closes_at_{day}"] = TimeField(
                label=_("Until"), required=False, initial=now.closes_at
            )

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout(
            *(
                Fieldset(str(day.label), Row(f"opens_at_{day}", f"closes_at_{day}"))
                for day in OpeningHours.Weekday
            )
        )
        return helper

    def facts(self) -> dict[str, Any]:
        """The times that were filled in, per weekday."""
        filled = self.cleaned_data
        hours = {
            day: (filled[f"opens_at_{day}"], filled[f"closes_at_{day}"])
            for day in OpeningHours.Weekday.values
        }
        return {"hours": hours}
