"""Forms of the address list; they spell an address in one way, the actions check the rules."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField
from interwonen.core.forms import BaseForm, FilterForm
from neighbours.models import Address
from neighbours.models.addresses import NO_LETTERS_LENGTH
from neighbours.selectors.addresses_spelling import house_number, is_street, postcode

WITHOUT_RING = "geen"
_RINGS: list[tuple[Any, Any]] = [("", _("Not in a ring")), *Address.Ring.choices]


class RingField(forms.TypedChoiceField):
    """A ring, or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Ring"),
            choices=_RINGS,
            coerce=int,
            empty_value=None,
            required=False,
            **options,
        )


class AddressFilter(FilterForm):
    """Which addresses the list shows."""

    q = forms.CharField(
        label=_("Street, number, postcode or addressee"), required=False, max_length=100
    )
    street = forms.ChoiceField(label=_("Street"), required=False)
    ring = forms.ChoiceField(
        label=_("Ring"),
        required=False,
        choices=[("", _("All")), *Address.Ring.choices, (WITHOUT_RING, _("Not in a ring"))],
    )
    letters = forms.ChoiceField(
        label=_("Letters"),
        required=False,
        choices=[
            ("", _("All")),
            ("yes", _("Gets letters")),
            ("no", _("Gets no letters")),
            ("withdrawn", _("Withdrawn")),
        ],
    )

    def __init__(self, *args: Any, streets: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        street: Any = self.fields["street"]
        street.choices = [("", _("All")), *((name, name) for name in streets)]

    def chosen(self) -> dict[str, str]:
        """What was chosen; a value that is not offered is left out."""
        self.is_valid()
        return self.cleaned_data


class AddressForm(BaseForm):
    """An address; the number may be typed with its letter and addition."""

    submit_label = _("Save address")

    street = forms.CharField(label=_("Street"), max_length=100)
    house_number = forms.CharField(
        label=_("House number"),
        help_text=_("With the letter or addition, if there is one: 12, 12 A, 12-2 or 12 bis."),
        max_length=20,
    )
    postcode = forms.CharField(label=_("Postcode"), max_length=10)
    place = forms.CharField(label=_("Place"), max_length=80)
    ring = RingField(help_text=_("How near it is to the dwellings of the pilot."))
    addressee = forms.CharField(
        label=_("Addressee"),
        help_text=_(
            "Leave it open for “Aan de bewoners van”. Fill in a name only when someone asked for that."
        ),
        max_length=100,
        required=False,
    )
    no_letters_since = DateField(
        label=_("No letters since"),
        help_text=_("Only when the residents asked for no letters."),
        required=False,
    )
    no_letters_because = forms.CharField(
        label=_("Why no letters?"), max_length=NO_LETTERS_LENGTH, required=False
    )

    def clean_street(self) -> str:
        street: str = self.cleaned_data["street"]
        if not is_street(street):
            raise forms.ValidationError(_("Begin the street with a letter or a digit."))
        return street

    def clean_postcode(self) -> str:
        spelled = postcode(self.cleaned_data["postcode"])
        if spelled is None:
            raise forms.ValidationError(_("Write the postcode as 1234 AB."))
        return Address(postcode=spelled).shown_postcode

    def clean_house_number(self) -> str:
        found = house_number(self.cleaned_data["house_number"])
        if found is None:
            raise forms.ValidationError(
                _("Write a number, with at most one letter and an addition: 12, 12 A or 12 A-2.")
            )
        return Address(**found.facts()).number

    def facts(self) -> dict[str, Any]:
        """The facts of an address, with its number taken apart."""
        data = self.cleaned_data
        number = house_number(data["house_number"])
        apart = number.facts() if number else {}
        return {**data, **apart, "postcode": postcode(data["postcode"])}


class AddressChangeForm(ChangeForm, AddressForm):
    """Correct an address."""

    submit_label = _("Save the correction")

    def held(self, row: Any, name: str) -> Any:
        """As in ChangeForm; number and postcode as they are read, also of an earlier version."""
        if row is None or name not in ("house_number", "postcode"):
            return super().held(row, name)
        parts = ("house_number", "house_letter", "addition", "postcode")
        address = Address(**{part: getattr(row, part) for part in parts})
        return address.number if name == "house_number" else address.shown_postcode


class StreetRingForm(BaseForm):
    """Put a whole street in one ring."""

    submit_label = _("Set the ring")

    street = forms.ChoiceField(label=_("Street"))
    ring = RingField()

    def __init__(self, *args: Any, streets: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        street: Any = self.fields["street"]
        street.choices = [("", _("Choose a street")), *((name, name) for name in streets)]
