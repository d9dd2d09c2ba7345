"""The clock, quarters and Dutch working days."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.long_work_process import environment_apart
from interwonen.core.management.commands.demo import go_on_after_the_last_change
from interwonen.core.quarters import Quarter
from interwonen.core.working_days import (
    EQUATED_DAYS,
    counts_in_terms,
    end_of_term,
    end_of_working_days,
    is_working_day,
)
from tests.factories import system
from tests.house.sources import ROOT


def test_a_demonstration_fixes_the_date(settings):
    settings.CLOCK_DATE, settings.CLOCK_TIME = date(2021, 6, 30), None
    assert clock.today() == date(2021, 6, 30)
    assert clock.now().utcoffset().total_seconds() == 7200  # summer time in Amsterdam


def test_a_fixed_time_of_day_runs_on(settings):
    settings.CLOCK_DATE, settings.CLOCK_TIME = date(2021, 1, 31), time(9, 30)
    earlier, later = clock.now(), clock.now()
    assert earlier < later
    assert earlier.date() == date(2021, 1, 31)
    assert earlier.time() > time(9, 30)
    assert earlier.utcoffset().total_seconds() == 3600  # winter time


@pytest.fixture
def demonstration(settings, monkeypatch):
    """The clock of a demonstration that began at half past nine, on a day of its own."""
    monkeypatch.setattr(clock, "_started", timezone.now())
    settings.CLOCK_DATE, settings.CLOCK_TIME = date(2021, 7, 2), time(9, 30)


def test_a_demonstration_never_goes_back_to_before_its_last_change(demonstration, pilot):
    start = clock.now()
    pilot._history_date = start + timedelta(hours=5)
    save_as(pilot, by=system())
    go_on_after_the_last_change()
    assert timedelta(hours=5) <= clock.now() - start < timedelta(hours=6)


def test_an_earlier_change_leaves_the_clock_of_a_demonstration(demonstration, pilot):
    start = clock.now()
    go_on_after_the_last_change()
    assert clock.now() - start < timedelta(hours=1)


def test_a_process_apart_goes_on_in_the_time_of_the_demonstration(demonstration):
    clock.go_on_from(clock.now() + timedelta(hours=2))
    before = clock.now()
    settings_there = {
        "DATABASE_URL": "postgresql://unused/unused",
        "DJANGO_SETTINGS_MODULE": "interwonen.settings",
        "INTERWONEN_CLOCK": "2021-07-02",
        "INTERWONEN_SECRET_KEY": "unused",
        "INTERWONEN_LOG_KEYS": "unused",
    }
    ask = "from interwonen.core import clock; print(clock.now().isoformat())"
    there = subprocess.run(
        [sys.executable, "-c", ask],
        env={**environment_apart(), **settings_there},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert before <= datetime.fromisoformat(there.stdout.strip()) < before + timedelta(minutes=10)


def test_without_a_fixed_date_the_clock_runs(settings):
    settings.CLOCK_DATE = None
    assert clock.today().year >= 2026


def test_a_quarter_knows_its_days():
    quarter = Quarter.parse("2021-Q2")
    assert (quarter.starts_on, quarter.ends_on) == (date(2021, 4, 1), date(2021, 6, 30))
    assert Quarter.parse("2021-Q4").next == Quarter(2022, 1)
    assert Quarter.containing(date(2021, 3, 31)) == Quarter(2021, 1)


@pytest.mark.parametrize("text", ["2021", "2021-Q5", "2021Q2", "q2-2021", "", "0000-Q1", "9999-Q4"])
def test_an_unknown_quarter_is_refused(text):
    with pytest.raises(ValueError, match="quarter"):
        Quarter.parse(text)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2021, 4, 1), 1, date(2021, 4, 6)),  # Good Friday, weekend, Easter Monday
        (date(2021, 4, 26), 1, date(2021, 4, 28)),  # King's Day
        (date(2021, 5, 4), 1, date(2021, 5, 6)),  # 5 May, also outside lustrum years
        (date(2021, 5, 12), 1, date(2021, 5, 17)),  # Ascension Day and the Friday after it
        (date(2021, 5, 21), 1, date(2021, 5, 25)),  # Whit Monday
        (date(2021, 12, 24), 1, date(2021, 12, 27)),  # Christmas in a weekend
        (date(2021, 6, 5), 5, date(2021, 6, 11)),  # received on a Saturday
    ],
)
def test_working_days_skip_weekends_and_dutch_holidays(start, days, end):
    assert end_of_working_days(start, days) == end


def test_a_statutory_term_that_ends_on_a_holiday_moves_on():
    assert end_of_term(date(2021, 4, 2)) == date(2021, 4, 6)
    assert end_of_term(date(2021, 6, 30)) == date(2021, 6, 30)


@pytest.mark.parametrize(
    ("ends_on", "moves_to"),
    [
        (date(2021, 5, 14), date(2021, 5, 17)),  # the Friday after Ascension
        (date(2024, 12, 27), date(2024, 12, 30)),  # between Christmas and a weekend
        (date(2026, 1, 2), date(2026, 1, 5)),  # between New Year's Day and a weekend
        (date(2029, 5, 11), date(2029, 5, 14)),  # before there is a decree for that year
    ],
)
def test_a_term_never_ends_on_a_day_equated_with_a_holiday(ends_on, moves_to):
    assert end_of_term(ends_on) == moves_to


def test_a_day_equated_with_a_holiday_is_a_working_day_in_all_else():
    days = [day for decree in EQUATED_DAYS.values() for day in decree]
    assert len(set(days)) == len(days) == 20
    assert all(is_working_day(day) and not counts_in_terms(day) for day in days)
