"""Working days in the Netherlands."""

from datetime import date, timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)


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


def add_working_days(start: date, days: int) -> date:
    """The date that lies `days` working days after `start`; the start itself does not count."""
    day = start
    while days > 0:
        day += ONE_DAY
        days -= is_working_day(day)
    return day


def on_or_after_working_day(day: date) -> date:
    """`day`, or the next working day when a term would end on a weekend or holiday.

    Source: Algemene termijnenwet, article 1.
    """
    while not is_working_day(day):
        day += ONE_DAY
    return day
