"""A date of which the day, or the day and the month, may be unknown: a person's date of birth."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

# As the register of persons (BRP) writes a date: zeros are unknown, as in 1960-05-00 and 1960-00-00.
_LEAP = "((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29"
_DAYS = (
    "(00-00|(0[1-9]|1[0-2])-(0[0-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
)
WRITTEN = f"^((19|20)[0-9]{{2}}-{_DAYS}|{_LEAP})$"


@dataclass(frozen=True)
class PartialDate:
    """A year, with the month and the day as far as they are known.

    Raises ValueError for a day without a month, and for a day that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def on(cls, day: date) -> "PartialDate":
        """A day of which all is known."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "1960-05-00"; raises ValueError on anything else than year, month and day."""
        year, month, day = (int(part) for part in text.split("-"))
        return cls(year, month or None, day or None)

    def isoformat(self) -> str:
        """As it is kept: "1960-05-00"; zeros are unknown."""
        return f"{self.year:04}-{self.month or 0:02}-{self.day or 0:02}"

    @property
    def whole(self) -> date | None:
        """The day, if all of it is known."""
        return self.earliest if self.day else None

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def ages(self, on: date) -> tuple[int, int]:
        """The lowest and the highest age, in whole years, of who was born then."""
        return age(self.latest, on), age(self.earliest, on)

    def __str__(self) -> str:
        if self.whole:
            return str(date_format(self.whole, "j F Y"))
        if self.month is None:
            return _("%(year)d, day and month unknown") % {"year": self.year}
        words = {"month": MONTHS[self.month], "year": self.year}
        return _("%(month)s %(year)d, day unknown") % words


def age(born: date, on: date) -> int:
    """Whole years; a birthday on 29 February is on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class PartialDateColumn(models.Field):  # type: ignore[type-arg]
    """A PartialDate in one column, which sorts by date; see `is_a_partial_date`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": 10})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value: Any) -> Any:
        return PartialDate.parse(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, PartialDate) else value

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))


def is_a_partial_date(model: str, field: str) -> CheckConstraint:
    """The column of the model, named as in "participants_participant", holds a date that exists."""
    return CheckConstraint(
        name=f"{model}_{field}_exists", condition=Q(**{f"{field}__regex": WRITTEN})
    )
