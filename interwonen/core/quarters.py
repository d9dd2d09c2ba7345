"""Calendar quarters: parse them, name them, know their first and last day."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from interwonen.core.spans import ONE_DAY

_PATTERN = re.compile(r"(2\d{3})-Q([1-4])", re.ASCII)


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter, 1 to 4 of a year; both its days are inclusive."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read "2021-Q2", of the years 2000 to 2999; raises ValueError on anything else."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"unknown quarter {text!r}; write it as 2021-Q2")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def containing(cls, day: date) -> "Quarter":
        """The quarter that `day` falls in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def starts_on(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_on(self) -> date:
        return self.next.starts_on - ONE_DAY

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def label(self) -> str:
        """In words: "second quarter of 2021"."""
        names = {
            1: _("first quarter"),
            2: _("second quarter"),
            3: _("third quarter"),
            4: _("fourth quarter"),
        }
        return _("%(quarter)s of %(year)d") % {"quarter": names[self.number], "year": self.year}

    @property
    def short_label(self) -> str:
        """For above a column: "Q2 2021"."""
        return _("Q%(number)d %(year)d") % {"number": self.number, "year": self.year}

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


class QuarterConverter:
    """`<quarter:quarter>` in a URL gives a Quarter."""

    regex = r"2[0-9]{3}-Q[1-4]"

    def to_python(self, value: str) -> Quarter:
        return Quarter.parse(value)

    def to_url(self, value: Quarter) -> str:
        return str(value)
