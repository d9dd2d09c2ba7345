"""Forms of calls: made for one hand, while someone is talking."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import TimeField
from interwonen.core.forms import BaseForm, ButtonForm
from interwonen.core.phone_numbers import PhoneField
from interwonen.pilots.forms import OffersTerms, TermChoiceField
from neighbours.forms.enquiries import NO_RESIDENTS
from neighbours.models import Call
from neighbours.models.consultation_hours import NOTE_LENGTH, Handling
from neighbours.models.enquiries_contacts import NAME_LENGTH

_SPOKEN = (Call.Outcome.TAKEN, Call.Outcome.MISSED, Call.Outcome.CALL_BACK)
_NO_TOKEN = {"autocomplete": "off"}
_GRID = "iw-group--grid"


class NameField(forms.CharField):
    """The name of who rings, if they say it."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Name (optional)"),
            required=False,
            max_length=NAME_LENGTH,
            widget=forms.TextInput(attrs=_NO_TOKEN),
        )


class NumberField(PhoneField):
    """The number of who rings: not that of who fills in the form."""

    widget = forms.TextInput(attrs={"type": "tel", **_NO_TOKEN})


class QuestionForm(OffersTerms):
    """A neighbour who was called back: what was asked, and whether the answer was given."""

    submit_label = _("Save")
    form_class = "iw-form iw-quick"
    hide_fields_note = hide_optional = True
    layout = Layout("note", Row("kind", "category"), Field("handling", wrapper_class=_GRID))

    kind = TermChoiceField("contact_kind", in_list=True, required=False, label=_("Kind"))
    category = TermChoiceField(
        "report_category",
        in_list=True,
        required=False,
        label=_("About (only for a report)"),
    )
    note = forms.CharField(
        label=_("What was asked?"),
        help_text=NO_RESIDENTS,
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    handling = forms.ChoiceField(
        label=_("And the answer?"),
        choices=Handling.choices,
        required=False,
        widget=forms.RadioSelect,
    )


class CallForm(QuestionForm):
    """Record a call while talking; the next one may say the same."""

    submit_label = _("Save call")
    may_repeat = True

    booking = forms.ModelChoiceField(
        Call.objects.none(),
        label=_("Appointment"),
        required=False,
        empty_label=_("No appointment"),
    )
    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(outcome, outcome.label) for outcome in _SPOKEN],
        initial=Call.Outcome.TAKEN,
        widget=forms.RadioSelect,
    )
    came_at = TimeField(label=_("Time"), required=False)
    caller_name = NameField()
    telephone = NumberField(label=_("Telephone (optional)"), required=False)

    def __init__(self, *args: Any, bookings: QuerySet[Call], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["booking"]
        field.queryset = bookings
        field.label_from_instance = _appointment
        field.choices = [
            ("", field.empty_label),
            *((row.pk, _appointment(row)) for row in bookings),
        ]
        if len(field.choices) == 1:
            del self.fields["booking"]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout(
            Field("outcome", wrapper_class=_GRID),
            Row("came_at", "booking") if "booking" in self.fields else "came_at",
            *QuestionForm.layout.fields,
            Row("caller_name", "telephone"),
        )
        return helper


def _appointment(call: Call) -> str:
    return f"{call.slot_at:%H:%M} {call.caller_name}".strip()


class TryForm(ButtonForm):
    """The button of who rang back and got no answer."""

    may_repeat = True  # the next time is another one


class CallTimeForm(ChangeForm):
    """Correct the time of a call."""

    submit_label = _("Save the correction")
    hide_optional = True

    came_at = TimeField(label=_("Time"), required=False)


class CallChangeForm(CallTimeForm, QuestionForm):
    """Correct what was recorded of a call; all fields stay in sight, also those of a missed one."""

    form_class = "iw-form"
    layout = Layout(
        "outcome", "tries", "came_at", *QuestionForm.layout.fields, Row("caller_name", "telephone")
    )

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(outcome, outcome.label) for outcome in _SPOKEN],
        widget=forms.RadioSelect,
    )
    tries = forms.IntegerField(
        label=_("Times tried without an answer"),
        help_text=_("Pressed by mistake? Fill in one less."),
        required=False,
        min_value=0,
    )
    caller_name = NameField()
    telephone = NumberField(label=_("Telephone (optional)"), required=False)

    def __init__(self, *args: Any, row: Call, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        if not row.tries:
            del self.fields["tries"]


class BookingForm(BaseForm):
    """An appointment for who wants to ring at a certain time."""

    submit_label = _("Make the appointment")
    hide_optional = True

    slot_at = forms.TypedChoiceField(label=_("At what time?"), coerce=time.fromisoformat)
    caller_name = NameField()
    telephone = NumberField(
        label=_("Telephone"), help_text=_("To ring when the consultation hour does not go on.")
    )

    def __init__(self, *args: Any, free: Iterable[time], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        times: Any = self.fields["slot_at"]
        times.choices = [(str(at), f"{at:%H:%M}") for at in free]


class BookingChangeForm(ChangeForm, BookingForm):
    """Correct an appointment."""

    submit_label = _("Save the correction")
