"""The filter above the access log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.audit.models import AccessEvent
from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm


class EventFilter(FilterForm):
    """Which lines of the access log are shown."""

    day = DateField(label=_("Day"), required=False)
    subject = forms.CharField(label=_("About (reference code)"), required=False, max_length=20)
    outcome = forms.ChoiceField(
        label=_("Result"), required=False, choices=[("", _("All")), *AccessEvent.Outcome.choices]
    )
