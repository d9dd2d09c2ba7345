"""When the support point is open as a rule."""

from datetime import date, time

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

from interwonen.pilots.actions.opening_hours import set_opening_hours
from interwonen.pilots.models import OpeningHours
from interwonen.pilots.selectors.opening_hours import Hours, expected_hours
from tests.factories import make_user, system
from tests.refusals import breaks

WEEK = dict.fromkeys(range(1, 6), (time(10, 0), time(16, 0))) | {6: (None, None), 7: (None, None)}


def test_without_hours_of_its_own_a_pilot_keeps_office_hours(pilot):
    assert expected_hours(pilot, date(2021, 6, 30)) == Hours(time(9, 0), time(17, 0))
    assert "zaterdag" in expected_hours(pilot, date(2021, 6, 26)).reason


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2021, 5, 5), "Bevrijdingsdag"), (date(2021, 5, 24), "Tweede pinksterdag")],
)
def test_on_a_holiday_it_is_closed_and_the_holiday_has_a_name(pilot, day, name):
    hours = expected_hours(pilot, day)
    assert not hours.is_open
    assert name in hours.reason


def test_hours_are_set_per_weekday_and_written_only_when_they_differ(pilot):
    set_opening_hours(pilot=pilot, hours=WEEK, by=system())
    assert expected_hours(pilot, date(2021, 6, 30)) == Hours(time(10, 0), time(16, 0))
    set_opening_hours(pilot=pilot, hours={**WEEK, 5: (time(10, 0), time(12, 0))}, by=system())
    versions = [row.history.count() for row in pilot.opening_hours.all()]
    assert versions == [1, 1, 1, 1, 2, 1, 1]


@pytest.mark.parametrize(
    "times", [(time(9, 0), None), (None, time(9, 0)), (time(9, 0), time(9, 0))]
)
def test_it_refuses_times_out_of_order_and_writes_nothing(pilot, times):
    with breaks("pilots_openinghours_closes_after_opening", field="closes_at_3"):
        set_opening_hours(pilot=pilot, hours={**WEEK, 3: times}, by=system())
    assert not OpeningHours.objects.exists()


@pytest.mark.parametrize(
    "change", ["closes_at = NULL", "opens_at = NULL", "closes_at = '09:00'", "weekday = 8"]
)
def test_the_database_refuses_it_too(pilot, change):
    set_opening_hours(pilot=pilot, hours={1: (time(10, 0), time(16, 0))}, by=system())
    with pytest.raises(IntegrityError, match="pilots_openinghours"), connection.cursor() as cursor:
        cursor.execute(f"UPDATE pilots_openinghours SET {change}")


def test_the_policy_officer_changes_them_on_a_page(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    url = reverse("pilots:opening-hours-change", args=[pilot.slug])
    sent = {f"opens_at_{day}": "09:30" for day in range(1, 6)}
    answer = client.post(url, {**sent, "closes_at_1": "17:00"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["closes_at_2"]
    assert not OpeningHours.objects.exists()
    sent |= {f"closes_at_{day}": "17:00" for day in range(1, 6)}
    assert client.post(url, sent).status_code == 302
    assert expected_hours(pilot, date(2021, 6, 30)).opens_at == time(9, 30)
