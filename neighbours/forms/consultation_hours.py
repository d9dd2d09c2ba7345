"""Forms that plan and change consultation hours."""

from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import User
from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, TimeField
from interwonen.core.forms import BaseForm
from interwonen.core.phone_numbers import PhoneField
from neighbours.models.consultation_hours import LONGEST_SLOT, SHORTEST_SLOT


class HourForm(BaseForm):
    """When neighbours can ring, at which number, and who answers."""

    hide_optional = True

    day = DateField(label=_("Date"))
    opens_at = TimeField(label=_("From"))
    closes_at = TimeField(label=_("Until"))
    slot_minutes = forms.IntegerField(
        label=_("Minutes for each call"),
        help_text=_("Neighbours can make an appointment for a time of this length."),
        min_value=SHORTEST_SLOT,
        max_value=LONGEST_SLOT,
        initial=10,
    )
    telephone = PhoneField(
        label=_("Another telephone number (optional)"),
        help_text=_("Empty: the number of the contact point."),
        required=False,
    )
    staff = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who answers the telephone?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = colleagues  # type: ignore[attr-defined]


class HourPlanForm(HourForm):
    """Plan one consultation hour, or one every week."""

    submit_label = _("Plan")
    layout = Layout(
        "day", Row("opens_at", "closes_at"), "repeat_until", "slot_minutes", "staff", "telephone"
    )

    repeat_until = DateField(
        label=_("Every week, up to and including (optional)"),
        help_text=_("Empty: only this one. Public holidays are left out."),
        required=False,
    )


class HourChangeForm(ChangeForm, HourForm):
    """Change a consultation hour."""

    layout = Layout("day", Row("opens_at", "closes_at"), "slot_minutes", "staff", "telephone")
