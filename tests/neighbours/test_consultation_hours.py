"""Telephone consultation hours: planned once or every week, changed, cancelled."""

from datetime import date, time

import pytest
from django.db import IntegrityError, connection

from interwonen.core.versions import Overtaken, version_of
from neighbours.actions.consultation_hours import cancel_hour, change_hour, plan_hours
from neighbours.models import Call, ConsultationHour
from tests.consultation_hour_factories import (
    THURSDAY,
    WELL_KNOWN,
    at,
    make_booking,
    make_call,
    make_call_back,
    make_hour,
)
from tests.factories import make_pilot, make_role, make_user, system
from tests.refusals import breaks, refused_by

FACTS = {
    "opens_at": time(16),
    "closes_at": time(18),
    "slot_minutes": 10,
    "telephone": "",
}


def changed(hour, **facts):
    about = {"day": hour.day, "staff": [], "today": date(2021, 3, 25), "by": system()}
    return change_hour(hour=hour, **{**FACTS, **about, "confirmed": WELL_KNOWN, **facts})


def test_an_hour_is_planned_with_its_staff_and_slots(pilot):
    officer = make_user(role="contact_officer", pilot=pilot)
    hour = make_hour(pilot, staff=[officer], slot_minutes=25, confirmed=())
    assert list(hour.staff.all()) == [officer]
    assert hour.slots == [time(16), time(16, 25), time(16, 50), time(17, 15)]


def test_other_times_that_leave_a_call_outside_are_asked_about(pilot):
    hour = make_hour(pilot)
    make_call(hour, came_at=time(16, 5))
    make_booking(hour, slot_at=time(17, 40), now=at(17))
    rule = "neighbours_consultationhour_calls_in_it"
    with breaks(rule, field="opens_at"):
        changed(hour, opens_at=time(17))
    assert changed(hour, opens_at=time(16, 30)).opens_at == time(16, 30)
    late = changed(hour, opens_at=time(17), confirmed=[*WELL_KNOWN, rule])
    assert late.opens_at == time(17)
    assert changed(hour, opens_at=time(17), telephone="0591 000000").telephone  # asked once


def test_a_weekly_series_leaves_public_holidays_out(pilot):
    make_hour(pilot, day=date(2021, 4, 22), repeat_until=date(2021, 5, 20))
    days = ConsultationHour.objects.order_by("day").values_list("day", flat=True)
    # 13 May 2021 is Ascension Day.
    assert [(day.month, day.day) for day in days] == [(4, 22), (4, 29), (5, 6), (5, 20)]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2021, 3, 24)}, "neighbours_consultationhour_ahead"),
        ({"day": date(2021, 4, 2)}, "neighbours_consultationhour_no_working_day"),
        ({"day": date(2021, 4, 3)}, "neighbours_consultationhour_no_working_day"),
        ({}, "neighbours_consultationhour_nobody_answers"),
    ],
)
def test_a_doubt_is_asked_and_may_be_confirmed(pilot, facts, rule):
    others = [name for name in WELL_KNOWN if name != rule]
    with breaks(rule):
        make_hour(pilot, **facts, confirmed=others)
    assert not ConsultationHour.objects.exists()
    make_hour(pilot, **facts)
    assert ConsultationHour.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2022, 3, 2)}, "neighbours_consultationhour_in_period"),
        ({"day": date(2020, 2, 28)}, "neighbours_consultationhour_in_period"),
        ({"closes_at": time(16)}, "neighbours_consultationhour_closes_after_opening"),
        ({"slot_minutes": 61}, "neighbours_consultationhour_slot_minutes"),
        ({"closes_at": time(16, 9)}, "neighbours_consultationhour_slot_fits"),
        ({"repeat_until": date(2021, 3, 31)}, "neighbours_consultationhour_series_order"),
        (
            {"day": date(2021, 4, 2), "repeat_until": date(2021, 4, 3)},
            "neighbours_consultationhour_series_not_empty",
        ),
        ({"repeat_until": date(2022, 3, 4)}, "neighbours_consultationhour_in_period"),
    ],
)
def test_it_refuses_an_hour_that_cannot_be_and_plans_nothing(pilot, facts, rule):
    with breaks(rule):
        make_hour(pilot, **facts)
    assert not ConsultationHour.objects.exists()


def test_staff_must_be_allowed_to_record_calls_that_day(pilot):
    with breaks("neighbours_consultationhour_staff_may_log", field="staff"):
        make_hour(pilot, staff=[make_user(role="counsellor", pilot=pilot)])
    assert not ConsultationHour.objects.exists()


def test_staff_must_be_allowed_on_every_day_of_a_series(pilot):
    leaves = make_user()
    make_role(leaves, pilot, "contact_officer", ends_on=date(2021, 4, 14))
    with breaks("neighbours_consultationhour_staff_may_log", field="staff"):
        make_hour(pilot, staff=[leaves], repeat_until=date(2021, 4, 15))
    assert not ConsultationHour.objects.exists()
    make_hour(pilot, staff=[leaves], repeat_until=date(2021, 4, 8))
    assert ConsultationHour.objects.count() == 2


def test_a_series_costs_no_more_with_more_people_who_answer(pilot, count_queries):
    staff = [make_user(role="contact_officer", pilot=pilot) for _ in range(5)]

    def plan(people, **facts):
        return count_queries(lambda: make_hour(pilot, staff=people, **facts))

    first = plan(staff[:1], repeat_until=date(2021, 4, 29))
    then = plan(staff, day=date(2021, 5, 6), repeat_until=date(2021, 6, 10))
    assert ConsultationHour.objects.count() == 10  # without Ascension Day
    assert then == first


def test_two_hours_of_one_pilot_do_not_overlap(pilot):
    first = make_hour(pilot)
    make_hour(pilot, opens_at=time(18), closes_at=time(19))
    make_hour(make_pilot())
    with breaks("neighbours_consultationhour_one_at_a_time", field="opens_at"):
        make_hour(pilot, opens_at=time(17), closes_at=time(19))
    cancel_hour(hour=first, reason="Ziek", by=system())
    make_hour(pilot, opens_at=time(16), closes_at=time(18))


def test_an_hour_is_changed_and_the_second_of_two_is_overtaken(pilot):
    hour = make_hour(pilot)
    seen = version_of(hour)
    assert changed(hour, closes_at=time(17)).closes_at == time(17)
    with pytest.raises(Overtaken):
        changed(hour, closes_at=time(19), version=seen)
    with breaks("neighbours_consultationhour_ahead"):
        changed(hour, day=date(2021, 3, 22), confirmed=WELL_KNOWN[1:])
    hour.refresh_from_db()
    assert (hour.day, hour.closes_at) == (THURSDAY, time(17))


def test_an_hour_with_calls_is_not_moved_to_a_day_to_come(pilot):
    hour = make_hour(pilot)
    make_booking(hour)
    changed(hour, day=date(2021, 4, 8), today=THURSDAY)
    changed(hour, day=THURSDAY, today=THURSDAY)
    make_call(hour)
    with breaks("neighbours_consultationhour_calls_came", field="day"):
        changed(hour, day=date(2021, 4, 8), today=THURSDAY)
    hour.refresh_from_db()
    assert hour.day == THURSDAY
    assert changed(hour, day=date(2021, 3, 31), today=THURSDAY).day == date(2021, 3, 31)


def test_an_appointment_stays_within_its_hour(pilot):
    hour = make_hour(pilot)
    make_booking(hour)
    with breaks("neighbours_call_in_a_slot"):
        changed(hour, opens_at=time(17))
    with breaks("neighbours_call_in_a_slot"):
        changed(hour, slot_minutes=20)
    changed(hour, slot_minutes=5)


def test_cancelling_asks_to_ring_who_has_an_appointment(pilot):
    hour = make_hour(pilot)
    booking = make_booking(hour)
    rule = "neighbours_consultationhour_booked_are_told"
    with breaks(rule):
        cancel_hour(hour=hour, reason="Ziek", by=system())
    assert ConsultationHour.objects.get().cancelled_because == ""
    cancel_hour(hour=hour, reason="Ziek", by=system(), confirmed=[rule])
    assert ConsultationHour.objects.get().cancelled_because == "Ziek"
    assert list(Call.objects.to_call_back()) == [booking]
    with breaks("neighbours_consultationhour_still_goes_on"):
        changed(hour)
    with breaks("neighbours_consultationhour_still_goes_on"):
        cancel_hour(hour=hour, reason="Ziek", by=system())
    with breaks("neighbours_call_hour_goes_on"):
        make_call(hour)
    with breaks("neighbours_call_hour_goes_on"):
        make_booking(hour)


def test_an_hour_with_calls_or_without_a_reason_is_not_cancelled(pilot):
    hour = make_hour(pilot)
    with breaks("neighbours_consultationhour_cancelled_says_why", field="reason"):
        cancel_hour(hour=hour, reason=" ", by=system())
    make_call(hour)
    with breaks("neighbours_call_hour_goes_on"):
        cancel_hour(hour=hour, reason="Ziek", by=system())
    assert not ConsultationHour.objects.get().is_cancelled


def test_each_hour_counts_its_calls(pilot):
    hour = make_hour(pilot)
    make_call(hour)
    make_call(hour, outcome="missed", handling="", note="")
    make_call_back(hour)
    make_booking(hour)
    row = ConsultationHour.objects.with_counts().get()
    counted = (row.taken, row.missed, row.call_back, row.called_back, row.booked)
    assert counted == (1, 1, 1, 0, 1)


HOUR, CALL = "neighbours_consultationhour", "neighbours_call"


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        (f"UPDATE {HOUR} SET day = '2022-03-02'", f"{HOUR}_in_period"),
        (f"UPDATE {HOUR} SET closes_at = '15:00'", f"{HOUR}_closes_after_opening"),
        (f"UPDATE {HOUR} SET slot_minutes = 4", f"{HOUR}_slot_minutes"),
        (f"UPDATE {HOUR} SET closes_at = '16:05'", f"{HOUR}_slot_fits"),
        (f"UPDATE {HOUR} SET cancelled_because = ' '", f"{HOUR}_cancelled_says_why"),
        (f"UPDATE {HOUR} SET cancelled_because = 'x'", f"{CALL}_hour_goes_on"),
        (f"UPDATE {HOUR} SET opens_at = '16:05'", f"{CALL}_in_a_slot"),
        (
            f"INSERT INTO {HOUR} (pilot_id, day, opens_at, closes_at, slot_minutes, telephone,"
            f" cancelled_because) SELECT pilot_id, day, '17:00', '19:00', 10, '', '' FROM {HOUR}",
            f"{HOUR}_one_at_a_time",
        ),
        (f"UPDATE {CALL} SET slot_at = '16:15'", f"{CALL}_in_a_slot"),
        (f"UPDATE {CALL} SET slot_at = NULL", f"{CALL}_has_time"),
        (f"UPDATE {CALL} SET outcome = 'talk'", f"{CALL}_known_outcome"),
        (
            f"UPDATE {CALL} SET called_back_at = '2021-04-01'",
            "neighbours_call_called_back_by_someone",
        ),
        (f"UPDATE {CALL} SET withdrawn_because = ' '", "neighbours_call_withdrawal_says_why"),
        (f"UPDATE {CALL} SET kind_id = 'origin.street'", f"{CALL}_kind_from_list"),
        (f"UPDATE {CALL} SET category_id = 'origin.street'", f"{CALL}_category_from_list"),
        (
            f"INSERT INTO {CALL} (hour_id, outcome, slot_at, caller_name, telephone, note,"
            " logged_by_id, withdrawn_because, tries)"
            f" SELECT hour_id, outcome, slot_at, '', '', '', logged_by_id, '', 0 FROM {CALL}",
            f"{CALL}_one_per_slot",
        ),
        ("DELETE FROM neighbours_historicalcall", "never changed or deleted"),
    ],
)
def test_the_database_refuses_it_too(pilot, sql, rule):
    make_booking(make_hour(pilot))
    with pytest.raises(IntegrityError, match=rule), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("kind_id = 'contact_kind.complaint'", f"{CALL}_always_recorded"),
        ("category_id = 'report_category.threat'", f"{CALL}_always_recorded"),
        (
            "withdrawn_because = 'x', caller_name = 'Jannie'",
            "neighbours_call_withdrawn_without_name",
        ),
    ],
)
def test_the_database_refuses_it_of_a_call_that_was_answered(pilot, change, rule):
    make_call(make_hour(pilot))
    assert refused_by(f"UPDATE {CALL} SET {change}", []) == rule


@pytest.mark.parametrize("change", ["cancelled_because = ''", "day = '2021-04-02'"])
def test_the_database_leaves_a_cancelled_hour_as_it_was(pilot, change):
    cancel_hour(hour=make_hour(pilot), reason="Ziek.", by=system())
    refused = refused_by(f"UPDATE {HOUR} SET {change}", [])
    assert refused == "neighbours_consultationhour_still_goes_on"


def test_plan_hours_gives_all_of_a_series(pilot):
    hours = plan_hours(
        pilot=pilot,
        day=THURSDAY,
        repeat_until=date(2021, 4, 15),
        staff=[],
        today=THURSDAY,
        by=system(),
        confirmed=WELL_KNOWN,
        **FACTS,
    )
    assert [hour.day.day for hour in hours] == [1, 8, 15]
