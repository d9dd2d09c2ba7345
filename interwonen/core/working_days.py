"""Working days in the Netherlands."""

from datetime import date
from functools import cache

import holidays

from interwonen.core.spans import ONE_DAY

# The days that a royal decree treats as holidays for the computation of terms (Algemene
# termijnenwet, article 3, third paragraph), by decree. They are ordinary days in all else. A new
# decree comes about every three years.
EQUATED_DAYS = {
    "24 October 2016, no. 2016001827 (BWBR0038666)": (
        date(2017, 4, 28),
        date(2017, 5, 26),
        date(2018, 5, 11),
        date(2018, 12, 24),
        date(2018, 12, 31),
        date(2019, 5, 31),
        date(2019, 12, 27),
    ),
    "20 September 2019": (date(2020, 5, 22), date(2021, 5, 14), date(2022, 5, 27)),
    "on 2023 up to and including 2025": (
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
    ),
    "on 2026 up to and including 2028": (
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    ),
}
_EQUATED = frozenset(day for days in EQUATED_DAYS.values() for day in days)
ASCENSION = "Hemelvaartsdag"


@cache
def public_holidays(year: int) -> dict[date, str]:
    """The days of a year that the Algemene termijnenwet (article 3) treats as holidays, by name.

    Good Friday and 5 May are in that law, and "optional" in the library.
    """
    days = holidays.country_holidays(
        "NL", years=year, categories=("public", "optional"), language="nl"
    )
    return dict(days)


def holiday_name(day: date) -> str:
    """The Dutch name of a public holiday; empty on any other day."""
    return public_holidays(day.year).get(day, "")


def is_public_holiday(day: date) -> bool:
    """Whether `day` is a Dutch public holiday."""
    return day in public_holidays(day.year)


def is_working_day(day: date) -> bool:
    """Whether `day` is neither in a weekend nor a holiday."""
    return day.weekday() < 5 and not is_public_holiday(day)


def is_equated_with_holiday(day: date) -> bool:
    """Whether terms treat `day` as a holiday by decree.

    The Friday after Ascension is one every year, also where the decree is still to come.
    """
    return day in _EQUATED or holiday_name(day - ONE_DAY) == ASCENSION


def counts_in_terms(day: date) -> bool:
    """Whether `day` is a working day for a term: no weekend, holiday, or day equated with one."""
    return is_working_day(day) and not is_equated_with_holiday(day)


def end_of_working_days(start: date, days: int) -> date:
    """The last day of a term of `days` working days after `start`, which itself does not count."""
    day = start
    while days > 0:
        day += ONE_DAY
        days -= counts_in_terms(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many days after `first`, up to and including `last`, count in a term."""
    days = (first + ONE_DAY * number for number in range(1, (last - first).days + 1))
    return sum(counts_in_terms(day) for day in days)


def end_of_term(day: date) -> date:
    """`day`, or the next working day when a term would end on a weekend or holiday.

    Source: Algemene termijnenwet, articles 1 and 3.
    """
    while not counts_in_terms(day):
        day += ONE_DAY
    return day
