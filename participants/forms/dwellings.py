"""Forms of a dwelling: its address, the days on which it is available, an inspection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import Organisation
from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm, FilterForm
from participants.forms.records import LongTextField
from participants.models.dwellings import POSTCODE, SUFFIX


class DwellingFields(BaseForm):
    """What a dwelling is called and where it stands."""

    submit_label = _("Save dwelling")

    name = forms.CharField(
        label=_("Name"), help_text=_("As on the board, for example Woning 3."), max_length=50
    )
    street = forms.CharField(label=_("Street"), max_length=100)
    house_number = forms.IntegerField(
        label=_("House number"),
        help_text=_("Only the number; a letter or addition goes in the next field."),
        min_value=1,
        max_value=99999,
    )
    house_number_suffix = forms.CharField(
        label=_("Letter or addition"),
        help_text=_("For example A, bis or A-2."),
        required=False,
        max_length=12,
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=10)
    place = forms.CharField(label=_("Place"), max_length=80)
    landlord = forms.ModelChoiceField(
        Organisation.objects.filter(kind=Organisation.Kind.LANDLORD),
        label=_("Landlord"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def clean_house_number_suffix(self) -> str:
        number = str(self.cleaned_data.get("house_number", ""))
        return clean_suffix(self.cleaned_data["house_number_suffix"], number)

    def clean_postcode(self) -> str:
        postcode = "".join(self.cleaned_data["postcode"].split()).upper()
        if not POSTCODE.fullmatch(postcode):
            raise forms.ValidationError(_("Write the postcode as 1234 AB."))
        return postcode


def clean_suffix(typed: str, number: str) -> str:
    """What comes after a house number, in one spelling: A, bis, 2, A-2.

    A letter is a capital, a word such as "bis" is small; spaces and loose hyphens go. Raises
    ValidationError when it repeats the number or is no letter or addition at all.
    """
    suffix = "-".join(typed.replace("-", " ").split())
    rest = suffix.removeprefix(number).removeprefix("-") if number else suffix
    if rest != suffix and rest[:1].isalpha():
        raise forms.ValidationError(
            _("Leave out the number itself: fill in only “%(rest)s” here.") % {"rest": rest}
        )
    if not SUFFIX.fullmatch(suffix) or not suffix.isascii():
        raise forms.ValidationError(
            _("Write one letter (A), an addition of up to four characters (bis), or both (A-2).")
        )
    is_word = suffix.isalpha() and len(suffix) > 1
    return suffix.lower() if is_word else suffix.upper()


class AvailabilityFields(BaseForm):
    """On which days the pilot may use a dwelling."""

    submit_label = _("Save availability")

    starts_on = DateField(label=_("Available from"))
    ends_on = DateField(
        label=_("Available until"),
        help_text=_("This day still counts. Leave it empty when no last day has been agreed."),
        required=False,
    )


class DwellingForm(AvailabilityFields, DwellingFields):
    """A new dwelling and the first days on which it is available."""

    submit_label = _("Save dwelling")


class DwellingChangeForm(ChangeForm, DwellingFields):
    """Another name or address."""


class AvailabilityForm(AvailabilityFields):
    """More days on which the pilot may use a dwelling."""


class AvailabilityChangeForm(ChangeForm, AvailabilityFields):
    """Other days on which the pilot may use a dwelling."""


class InspectionFields(BaseForm):
    """An inspection; `facts()` gives whether the dwelling is ready as a bool."""

    submit_label = _("Record inspection")

    inspected_on = DateField(label=_("Inspected on"))
    is_ready = forms.ChoiceField(
        label=_("How did you find the dwelling?"),
        choices=[("yes", _("Ready for a resident")), ("no", _("Work comes first"))],
        widget=forms.RadioSelect,
    )
    findings = LongTextField(
        label=_("Findings"),
        help_text=_(
            "What has to be done, and by whom. Write about the dwelling, not about a person."
        ),
        required=False,
    )

    def facts(self) -> dict[str, Any]:
        return {**self.cleaned_data, "is_ready": self.cleaned_data["is_ready"] == "yes"}


class InspectionForm(InspectionFields):
    """A new inspection."""


class InspectionChangeForm(ChangeForm, InspectionFields):
    """Correct what was recorded of an inspection."""

    submit_label = _("Save the correction")

    def held(self, row: Any, name: str) -> Any:
        """As in ChangeForm; whether the dwelling was ready becomes the answer "yes" or "no"."""
        value = super().held(row, name)
        return {True: "yes", False: "no"}.get(value) if name == "is_ready" else value


class BoardFilter(FilterForm):
    """The day that the board shows."""

    datum = DateField(label=_("Show the board on"), required=False)
