"""Correct a call or an appointment; what became an enquiry is corrected there."""

from datetime import date, time

import pytest
from django.db import connection

from interwonen.core.versions import Overtaken, version_of
from neighbours.actions.consultation_hours_bookings import change_booking
from neighbours.actions.consultation_hours_calls import (
    call_back,
    change_call,
    change_time,
    withdraw_call,
)
from neighbours.models import Call, Enquiry
from tests.consultation_hour_factories import (
    asked,
    at,
    make_booking,
    make_call,
    make_call_back,
)
from tests.factories import system, term
from tests.refusals import breaks, refused_by


def corrected(call, **facts):
    about = {"outcome": "taken", "came_at": time(16, 5), "note": "", "now": at(19), "by": system()}
    return change_call(call=call, **{**about, "handling": "answered", **facts})


def timed(call, **facts):
    return change_time(
        call=call, **{"came_at": time(16, 7), "now": at(19), "by": system(), **facts}
    )


def moved(call, **facts):
    about = {"slot_at": time(17), "telephone": "0591 000001", "now": at(9), "by": system()}
    return change_booking(call=call, **{**about, **facts})


def rows(table) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {table}::text FROM {table}")
        return str(cursor.fetchall())


def test_a_call_is_corrected(hour):
    call = make_call(hour)
    seen = version_of(call)
    assert corrected(call, outcome="missed").outcome == "missed"
    with pytest.raises(Overtaken):
        corrected(call, version=seen)


def test_a_call_that_was_answered_after_all_was_not_called_back(hour):
    waits = make_call_back(hour)
    call_back(call=waits, now=at(19), by=system(), handling="answered")
    assert corrected(waits).called_back_by is None


@pytest.mark.parametrize("kind", ["complaint", "objection"])
def test_a_call_corrected_into_what_must_be_answered_becomes_an_enquiry(hour, kind):
    call = make_call(hour, note="Hoe lang?", caller_name="Fictief Buur")
    facts = {"kind": term(f"contact_kind.{kind}"), "note": "Over de brief.", "now": at(19)}
    with breaks("neighbours_call_always_recorded", field="handling"):
        corrected(call, **facts)
    assert not Enquiry.objects.exists()
    known = {"caller_name": "Fictief Buur", "telephone": "0591 000000"}
    corrected(call, **facts, handling="to_answer", **known)
    enquiry = Enquiry.objects.get()
    assert (enquiry.call.pk, enquiry.kind_id) == (call.pk, f"contact_kind.{kind}")
    assert (enquiry.received_on, enquiry.contact.name) == (hour.day, "Fictief Buur")
    call.refresh_from_db()
    assert (call.caller_name, call.note, call.kind) == ("", "", None)


def test_what_was_asked_when_called_back_came_in_on_that_day_also_by_a_correction(hour):
    call = make_call_back(hour)
    # A quarter past midnight in the Netherlands is the day before in UTC.
    call_back(call=call, now=at(0, 15, day=date(2021, 4, 7)), by=system(), handling="answered")
    facts = {"outcome": "call_back", "telephone": "0591 000000", **asked()}
    corrected(call, **facts, now=at(9, day=date(2021, 4, 8)))
    assert Enquiry.objects.get().received_on == date(2021, 4, 7)


def test_a_call_that_became_an_enquiry_gets_no_words_and_no_caller_again(hour):
    call = make_call(hour, **asked())
    with breaks("neighbours_call_kept_by_enquiry"):
        corrected(call, caller_name="Fictief Buur", note="Komen er meer woningen bij?")
    assert timed(call).came_at == time(16, 7)
    call.refresh_from_db()
    assert (call.caller_name, call.telephone, call.note) == ("", "", "")
    assert call.enquiry.contact.name == "Fictief Buur"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("caller_name", "Fictief Buur"),
        ("telephone", "0591000000"),
        ("note", "Fictief"),
        ("kind_id", "contact_kind.question"),
        ("category_id", "report_category.noise"),
    ],
)
def test_the_database_keeps_them_with_the_enquiry_too(hour, field, value):
    call = make_call(hour, **asked())
    statement = f"UPDATE neighbours_call SET {field} = %s WHERE id = %s"
    assert refused_by(statement, [value, call.pk]) == "neighbours_call_kept_by_enquiry"


def test_a_call_that_became_an_enquiry_was_not_missed(hour):
    call = make_call(hour, **asked())
    statement = "UPDATE neighbours_call SET outcome = 'missed' WHERE id = %s"
    assert refused_by(statement, [call.pk]) == "neighbours_call_enquiry_of_a_talk"


@pytest.mark.parametrize(
    ("came_at", "rule"),
    [
        (None, "neighbours_call_has_time"),
        (time(19, 1), "neighbours_call_not_ahead"),
        (time(12), "neighbours_call_in_its_hour"),
    ],
)
def test_a_corrected_time_is_checked_as_a_new_one(hour, came_at, rule):
    call = make_call(hour)
    for correct in (corrected, timed):
        with breaks(rule, field="came_at"):
            correct(call, came_at=came_at)
    call.refresh_from_db()
    assert call.came_at == time(16, 5)
    confirmed = ["neighbours_call_in_its_hour"]
    assert timed(call, came_at=time(12), confirmed=confirmed).came_at == time(12)


def test_an_appointment_is_corrected_and_its_history_names_nobody(hour):
    booking = make_booking(hour)
    call = moved(booking, caller_name="Anders Fictief")
    assert (call.pk, call.outcome, call.slot_at) == (booking.pk, "booked", time(17))
    assert (call.caller_name, call.telephone) == ("Anders Fictief", "0591 000001")
    assert [row.slot_at for row in call.history.all()] == [time(17), time(16, 10)]
    history = rows("neighbours_historicalcall")
    assert "Fictief" not in history
    assert "0591 0" not in history
    make_booking(hour)  # the old time is free again


def test_an_appointment_keeps_its_time_when_that_is_over(hour):
    booking = make_booking(hour)
    assert moved(booking, slot_at=time(16, 10), now=at(16, 30)).telephone == "0591 000001"


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"slot_at": time(17, 5)}, "neighbours_call_in_a_slot"),
        ({"slot_at": time(17, 20)}, "neighbours_call_one_per_slot"),
        ({"slot_at": time(16, 20), "now": at(16, 20)}, "neighbours_call_slot_ahead"),
        ({"telephone": " "}, "neighbours_call_number_known"),
    ],
)
def test_it_refuses_an_appointment_that_cannot_be(hour, facts, rule):
    make_booking(hour, slot_at=time(17, 20))
    booking = make_booking(hour)
    with breaks(rule):
        moved(booking, **facts)
    booking.refresh_from_db()
    assert (booking.slot_at, booking.telephone) == (time(16, 10), "0591 000000")


def test_the_second_of_two_who_correct_an_appointment_is_overtaken(hour):
    booking = make_booking(hour)
    seen = version_of(booking)
    moved(booking)
    with pytest.raises(Overtaken):
        moved(booking, slot_at=time(17, 30), version=seen)


def test_an_appointment_is_no_call_and_a_call_no_appointment(hour):
    booking, call = make_booking(hour), make_call(hour)
    for correct in (corrected, timed):
        with breaks("neighbours_call_has_come"):
            correct(booking)
    with breaks("neighbours_call_still_booked"):
        moved(call)
    assert Call.objects.booked().get() == booking


def test_what_was_withdrawn_is_not_corrected(hour):
    call, booking = make_call(hour), make_booking(hour)
    for row in (call, booking):
        withdraw_call(call=row, reason="Dubbel", by=system())
    for correct in (corrected, timed):
        with breaks("core_still_stands"):
            correct(call)
    with breaks("neighbours_call_still_booked"):
        moved(booking)
