"""Rows of several models come in one query, as rows of a plain dataclass."""

from dataclasses import dataclass
from datetime import date, time

from interwonen.core.packed_rows import packed, unpacked
from interwonen.pilots.models import Pilot
from neighbours.models import SupportPointDay
from tests.day_book_factories import make_day


@dataclass(frozen=True)
class Day:
    name: str
    day: date
    opens_at: time | None
    number: int = 0


def test_rows_come_in_order_with_their_dates_and_times(pilot, count_queries):
    make_day(pilot, day=date(2021, 6, 2), opens_at=None, closes_at=None, remarks="Dicht")
    make_day(pilot, day=date(2021, 6, 1), opens_at=time(9, 30), closes_at=time(17))
    days = packed(
        SupportPointDay.objects.of_pilot(pilot).order_by("day"),
        name="remarks",
        day="day",
        opens_at="opens_at",
    )

    def read():
        return Pilot.objects.values(days=days).get(pk=pilot.pk)["days"]

    assert count_queries(read) == 1
    assert unpacked(Day, read()) == (
        Day("", date(2021, 6, 1), time(9, 30)),
        Day("Dicht", date(2021, 6, 2), None),
    )


def test_no_rows_are_no_rows(pilot):
    rows = SupportPointDay.objects.of_pilot(pilot)
    asked = {"days": packed(rows, day="day"), "never": packed(rows.none(), day="day")}
    found = Pilot.objects.values(**asked).get(pk=pilot.pk)
    assert unpacked(Day, found["days"]) == unpacked(Day, found["never"]) == ()
