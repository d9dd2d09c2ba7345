"""A date of which the day, or the day and the month, may be unknown."""

import calendar
import re
from datetime import date, timedelta

import pytest
from django.utils import translation

from interwonen.core.partial_dates import WRITTEN, PartialDate


@pytest.mark.parametrize(
    ("known", "words", "written"),
    [
        (PartialDate(1960), "1960, dag en maand onbekend", "1960-00-00"),
        (PartialDate(1960, 5), "mei 1960, dag onbekend", "1960-05-00"),
        (PartialDate(1960, 5, 7), "7 mei 1960", "1960-05-07"),
    ],
)
def test_in_words_and_as_it_is_kept(known, words, written):
    with translation.override("nl"):
        assert str(known) == words
    assert known.isoformat() == written
    assert PartialDate.parse(written) == known


@pytest.mark.parametrize("parts", [(1960, None, 7), (1961, 2, 29), (1960, 13), (0,)])
def test_what_cannot_be_is_no_date(parts):
    with pytest.raises(ValueError, match="month|day|year"):
        PartialDate(*parts)


def test_the_days_that_it_can_be():
    leap, month = PartialDate(1960, 2), PartialDate(1960)
    assert (leap.earliest, leap.latest, leap.whole) == (date(1960, 2, 1), date(1960, 2, 29), None)
    assert (month.earliest, month.latest) == (date(1960, 1, 1), date(1960, 12, 31))
    assert PartialDate.on(date(1960, 5, 7)).whole == date(1960, 5, 7)


@pytest.mark.parametrize(
    ("known", "ages"),
    [
        (PartialDate(1960), (60, 61)),
        (PartialDate(1960, 6), (61, 61)),
        (PartialDate(1960, 7), (60, 60)),
        (PartialDate(1960, 6, 30), (61, 61)),
    ],
)
def test_the_ages_that_it_allows(known, ages):
    assert known.ages(date(2021, 6, 30)) == ages


def test_the_database_knows_each_day_of_the_years_and_no_other():
    pattern, day = re.compile(WRITTEN), date(1900, 1, 1)
    while day.year < 2100:
        assert pattern.match(day.isoformat())
        day += timedelta(days=1)
    for year in range(1900, 2100):
        for month in range(1, 13):
            last = calendar.monthrange(year, month)[1]
            assert pattern.match(f"{year}-{month:02}-00")
            assert not pattern.match(f"{year}-{month:02}-{last + 1:02}")
    for wrong in ("1899-01-01", "2100-01-01", "1960-00-07", "1960-13-00", "1960-5-7", ""):
        assert not pattern.match(wrong)
