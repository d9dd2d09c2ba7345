"""Calls in a consultation hour: answered, missed, to call back, and appointments for them."""

from datetime import date, time

import pytest
from django.db import connection

from neighbours.actions.consultation_hours_calls import call_back, withdraw_call
from neighbours.actions.consultation_hours_forgetting import forget_callers
from neighbours.models import Call, Enquiry
from participants.rules.participants import RECOGNISABLE
from tests.consultation_hour_factories import (
    THURSDAY,
    asked,
    at,
    make_booking,
    make_call,
    make_call_back,
)
from tests.factories import make_user, system, term
from tests.refusals import breaks, refused_by


def test_a_call_answered_on_the_telephone_is_no_enquiry(hour):
    call = make_call(hour)
    assert (call.outcome, call.came_at, call.note) == ("taken", time(16, 5), call.note)
    assert call.note == "Hoe lang duurt de pilot?"
    assert not Enquiry.objects.exists()


def test_a_question_to_be_answered_becomes_an_enquiry_that_holds_the_caller(hour):
    call = make_call(hour, **asked())
    enquiry = Enquiry.objects.get()
    assert call.enquiry == enquiry
    assert (enquiry.channel_id, enquiry.received_on) == ("channel.phone_hour", THURSDAY)
    assert enquiry.due_on == date(2021, 4, 12)  # without Good Friday and Easter Monday
    assert (enquiry.contact.name, enquiry.contact.phone) == ("Fictief Buur", "0591 000000")
    assert enquiry.text == "Komen er meer woningen bij?"
    call.refresh_from_db()
    assert (call.caller_name, call.telephone, call.note) == ("", "", "")


@pytest.mark.parametrize(
    ("facts", "rule", "field"),
    [
        ({"came_at": None}, "neighbours_call_has_time", "came_at"),
        ({"came_at": time(16, 21)}, "neighbours_call_not_ahead", "came_at"),
        ({"outcome": "booked"}, "neighbours_call_known_outcome", "outcome"),
        ({"outcome": "call_back"}, "neighbours_call_number_known", "telephone"),
        ({"handling": ""}, "neighbours_call_handling_said", "handling"),
        ({"handling": "to_answer", "note": " "}, "neighbours_call_question_said", "note"),
        ({"handling": "to_answer"}, "neighbours_call_question_said", "kind"),
    ],
)
def test_it_refuses_a_call_that_cannot_be(hour, facts, rule, field):
    with breaks(rule, field=field):
        make_call(hour, **facts)
    assert not Call.objects.exists()
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("kind", ["report", "complaint", "objection"])
def test_a_report_a_complaint_and_an_objection_always_become_an_enquiry(hour, kind):
    with breaks("neighbours_call_always_recorded", field="handling"):
        make_call(hour, kind=term(f"contact_kind.{kind}"))
    assert not Call.objects.exists()


def test_a_threat_always_becomes_an_enquiry_whatever_its_kind(hour):
    with breaks("neighbours_call_always_recorded", field="handling"):
        make_call(hour, category=term("report_category.threat"))
    assert not Call.objects.exists()


def test_a_report_without_a_category_is_no_enquiry_and_no_call(hour):
    with breaks("neighbours_enquiry_report_has_category", field="category"):
        make_call(hour, **asked(kind=term("contact_kind.report")))
    assert not Call.objects.exists()


@pytest.mark.parametrize("came_at", [time(15, 29), time(18, 31)])
def test_a_call_far_from_its_hour_is_asked_about(hour, came_at):
    with breaks("neighbours_call_in_its_hour", field="came_at") as refusal:
        make_call(hour, came_at=came_at, now=at(21))
    assert not Call.objects.exists()
    assert "16:00" in refusal.value.message
    make_call(hour, came_at=came_at, now=at(21), confirmed=["neighbours_call_in_its_hour"])
    assert Call.objects.get().came_at == came_at


@pytest.mark.parametrize("came_at", [time(15, 30), time(18, 30)])
def test_a_call_shortly_before_or_after_the_hour_is_a_matter_of_course(hour, came_at):
    assert make_call(hour, came_at=came_at, now=at(21)).came_at == came_at


def test_a_call_that_has_yet_to_come_is_never_confirmed(hour):
    confirmed = ["neighbours_call_in_its_hour", "neighbours_call_not_ahead"]
    with breaks("neighbours_call_not_ahead", field="came_at"):
        make_call(hour, came_at=time(20), confirmed=confirmed)
    assert not Call.objects.exists()


def test_a_note_that_names_the_caller_is_asked_about(hour):
    facts = {"caller_name": "Aaltje Fictief", "note": "Aaltje Fictief vraagt hoe lang het duurt."}
    with breaks(RECOGNISABLE.name):
        make_call(hour, **facts)
    assert not Call.objects.exists()
    make_call(hour, **facts, confirmed=[RECOGNISABLE.name])


def test_an_appointment_becomes_a_call_and_keeps_its_caller(hour):
    booking = make_booking(hour)
    call = make_call(hour, booking=booking, came_at=time(16, 11))
    assert (call.pk, call.outcome, call.slot_at) == (booking.pk, "taken", time(16, 10))
    assert call.caller_name == "Fictief Buur"
    with breaks("neighbours_call_still_booked"):
        make_call(hour, booking=booking)
    assert Call.objects.count() == 1


def test_who_did_not_ring_at_the_appointment_was_missed(hour):
    booking = make_booking(hour)
    call = make_call(hour, booking=booking, outcome="missed", handling="", note="", came_at=None)
    assert (call.outcome, call.came_at) == ("missed", None)
    with breaks("neighbours_call_not_ahead"):
        later = make_booking(hour, slot_at=time(17))
        make_call(hour, booking=later, outcome="missed", handling="", came_at=None)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"slot_at": time(16, 15)}, "neighbours_call_in_a_slot"),
        ({"slot_at": time(18)}, "neighbours_call_in_a_slot"),
        ({"now": at(16, 10)}, "neighbours_call_slot_ahead"),
        ({"telephone": " "}, "neighbours_call_number_known"),
    ],
)
def test_it_refuses_an_appointment_that_cannot_be(hour, facts, rule):
    with breaks(rule):
        make_booking(hour, **facts)
    assert not Call.objects.exists()


def test_a_time_is_given_once_unless_it_was_withdrawn(hour):
    booking = make_booking(hour)
    with breaks("neighbours_call_one_per_slot"):
        make_booking(hour)
    withdraw_call(call=booking, reason="Belde af", by=system())
    make_booking(hour)
    assert Call.objects.booked().count() == 1


def called(call, **facts):
    about = {"now": at(19), "by": system(), "handling": "answered", "note": "Uitgelegd."}
    return call_back(call=call, **{**about, **facts})


def test_a_question_that_nobody_can_answer_is_a_doubt(hour):
    rule = "neighbours_call_asked_with_number"
    with breaks(rule, field="telephone"):
        make_call(hour, **asked(telephone=""))
    assert not Call.objects.exists()
    assert make_call(hour, **asked(telephone=""), confirmed=[rule]).enquiry.contact.phone == ""


def test_an_appointment_is_missed_before_its_time_only_when_confirmed(hour):
    booking = make_booking(hour, slot_at=time(16, 30))
    rule = "neighbours_call_missed_after_its_time"
    early = {"booking": booking, "outcome": "missed", "handling": ""}
    early |= {"came_at": time(16, 12), "now": at(16, 12)}
    with breaks(rule, field="outcome"):
        make_call(hour, **early)
    assert Call.objects.get().is_booked
    assert make_call(hour, **early, confirmed=[rule]).outcome == "missed"


def test_an_appointment_is_missed_at_its_time(hour):
    booking = make_booking(hour, slot_at=time(16, 30))
    call = make_call(
        hour, booking=booking, outcome="missed", came_at=time(16, 30), handling="", now=at(16, 30)
    )
    assert call.outcome == "missed"


def test_who_was_called_back_waits_no_more(hour):
    call = make_call_back(hour)
    by = make_user(role="contact_officer", pilot=hour.pilot)
    assert called(call, by=by).called_back_by == by
    assert not Call.objects.to_call_back().exists()
    with breaks("neighbours_call_still_to_call"):
        called(call)


def test_what_was_asked_when_called_back_came_in_that_day(hour):
    call = make_call_back(hour)
    done = called(call, now=at(9, day=date(2021, 4, 6)), **asked())
    assert done.enquiry.received_on == date(2021, 4, 6)
    assert done.enquiry.contact.phone == "0591 000000"


def test_a_call_is_withdrawn_once_and_with_a_reason(hour):
    call = make_call(hour)
    with breaks("core_mistake_is_explained"):
        withdraw_call(call=call, reason=" ", by=system())
    withdraw_call(call=call, reason="Dubbel", by=system())
    with breaks("core_still_stands"):
        withdraw_call(call=call, reason="Dubbel", by=system())
    assert not Call.objects.standing().exists()


def test_who_rang_is_forgotten_when_the_call_is_withdrawn(hour):
    call = make_call_back(hour)
    withdraw_call(call=call, reason="Dubbel", by=system())
    call.refresh_from_db()
    assert (call.caller_name, call.telephone) == ("", "")
    statement = "UPDATE neighbours_call SET caller_name = 'Fictief' WHERE id = %s"
    assert refused_by(statement, [call.pk]) == "neighbours_call_withdrawn_without_name"


def test_no_history_holds_who_rang(hour):
    make_call_back(hour)
    with connection.cursor() as cursor:
        cursor.execute("SELECT neighbours_historicalcall::text FROM neighbours_historicalcall")
        kept = str(cursor.fetchall())
    assert "Fictief" not in kept
    assert "0591 0" not in kept


def test_who_rang_is_forgotten_a_year_after_the_hour(hour):
    call = make_call_back(hour)
    assert forget_callers(today=date(2022, 3, 31)) == 0
    assert forget_callers(today=date(2022, 4, 1)) == 1
    call.refresh_from_db()
    assert (call.caller_name, call.telephone) == ("", "")
    assert call.history.count() == 2
    assert forget_callers(today=date(2022, 4, 1)) == 0
