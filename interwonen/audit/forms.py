"""The filters above the access log."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from interwonen.audit.models import AccessEvent
from interwonen.core.date_fields import DateField
from interwonen.core.forms import FilterForm


class PeriodFilter(FilterForm):
    """Of which days lines are shown."""

    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Up to and including"), required=False)


class EventFilter(PeriodFilter):
    """Which lines of the access log are shown."""

    subject = forms.CharField(label=_("About (reference code)"), required=False, max_length=20)
    user: Any = forms.ModelChoiceField(
        label=_("Staff member"), required=False, queryset=None, empty_label=_("All")
    )
    act = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", _("All")), *AccessEvent.Act.choices]
    )
    outcome = forms.ChoiceField(
        label=_("Result"), required=False, choices=[("", _("All")), *AccessEvent.Outcome.choices]
    )
    emergency = forms.ChoiceField(
        label=_("Emergency access"), required=False, choices=[("", _("All")), ("1", _("Yes"))]
    )

    def __init__(self, *args: Any, pilot: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(memberships__pilot=pilot)
        staff: Any = self.fields["user"]
        staff.queryset = people.distinct().order_by("name")
