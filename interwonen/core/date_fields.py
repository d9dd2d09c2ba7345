"""Fields for dates and times."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.core.partial_dates import PartialDate
from interwonen.core.periods import FIRST_DAY, LAST_DAY

TOGETHER = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")


class PartsError(ValidationError):
    """An error in some parts of a value; `parts` are their positions."""

    def __init__(self, message: str | Promise, parts: Iterable[int]) -> None:
        super().__init__(str(message), code="parts")
        self.parts = frozenset(parts)


class DateInput(forms.DateInput):
    """The browser's own date control."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    """A day to pick, from FIRST_DAY up to and including LAST_DAY.

    It also takes the Dutch spelling where a browser gives a text field.
    """

    widget = DateInput
    input_formats = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
    default_error_messages = {
        "invalid": gettext_lazy("Write the date as day-month-year, for example 31-12-2021."),
        "out_of_reach": gettext_lazy(
            "Write the year in four digits, from %(first)d to %(last)d; for example 31-12-2021."
        ),
    }

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            reach = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
            raise ValidationError(self.error_messages["out_of_reach"], "out_of_reach", reach)
        return day


class TimeInput(forms.TimeInput):
    """The browser's own time control."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class TimeField(forms.TimeField):
    """A time of the day in hours and minutes."""

    widget = TimeInput
    input_formats = ["%H:%M", "%H:%M:%S", "%H.%M"]
    default_error_messages = {
        "invalid": gettext_lazy("Write the time as hours and minutes, for example 14:30.")
    }


class ThreePartDateWidget(forms.MultiWidget):
    """Day, month and year in a text field each, for a date that one knows by heart."""

    part_labels = (gettext_lazy("Day"), gettext_lazy("Month"), gettext_lazy("Year"))

    def __init__(self, autocomplete: str = "bday") -> None:
        parts: dict[str, forms.Widget | type[forms.Widget]] = {}
        for part in ("day", "month", "year"):
            tokens = "off" if autocomplete == "off" else f"{autocomplete}-{part}"
            attrs = {"autocomplete": tokens, "class": f"iw-date-parts__{part}"}
            parts[part] = forms.TextInput(attrs=attrs)
        super().__init__(widgets=parts)

    def decompress(self, value: PartialDate | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class ThreePartDateField(forms.Field):
    """A date in three parts, as a PartialDate; each error names the part that is wrong.

    An unknown day, or day and month, stays empty or is 00, as in the register of persons (BRP); the
    whole date may also be written in the first part: 00-00-1960. Pass `autocomplete="off"` for the
    date of someone else than the person at the screen.
    """

    part_names = (gettext_lazy("day"), gettext_lazy("month"), gettext_lazy("year"))
    part_errors = (
        gettext_lazy("Write the day as a number from 1 to 31."),
        gettext_lazy("Write the month as a number from 1 to 12."),
        gettext_lazy("Write the year with four digits, for example 1985."),
    )

    def __init__(self, *, autocomplete: str = "bday", **kwargs: Any) -> None:
        super().__init__(widget=ThreePartDateWidget(autocomplete), **kwargs)

    def to_python(self, value: PartialDate | Sequence[str | None] | None) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        parts = [str(part or "").strip() for part in value]
        if not any(parts):
            return None
        if (together := TOGETHER.fullmatch(parts[0])) and not any(parts[1:]):
            parts = list(together.groups())
        known = [part if part.strip("0") else "" for part in parts]
        missing = [2] if not parts[2] else [1] if known[0] and not known[1] else []
        if missing:
            names = ", ".join(str(self.part_names[index]) for index in missing)
            raise PartsError(_("Also fill in: %(parts)s.") % {"parts": names}, missing)
        wrong = [i for i, part in enumerate(parts) if (known[i] or i == 2) and not fits(i, part)]
        if wrong:
            raise ValidationError([PartsError(self.part_errors[index], [index]) for index in wrong])
        return self._date(*(int(part) if part else None for part in known))

    def _date(self, day: int | None, month: int | None, year: int | None) -> PartialDate:
        assert year is not None
        if not FIRST_DAY.year <= year <= LAST_DAY.year:
            reach = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
            text = _("Write the year in four digits, from %(first)d to %(last)d.")
            raise PartsError(text % reach, [2])
        try:
            return PartialDate(year, month, day)
        except ValueError:
            words = {"day": day, "month": MONTHS[month or 1], "year": year}
            text = _("%(day)s %(month)s %(year)s does not exist. Look at the day and the month.")
            raise PartsError(text % words, [0, 1]) from None


def fits(index: int, part: str) -> bool:
    """Whether a part can be a day (0), a month (1) or a year of four digits (2)."""
    if not (part.isascii() and part.isdigit()):
        return False
    if index == 2:
        return len(part) == 4 and part[0] != "0"
    return len(part) <= 2 and 1 <= int(part) <= (31, 12)[index]
