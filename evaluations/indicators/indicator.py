"""What an indicator is, and the figure that it gives as of a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from statistics import median

from django.db import models
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evaluations.selectors.facts import Facts
from interwonen.access.permissions import Permission
from interwonen.core.money import euros, rounded
from interwonen.core.quarters import Quarter
from interwonen.core.spans import Span

Words = str | Promise
Number = int | float | Fraction
# A share of so few is not said as a percentage.
FEWEST_FOR_A_PERCENTAGE = 10


class Publishing(models.TextChoices):
    """What may leave the house: the classes (a) to (d) of DESIGN section 6."""

    NO_PERSONS = "a", gettext_lazy("Not about persons: may always be published.")
    SEEN_FROM_THE_STREET = (
        "b",
        gettext_lazy(
            "About persons, but a total that tells of nobody: published unless the pilot hides moves."
        ),
    )
    SENSITIVE = "c", gettext_lazy("About persons and sensitive: published only when it is safe.")
    AGREED = "d", gettext_lazy("About a person who agreed to have it told.")


class Subject(models.TextChoices):
    """What figures are about; the order is that of the page."""

    PLACES = "places", gettext_lazy("Places and dwellings")
    FLOW = "flow", gettext_lazy("Referrals, moving in and moving out")
    SUPPORT = "support", gettext_lazy("Support")
    PROGRESS = "progress", gettext_lazy("Goals and progress")
    NEIGHBOURHOOD = "neighbourhood", gettext_lazy("Neighbourhood and support point")
    STEERING = "steering", gettext_lazy("Evaluations and promises")
    MONEY = "money", gettext_lazy("Money")

    @property
    def permission(self) -> Permission:
        """Who may read the figures, beside the evaluations (docs/decisions/48)."""
        of_people = (Subject.FLOW, Subject.SUPPORT, Subject.PROGRESS)
        return Permission.PARTICIPANT_STATUS if self in of_people else Permission.EVALUATION_READ


class Unit(StrEnum):
    """How a figure is said."""

    NUMBER = "number"
    SHARE = "share"  # the numerator of the denominator
    MINUTES = "minutes"  # said in hours
    MEDIAN_DAYS = "median_days"  # of as many people as the denominator says
    CENTS = "cents"  # said in euros
    CENTS_EACH = "cents_each"  # said in euros: the numerator by the denominator


@dataclass(frozen=True)
class Counted:
    """One thing that a figure counts: the row behind the number.

    `amount` is what it adds: 1, or minutes, days, months or cents. `what` names nobody. `record` is
    the name of the page about it, with its key. By `key` a later report recognises it; empty where
    no report prints the figure.
    """

    day: date | None
    what: Words = ""
    amount: Number = 1
    participant: int | None = None
    record: tuple[str, int] | None = None
    key: str = ""


Counting = Callable[[Facts, Span], Sequence[Counted]]


@dataclass(frozen=True)
class Indicator:
    """A figure with its definition: what it counts, out of what, and who may know.

    `code` stays the same for good: frozen figures hold it. `slug` is the Dutch name in addresses.
    `counts` and `out_of` give the rows of a period; `numerator` and `denominator` say in words what
    these are. `of_a_day` is one that says how things are on a day, and not what happened in a
    period. The rows of people are shown to who holds `rows_for` on each.
    """

    code: str
    slug: str
    name: Words
    definition: Words
    subject: Subject
    publishing: Publishing
    numerator: Words
    counts: Counting = field(repr=False)
    denominator: Words = ""
    out_of: Counting | None = field(default=None, repr=False)
    unit: Unit = Unit.NUMBER
    of_a_day: bool = False
    rows_for: Permission = Permission.PARTICIPANT_READ

    @property
    def is_about_people(self) -> bool:
        return self.publishing != Publishing.NO_PERSONS

    @property
    def is_sensitive(self) -> bool:
        return self.publishing == Publishing.SENSITIVE


@dataclass(frozen=True)
class Period:
    """The days that a figure counts, both inclusive; `code` is "day", "quarter" or "start"."""

    code: str
    days: Span
    label: str


def periods_of(indicator: Indicator, as_of: date) -> tuple[Period, ...]:
    """For what periods an indicator gives a figure as of a day: the day, or else the quarter and
    all days up to it, also those before the pilot began."""
    if indicator.of_a_day:
        return (Period("day", Span(as_of, as_of), _("on the day itself")),)
    quarter = Quarter.containing(as_of)
    return (
        Period("quarter", Span(quarter.starts_on, as_of), quarter.label),
        Period("start", Span(date.min, as_of), _("since the start")),
    )


@dataclass(frozen=True)
class Figure:
    """What an indicator gives for a period: `shown` says it in words of the reader's language."""

    indicator: Indicator
    period: Period
    numerator: Number
    denominator: Number | None
    shown: str

    @property
    def counted(self) -> str:
        """The numerator by itself, in words."""
        return said(_ALONE.get(self.indicator.unit, Unit.NUMBER), self.numerator)

    @property
    def out_of(self) -> str:
        """The denominator by itself; empty without one."""
        return "" if self.denominator is None else said(Unit.NUMBER, self.denominator)


# How the numerator of a figure is said by itself, if not as a number.
_ALONE = {Unit.MINUTES: Unit.MINUTES, Unit.CENTS: Unit.CENTS, Unit.CENTS_EACH: Unit.CENTS}


def figure_of(indicator: Indicator, facts: Facts, period: Period) -> Figure:
    """The figure of one period."""
    amounts = [row.amount for row in indicator.counts(facts, period.days)]
    among = None if indicator.out_of is None else indicator.out_of(facts, period.days)
    denominator: Number | None = None if among is None else sum(row.amount for row in among)
    numerator: Number = sum(amounts)
    if indicator.unit == Unit.MEDIAN_DAYS:
        middle = median(map(float, amounts)) if amounts else 0
        numerator = int(middle) if middle == int(middle) else middle
    shown = said(indicator.unit, numerator, denominator or 0, indicator.is_about_people)
    return Figure(indicator, period, numerator, denominator, shown)


def figures_from(indicators: Sequence[Indicator], facts: Facts) -> tuple[Figure, ...]:
    """The figures of some indicators on the day of the facts."""
    return tuple(
        figure_of(indicator, facts, period)
        for indicator in indicators
        for period in periods_of(indicator, facts.as_of)
    )


def said(unit: Unit, numerator: Number, denominator: Number = 0, of_people: bool = False) -> str:
    """A number in words of the reader's language; of few people no percentage."""
    return _SAID[unit](numerator, denominator, of_people)


def _plain(number: Number) -> str:
    """A number as it is written, to the tenth."""
    tenths = number if isinstance(number, int) else round(float(number), 1)
    return number_format(tenths, force_grouping=True)


def _number(number: Number, _among: Number, _of_people: bool) -> str:
    return _plain(number)


def _share(part: Number, whole: Number, of_people: bool) -> str:
    if not whole:
        return _("none yet")
    words = {
        "part": _plain(part),
        "whole": _plain(whole),
        "share": round(100 * part / whole),
    }
    if of_people and whole < FEWEST_FOR_A_PERCENTAGE:
        return _("%(part)s of %(whole)s") % words
    return _("%(part)s of %(whole)s (%(share)d%%)") % words


def _hours(minutes: Number, _among: Number, _of_people: bool) -> str:
    hours = round(float(minutes / 60), 1)  # number_format cuts off
    return ngettext("%(hours)s hour", "%(hours)s hours", 1 if hours == 1 else 2) % {
        "hours": number_format(hours, decimal_pos=0 if hours == int(hours) else 1)
    }


def _median_days(days: Number, times: Number, of_people: bool) -> str:
    if not times:
        return _("none yet")
    in_days = ngettext("%(days)s day", "%(days)s days", 1 if days == 1 else 2) % {
        "days": _plain(days)
    }
    words = {"days": in_days, "number": int(times)}
    if of_people:
        return (
            ngettext("%(days)s (%(number)d person)", "%(days)s (%(number)d people)", int(times))
            % words
        )
    return ngettext("%(days)s (%(number)d time)", "%(days)s (%(number)d times)", int(times)) % words


def _euros(cents: Number, _among: Number, _of_people: bool) -> str:
    return euros(int(cents))


def _euros_each(cents: Number, among: Number, _of_people: bool) -> str:
    return euros(rounded(Fraction(cents) / Fraction(among))) if among else _("none yet")


_SAID: dict[Unit, Callable[[Number, Number, bool], str]] = {
    Unit.NUMBER: _number,
    Unit.SHARE: _share,
    Unit.MINUTES: _hours,
    Unit.MEDIAN_DAYS: _median_days,
    Unit.CENTS: _euros,
    Unit.CENTS_EACH: _euros_each,
}
