"""Amounts of money: whole cents inside, Dutch notation on screen and in forms."""

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# An amount is at most this many cents: just under a billion euros.
MOST_CENTS = 99_999_999_999

# 1.234,56 with or without the points; also 1234.56 as a spreadsheet copies it, and 1.234,- on paper.
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2}|-))?", re.ASCII)


def euros(cents: int) -> str:
    """An amount in cents as people read it: "€ 1.234,56", whatever the language of the page."""
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"€\N{NO-BREAK SPACE}{sign}{whole:,}".replace(",", ".") + f",{rest:02}"


def rounded(cents: Fraction) -> int:
    """An amount to the nearest whole cent; half a cent becomes a whole one."""
    return (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)


class EuroField(forms.Field):
    """An amount in euros from 0 up to and including MOST_CENTS, which it gives as cents."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write the amount in euros, for example 1.234,56."),
        "out_of_reach": _("An amount is from 0 up to and including 999.999.999,99 euros."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        written = re.sub(r"[€\s]", "", value)
        if (found := _AMOUNT.fullmatch(written)) is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        whole, rest = found[1].replace(".", ""), (found[2] or "").replace("-", "")
        cents = int(whole[:20]) * 100 + int(rest.ljust(2, "0"))
        if cents > MOST_CENTS:
            raise ValidationError(self.error_messages["out_of_reach"], code="out_of_reach")
        return cents

    def prepare_value(self, value: Any) -> Any:
        """An amount that the record holds, as one types it."""
        return euros(value)[2:] if isinstance(value, int) else value

    def in_words(self, value: int | None) -> str:
        """The amount where a form says what someone else made of it."""
        return "" if value is None else euros(value)
