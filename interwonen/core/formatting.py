"""Values in words."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def dated(row: models.Model, day: date) -> str:
    """The kind of a record with its date: "session of 10 March 2021"."""
    return _("%(what)s of %(day)s") % {"what": row._meta.verbose_name, "day": in_words(day)}


def natural(name: str) -> list[str | int]:
    """A name to sort by, in which 10 comes after 9."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if part.isdecimal() else part for part in parts]


def months_in_words(months: int) -> str:
    """How long a number of months is: "2 months", and "15 years" for whole years."""
    years, left = divmod(months, 12)
    if years and not left:
        return ngettext("%(number)d year", "%(number)d years", years) % {"number": years}
    return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}


def lower_first(words: str) -> str:
    """The words with a small first letter, as they go on within a sentence; a law keeps its name."""
    return words if words.startswith("Wmo") else words[:1].lower() + words[1:]


def in_a_sentence(label: str) -> str:
    """A label as it is within a sentence: also without what stands between brackets at its end."""
    return lower_first(label.partition(" (")[0])


def in_words(value: Any) -> str:
    """A value of a field in plain words; nothing reads as an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Iterable) and not isinstance(value, str | models.Model):
        return ", ".join(in_words(item) for item in value)
    return str(value)
