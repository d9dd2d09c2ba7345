"""The day book of the support point: hours, staff and visits that nobody has to sign for."""

from datetime import date, time

import pytest
from django.db import IntegrityError, connection

from interwonen.core.versions import Overtaken, version_of
from neighbours.actions.support_point import change_day, take_back_walk_in
from neighbours.models import SupportPointDay, WalkIn
from tests.day_book_factories import make_day, make_visit
from tests.factories import TODAY, make_user, system, term
from tests.refusals import breaks

OPEN = {"opens_at": time(9, 0), "closes_at": time(17, 0)}
SUNDAY = date(2021, 6, 27)


def changed(row: SupportPointDay, **facts) -> SupportPointDay:
    about = {"staff": [], "remarks": "", "today": TODAY, "by": system()}
    return change_day(row=row, **{**OPEN, **about, **facts})


def test_a_day_is_written_down_with_its_staff(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    row = make_day(pilot, staff=[counsellor])
    assert (row.opens_at, row.closes_at) == (time(9, 0), time(17, 0))
    assert list(row.staff.all()) == [counsellor]


def test_a_visit_is_counted_to_the_minute_and_without_a_name(pilot):
    visit = make_visit(pilot, "neighbour", topic=term("walk_in_topic.talk"))
    assert (visit.who, visit.came_at, visit.day.day) == ("neighbour", time(14, 32), TODAY)
    assert visit.day.opens_at == time(9, 0)
    assert make_visit(pilot, day=date(2021, 6, 29)).came_at is None
    points_at = {field.name for field in WalkIn._meta.get_fields() if field.is_relation}
    assert points_at == {"day", "topic"}


def test_the_last_visit_of_a_kind_is_taken_back_and_its_history_stays(pilot):
    kept, wrong = make_visit(pilot), make_visit(pilot)
    take_back_walk_in(pilot=pilot, day=TODAY, who="resident", by=system())
    assert list(WalkIn.objects.all()) == [kept]
    assert WalkIn.history.filter(id=wrong.pk, history_type="-").exists()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2021, 7, 1)}, "neighbours_supportpointday_not_ahead"),
        ({"day": date(2021, 2, 26)}, "neighbours_supportpointday_in_period"),
        ({"closes_at": time(9, 0)}, "neighbours_supportpointday_closes_after_opening"),
        ({"closes_at": None}, "neighbours_supportpointday_closes_after_opening"),
        (
            {"opens_at": None, "closes_at": None, "remarks": " "},
            "neighbours_supportpointday_closed_says_why",
        ),
    ],
)
def test_it_refuses_a_day_that_cannot_be(pilot, facts, rule):
    with breaks(rule):
        make_day(pilot, **facts)
    assert not SupportPointDay.objects.exists()


def test_it_refuses_a_day_twice_and_staff_without_a_role(pilot):
    make_day(pilot)
    with breaks("neighbours_supportpointday_once"):
        make_day(pilot)
    stranger = make_user(role="case_manager", pilot=pilot)
    with breaks("neighbours_supportpointday_staff_of_pilot"):
        make_day(pilot, day=date(2021, 6, 29), staff=[stranger])
    assert SupportPointDay.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2021, 7, 1)}, "neighbours_supportpointday_not_ahead"),
        ({"day": date(2021, 2, 26)}, "neighbours_supportpointday_in_period"),
        ({"day": SUNDAY}, "neighbours_walkin_on_open_day"),
        ({"day": date(2021, 5, 13)}, "neighbours_walkin_on_open_day"),
    ],
)
def test_it_counts_no_visit_on_a_day_that_is_ahead_outside_or_closed(pilot, facts, rule):
    with breaks(rule):
        make_visit(pilot, **facts)
    assert not WalkIn.objects.exists()
    assert not SupportPointDay.objects.exists()


def test_there_must_be_a_visit_to_take_back(pilot):
    make_visit(pilot, "neighbour")
    with breaks("neighbours_walkin_to_take_back"):
        take_back_walk_in(pilot=pilot, day=TODAY, who="resident", by=system())
    assert WalkIn.objects.count() == 1


def test_a_sunday_can_be_opened_and_a_day_with_visits_not_closed(pilot):
    row = make_day(pilot, day=SUNDAY)
    make_visit(pilot, day=SUNDAY)
    with breaks("neighbours_supportpointday_open_for_walk_ins"):
        changed(row, opens_at=None, closes_at=None, remarks="Ziek.")
    assert SupportPointDay.objects.get().is_open


def test_the_second_of_two_who_change_a_day_is_overtaken(pilot):
    row = make_day(pilot)
    seen = version_of(row)
    changed(row, closes_at=time(16, 0))
    with pytest.raises(Overtaken):
        changed(row, closes_at=time(15, 0), version=seen)
    assert SupportPointDay.objects.get().closes_at == time(16, 0)


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("UPDATE neighbours_supportpointday SET day = '2021-02-26'", "_in_period"),
        ("UPDATE neighbours_supportpointday SET closes_at = '08:00'", "_closes_after_opening"),
        (
            "UPDATE neighbours_supportpointday SET opens_at = NULL, remarks = 'x'",
            "_closes_after_opening",
        ),
        (
            "UPDATE neighbours_supportpointday SET opens_at = NULL, closes_at = NULL",
            "_closed_says_why",
        ),
        (
            "UPDATE neighbours_supportpointday SET opens_at = NULL, closes_at = NULL, remarks = 'x'",
            "_open_for_walk_ins",
        ),
        ("UPDATE neighbours_walkin SET who = 'dog'", "neighbours_walkin_known_who"),
        ("UPDATE neighbours_walkin SET topic_id = 'origin.street'", "walkin_topic_from_list"),
        ("DELETE FROM neighbours_historicalwalkin", "never changed or deleted"),
    ],
)
def test_the_database_refuses_it_too(pilot, sql, rule):
    make_visit(pilot)
    with pytest.raises(IntegrityError, match=rule), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_counts_no_visit_on_a_closed_day(pilot):
    row = make_day(pilot, opens_at=None, closes_at=None, remarks="Ziek.")
    with (
        pytest.raises(IntegrityError, match="neighbours_walkin_on_open_day"),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO neighbours_walkin (day_id, who) VALUES (%s, 'resident')", [row.pk]
        )
