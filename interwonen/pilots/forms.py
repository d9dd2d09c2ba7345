"""Forms about a pilot, and the field that chooses from a vocabulary."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, TimeField
from interwonen.core.forms import BaseForm
from interwonen.pilots.models import OpeningHours, Pilot, Term
from interwonen.pilots.opening_hours import Hours


class TermChoiceField(forms.ModelChoiceField):
    """A choice from one vocabulary: radio buttons, or a list when `in_list`.

    The form that holds it extends OffersTerms.
    """

    def __init__(self, vocabulary: str, *, in_list: bool = False, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("widget", forms.Select if in_list else forms.RadioSelect)
        is_required = kwargs.get("required", True)
        nothing = _("Make a choice") if is_required else _("No choice")
        kwargs.setdefault("empty_label", nothing if in_list else None if is_required else "")
        super().__init__(Term.objects.none(), **kwargs)


class TermsChoiceField(forms.ModelMultipleChoiceField):
    """Any number of choices from one vocabulary, as checkboxes; see TermChoiceField."""

    def __init__(self, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(Term.objects.none(), **kwargs)


class OffersTerms(BaseForm):
    """A form that offers the terms that are valid on the date `today`."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, TermChoiceField | TermsChoiceField):
                field.queryset = Term.objects.offered(field.vocabulary, on=today)


class PilotForm(ChangeForm):
    """The period, bounds and grounds of a pilot; once it has begun, also why they change."""

    submit_label = _("Save pilot")

    name = forms.CharField(label=_("Name"), max_length=100)
    place = forms.CharField(label=_("Place"), max_length=100)
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"), help_text=_("This day still counts."))
    base_capacity = forms.IntegerField(label=_("Places at the start"), min_value=1, max_value=99)
    maximum_capacity = forms.IntegerField(label=_("Places at most"), min_value=1, max_value=99)
    goal = forms.CharField(label=_("Goal"), widget=forms.Textarea)
    zoning_ground = forms.CharField(
        label=_("Ground in the zoning plan"),
        help_text=_("Why the dwellings may be used for this, and on which condition."),
        widget=forms.Textarea,
    )
    reason = forms.CharField(
        label=_("Reason of the change"),
        help_text=_("Needed when the period or the highest number of places changes."),
        required=False,
        max_length=60,
    )
    reference = forms.CharField(
        label=_("Reference of the decision"),
        help_text=_("For example the number of the council's or college's decision."),
        required=False,
        max_length=35,
    )

    def __init__(self, *args: Any, row: Pilot, today: date, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        unused = ["base_capacity"] if row.has_begun(today) else ["reason", "reference"]
        for name in unused:
            del self.fields[name]


class DecisionForm(ChangeForm):
    """The decision of the executive to hold the pilot; both fields empty when there is none yet."""

    submit_label = _("Save decision")
    hide_optional = True

    decided_on = DateField(label=_("Date of the decision"), required=False)
    decision_reference = forms.CharField(
        label=_("Reference of the decision"),
        help_text=_("For example the number under which it can be looked up."),
        required=False,
        max_length=100,
    )


class CapacityForm(BaseForm):
    """A decision on the number of places."""

    submit_label = _("Record decision")

    effective_from = DateField(
        label=_("Holds from"), help_text=_("From this day on this number of places holds.")
    )
    capacity = forms.IntegerField(label=_("Number of places"), min_value=1, max_value=99)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea)
    reference = forms.CharField(
        label=_("Reference of the decision"),
        help_text=_("For example the number of the council's or college's decision."),
        max_length=100,
    )


class CapacityChangeForm(ChangeForm, CapacityForm):
    """Correct a decision on the number of places."""

    submit_label = _("Save the correction")


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
