"""Telephone numbers: taken in any spelling, kept in one (E.164), shown as people write them."""

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneNumberFormat

COUNTRY = "NL"  # of a number without the number of its country
LONGEST = 16  # characters of a number in E.164: a plus sign and at most 15 digits
E164 = r"^\+[1-9][0-9]{4,14}$"


def normalised(text: str) -> str:
    """A number as it is kept: "06-12345678" is "+31612345678".

    Raises ValueError for what is no telephone number.
    """
    try:
        number = phonenumbers.parse(text, COUNTRY)
    except NumberParseException as error:
        raise ValueError(text) from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError(text)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def readable(number: str) -> str:
    """A kept number as people write it: a Dutch one without the number of the country."""
    try:
        parsed = phonenumbers.parse(number, COUNTRY)
    except NumberParseException:
        return number
    is_ours = parsed.country_code == phonenumbers.country_code_for_region(COUNTRY)
    kind = PhoneNumberFormat.NATIONAL if is_ours else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, kind)


class PhoneField(forms.CharField):
    """A telephone number in any spelling; gives it as it is kept, "" when nothing was typed."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    default_error_messages = {
        "invalid": _("Fill in a telephone number, for example 0591 123 456 or 06 12345678.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        try:
            return normalised(text) if text else ""
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], "invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return readable(value) if isinstance(value, str) and value.startswith("+") else value
