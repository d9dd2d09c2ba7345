"""Months are counted as PostgreSQL counts them."""

from datetime import date

import pytest
from django.db import connection

from interwonen.core.periods import months_later, months_of

CASES = [
    (date(2021, 1, 31), 1, date(2021, 2, 28)),
    (date(2020, 1, 31), 1, date(2020, 2, 29)),
    (date(2021, 1, 31), -1, date(2020, 12, 31)),
    (date(2021, 3, 31), -1, date(2021, 2, 28)),
    (date(2020, 2, 29), 12, date(2021, 2, 28)),
    (date(2020, 2, 29), -12, date(2019, 2, 28)),
    (date(2020, 2, 29), 48, date(2024, 2, 29)),
    (date(2021, 8, 31), 6, date(2022, 2, 28)),
    (date(2022, 3, 1), -3, date(2021, 12, 1)),
    (date(2021, 12, 15), 1, date(2022, 1, 15)),
    (date(2021, 6, 30), 0, date(2021, 6, 30)),
    (date(2021, 1, 1), -25, date(2018, 12, 1)),
]


@pytest.mark.parametrize(("day", "months", "expected"), CASES)
def test_a_day_so_many_months_later_or_earlier(day, months, expected):
    assert months_later(day, months) == expected


def test_the_database_counts_the_same(db):
    with connection.cursor() as cursor:
        for day, months, expected in CASES:
            cursor.execute("SELECT (%s::date + make_interval(months => %s))::date", [day, months])
            assert cursor.fetchone() == (expected,)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2021, 11, 30), date(2022, 1, 1), [(2021, 11), (2021, 12), (2022, 1)]),
        (date(2021, 6, 15), date(2021, 6, 15), [(2021, 6)]),
        (date(2021, 6, 15), date(2021, 5, 31), []),
    ],
)
def test_the_months_that_hold_some_days(first, last, months):
    assert list(months_of(first, last)) == [date(*month, 1) for month in months]
