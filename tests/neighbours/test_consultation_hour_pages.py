"""The pages of the consultation hours: the list, planning, on the telephone, the calendar."""

from datetime import date, time

import pytest
from django.urls import reverse
from icalendar import Calendar

from interwonen.core import clock
from interwonen.core.history import save_as
from neighbours.actions.consultation_hours import cancel_hour
from neighbours.actions.consultation_hours_calls import call_back
from neighbours.models import Call, ConsultationHour, Enquiry
from neighbours.selectors.consultation_hours import coming_hours, hour_in_words
from neighbours.selectors.consultation_hours_calls import calls_to_call_back
from tests.consultation_hour_factories import (
    asked,
    at,
    make_booking,
    make_call,
    make_call_back,
    make_hour,
)
from tests.factories import TODAY, make_user, system, term

CALL = {"outcome": "taken", "came_at": "16:05", "handling": "answered", "note": "Hoe lang?"}
PLAN = {"opens_at": "16:00", "closes_at": "18:00", "slot_minutes": "10"}


def page(pilot, name="list", pk=None) -> str:
    return reverse(f"neighbours:consultation-hour-{name}", args=[pilot.slug, *([pk] if pk else [])])


def text_of(client, url) -> str:
    return client.get(url).content.decode()


def test_the_list_shows_what_comes_and_the_calls_of_what_was(client, pilot, officer):
    past, coming = make_hour(pilot), make_hour(pilot, day=date(2021, 7, 1), staff=[officer])
    make_call(past)
    make_call_back(past)
    answer = client.get(page(pilot))
    assert answer.context["coming"] == [coming]
    (row,) = answer.context["page_obj"].object_list
    assert (row, row.taken, row.call_back) == (past, 1, 1)
    text = answer.content.decode()
    assert "Fictief Buur" in text
    assert "Te laat" in text


def test_a_counsellor_reads_the_hours_but_not_who_rang(client, pilot):
    hour = make_hour(pilot)
    make_booking(hour)
    make_call_back(hour, note="Een vraag over de woning.")
    client.force_login(make_user(role="counsellor", pilot=pilot))
    for url in (page(pilot), page(pilot, "detail", hour.pk)):
        text = text_of(client, url)
        assert "1 april 2021" in text
        assert "Fictief" not in text
        assert "woning." not in text
    assert client.get(page(pilot, "phone", hour.pk)).status_code == 403


def test_the_neighbourhood_leads_a_counsellor_to_the_consultation_hours(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    text = text_of(client, page(pilot))
    assert reverse("neighbours:enquiry-create", args=[pilot.slug]) in text
    items = client.get(page(pilot)).context["shell"].navigation
    assert [item.url for item in items if item.current] == [page(pilot)]
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    items = client.get(page(pilot)).context["shell"].navigation
    (current,) = [item for item in items if item.current]
    assert current.url == reverse("neighbours:enquiry-list", args=[pilot.slug])


def test_a_series_is_planned_and_says_what_was_left_out(client, pilot, officer):
    # 5 May 2021 lies in the past of the demonstration: Christmas is a Saturday, so 1 January too.
    sent = {**PLAN, "day": "2021-12-18", "repeat_until": "2022-01-08", "staff": [officer.pk]}
    confirmed = ["neighbours_consultationhour_no_working_day"]
    answer = client.post(page(pilot, "create"), {**sent, "confirmed": confirmed}, follow=True)
    text = answer.content.decode()
    assert "Overgeslagen vanwege een feestdag: 25 december 2021, 1 januari 2022." in text
    assert ConsultationHour.objects.count() == 2


def test_a_refused_hour_keeps_what_was_typed(client, pilot, officer):
    answer = client.post(page(pilot, "create"), {**PLAN, "day": "2021-07-01"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["staff"]
    assert not ConsultationHour.objects.exists()


def test_an_hour_is_changed_and_cancelled(client, pilot, officer):
    hour = make_hour(pilot, day=date(2021, 7, 1), staff=[officer])
    url = page(pilot, "change", hour.pk)
    version = client.get(url).context["form"].version
    sent = {**PLAN, "day": "2021-07-02", "staff": [officer.pk], "version": version}
    assert client.post(url, {**sent, "telephone": "0591-681234"}).status_code == 302
    hour.refresh_from_db()
    assert (hour.day, hour.telephone) == (date(2021, 7, 2), "+31591681234")
    client.post(page(pilot, "cancel", hour.pk), {"reason": "Ziek"})
    hour.refresh_from_db()
    assert hour.cancelled_because == "Ziek"
    assert client.get(url).url == page(pilot, "detail", hour.pk)


def test_a_call_is_recorded_and_the_page_is_ready_for_the_next(client, pilot, officer):
    hour = make_hour(pilot)
    url = page(pilot, "phone", hour.pk)
    for key in ("a", "b"):
        answer = client.post(url, {**CALL, "submission": key})
        assert answer.url == url
    assert Call.objects.count() == 2
    assert client.get(url).context["form"]["note"].value() is None


def test_a_question_shows_its_number_and_last_day_at_once(client, pilot, officer):
    hour = make_hour(pilot)
    asked = {"handling": "to_answer", "kind": "contact_kind.question", "telephone": "0591 68 12 34"}
    answer = client.post(page(pilot, "phone", hour.pk), {**CALL, **asked}, follow=True)
    assert Enquiry.objects.get().channel_id == "channel.phone_hour"
    assert "nr. 1. De laatste dag was 12 april 2021" in answer.content.decode()
    # The last day is where it stands as it is now: at the enquiry.
    listed = client.get(page(pilot, "detail", hour.pk)).content.decode()
    assert "Vraag of melding nr. 1" in listed
    assert "antwoord uiterlijk" not in listed


def test_a_threat_says_112(client, pilot, officer):
    hour = make_hour(pilot)
    threat = {"kind": "contact_kind.report", "category": "report_category.threat"}
    sent = {**CALL, **threat, "handling": "to_answer"}
    text = client.post(page(pilot, "phone", hour.pk), sent, follow=True).content.decode()
    assert text.count("112") >= 2


def test_an_appointment_fills_in_the_form_and_becomes_the_call(client, pilot, officer):
    hour = make_hour(pilot)
    booking = make_booking(hour, telephone="+31591681234")
    url = page(pilot, "phone", hour.pk)
    form = client.get(f"{url}?afspraak={booking.pk}").context["form"]
    assert form["caller_name"].value() == "Fictief Buur"
    assert form["booking"].value() == booking.pk
    assert client.get(f"{url}?afspraak=x").context["form"]["booking"].value() is None
    client.post(url, {**CALL, "booking": booking.pk, "outcome": "missed", "came_at": ""})
    booking.refresh_from_db()
    assert booking.outcome == "missed"


def test_only_free_times_to_come_can_be_booked(client, pilot, officer):
    hour = make_hour(pilot, day=TODAY, opens_at=time(0), closes_at=time(23, 50))
    make_booking(hour, slot_at=time(23, 30), now=at(0, day=TODAY))
    url = reverse("neighbours:call-book", args=[pilot.slug, hour.pk])
    form = client.get(url).context["form"]
    offered = [label for _value, label in form.fields["slot_at"].choices]
    assert "23:40" in offered
    assert "00:00" not in offered
    assert "23:30" not in offered
    sent = {"slot_at": "23:40:00", "telephone": "0591 681234"}
    assert client.post(url, sent).status_code == 302
    assert Call.objects.booked().filter(slot_at=time(23, 40), telephone="+31591681234").exists()


def test_who_waits_stands_on_top_until_called_back(client, pilot, officer):
    hour = make_hour(pilot)
    call = make_call_back(hour, telephone="+31591681234")
    assert "0591 681 234" in text_of(client, page(pilot, "phone", hour.pk))
    url = reverse("neighbours:call-call-back", args=[pilot.slug, call.pk])
    done = client.post(url, {"handling": "answered", "note": "Uitgelegd."}, follow=True)
    said = done.content.decode()
    assert "De buur is teruggebeld." in said
    assert "Klaar voor het volgende" not in said
    assert "0591 681 234" not in text_of(client, page(pilot, "phone", hour.pk))
    call.refresh_from_db()
    assert call.called_back_by == officer
    assert client.get(url).url == page(pilot, "detail", hour.pk)


def test_an_hour_that_is_over_says_who_was_called_back(client, pilot, officer):
    hour = make_hour(pilot)
    make_call_back(hour)
    call_back(call=make_call_back(hour), now=at(19), by=officer, handling="answered")
    detail = page(pilot, "detail", hour.pk)
    assert ("Terug te bellen", "2, waarvan 1 teruggebeld") in client.get(detail).context["facts"]
    assert "Naar de telefoon" not in text_of(client, detail)
    assert "nog niet gedaan" in text_of(client, page(pilot))
    call_back(call=Call.objects.to_call_back().get(), now=at(19), by=officer, handling="answered")
    assert ("Terug te bellen", "2, waarvan 2 teruggebeld") in client.get(detail).context["facts"]
    shown = text_of(client, page(pilot))
    assert "nog niet gedaan" not in shown
    assert "Teruggebeld" in shown


@pytest.mark.parametrize(("today", "late"), [(date(2021, 4, 6), False), (date(2021, 4, 7), True)])
def test_who_waits_longer_than_one_working_day_waits_too_long(pilot, today, late):
    make_call_back(make_hour(pilot))
    (waiting,) = calls_to_call_back(pilot, today=today)
    assert (waiting.due_on, waiting.is_late) == (date(2021, 4, 6), late)


def test_a_call_is_corrected_and_withdrawn(client, pilot, officer):
    call = make_call(make_hour(pilot))
    url = reverse("neighbours:call-change", args=[pilot.slug, call.pk])
    version = client.get(url).context["form"].version
    assert client.post(url, {**CALL, "note": "Anders.", "version": version}).status_code == 302
    call.refresh_from_db()
    assert call.note == "Anders."
    client.post(
        reverse("neighbours:call-withdraw", args=[pilot.slug, call.pk]), {"reason": "Dubbel"}
    )
    assert not Call.objects.standing().exists()


def test_a_call_corrected_into_a_complaint_shows_the_number_of_its_enquiry(client, pilot, officer):
    call = make_call(make_hour(pilot), kind=term("contact_kind.question"))
    url = reverse("neighbours:call-change", args=[pilot.slug, call.pk])
    form = client.get(url).context["form"]
    assert form["handling"].value() == "answered"
    complaint = {**CALL, "kind": "contact_kind.complaint", "version": form.version}
    answer = client.post(url, complaint)
    assert answer.status_code == 422
    assert "Nog te beantwoorden" in str(
        answer.context["form"].errors["handling"].as_data()[0].rule.next_step
    )
    told = {"handling": "to_answer", "telephone": "0591 68 12 34"}
    answer = client.post(url, {**complaint, **told}, follow=True)
    assert Enquiry.objects.get().call == call
    assert "nr. 1" in answer.content.decode()


def test_of_a_call_that_became_an_enquiry_only_the_time_is_corrected_here(client, pilot, officer):
    call = make_call(make_hour(pilot), **asked())
    url = reverse("neighbours:call-change", args=[pilot.slug, call.pk])
    answer = client.get(url)
    form = answer.context["form"]
    assert list(form.fields) == ["came_at"]
    there = reverse("neighbours:enquiry-detail", args=[pilot.slug, call.enquiry_id])
    assert f'href="{there}"' in answer.content.decode()
    sent = {"came_at": "16:08", "note": "Fictief", "caller_name": "Buur", "version": form.version}
    assert client.post(url, sent).status_code == 302
    call.refresh_from_db()
    assert (call.came_at, call.note, call.caller_name) == (time(16, 8), "", "")


def test_an_appointment_is_corrected_and_what_was_withdrawn_stays_readable(client, pilot, officer):
    hour = make_hour(pilot, day=date(2021, 7, 1))
    booking = make_booking(hour, telephone="+31591681234", now=clock.now())
    detail = page(pilot, "detail", hour.pk)
    url = reverse("neighbours:call-change", args=[pilot.slug, booking.pk])
    assert url in text_of(client, detail)
    text = text_of(client, url)
    assert '<option value="16:10:00" selected>16:10</option>' in text
    version = client.get(url).context["form"].version
    sent = {"slot_at": "16:40:00", "telephone": "0591 681235", "version": version}
    assert client.post(url, sent).status_code == 302
    booking.refresh_from_db()
    facts = (booking.outcome, booking.slot_at, booking.telephone, booking.caller_name)
    assert facts == ("booked", time(16, 40), "+31591681235", "")
    withdraw = reverse("neighbours:call-withdraw", args=[pilot.slug, booking.pk])
    client.post(withdraw, {"reason": "Belde af"})
    assert "Belde af" in text_of(client, detail)


def test_the_form_knows_the_time_only_while_the_hour_goes_on(client, pilot, officer):
    now = clock.now()
    early = make_hour(pilot, day=TODAY, opens_at=time(9), closes_at=time(11))
    assert client.get(page(pilot, "phone", early.pk)).context["form"]["came_at"].value() is None
    hour = make_hour(pilot, day=TODAY, opens_at=time(13), closes_at=time(15))
    shown = client.get(page(pilot, "phone", hour.pk)).context["form"]["came_at"].value()
    assert (shown.hour, shown.minute) == (now.hour, now.minute)


def test_the_first_page_of_who_answers_leads_to_the_telephone(client, pilot, officer):
    hour = make_hour(pilot, day=TODAY, staff=[officer])
    home = reverse("home:dashboard", args=[pilot.slug])
    assert page(pilot, "phone", hour.pk) in text_of(client, home)
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    assert page(pilot, "phone", hour.pk) not in text_of(client, home)
    client.force_login(officer)
    cancel_hour(hour=hour, reason="Ziek", by=system())
    assert page(pilot, "phone", hour.pk) not in text_of(client, home)


def test_the_calendar_holds_hours_and_no_people(client, pilot, officer):
    make_hour(pilot)
    coming = make_hour(pilot, day=date(2021, 7, 1), staff=[officer])
    gone = make_hour(pilot, day=date(2021, 7, 8), staff=[officer])
    make_booking(coming, now=clock.now())
    cancel_hour(hour=gone, reason="Ziek", by=system())
    answer = client.get(page(pilot, "calendar"))
    assert answer["Content-Type"].startswith("text/calendar")
    first, second = Calendar.from_ical(answer.content).walk("VEVENT")
    assert first.decoded("dtstart") == at(16, day=date(2021, 7, 1))
    assert (first["status"], first["sequence"]) == ("CONFIRMED", 0)
    assert (second["status"], second["sequence"]) == ("CANCELLED", 1)
    written = answer.content.decode()
    assert "Cor" not in written
    assert "Fictief" not in written


def test_the_calendar_is_written_as_the_specification_says(client, pilot, officer):
    """RFC 5545: lines of at most 75 octets that end in CR LF, times in UTC, and an event that keeps
    its name while its sequence and stamp move on."""

    def read():
        answer = client.get(page(pilot, "calendar"))
        lines = answer.content.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert answer.content.count(b"\n") == len(lines) - 1
        assert b"DTSTART:20210701T140000Z" in lines  # four o'clock in summer
        (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
        return event

    pilot.name = (
        "Een pilot met een lange naam, zodat de regel met het onderwerp moet worden gevouwen"
    )
    save_as(pilot, by=system())
    hour = make_hour(pilot, day=date(2021, 7, 1), staff=[officer])
    before = read()
    cancel_hour(hour=hour, reason="Ziek", by=system())
    after = read()
    assert after["uid"] == before["uid"] == f"consultation-hour-{hour.pk}@interwonen.example"
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after.decoded("dtstamp") == after.decoded("last-modified")
    assert after.decoded("dtstamp") >= before.decoded("dtstamp")


def test_coming_hours_are_those_that_are_not_over(pilot):
    hour = make_hour(pilot)
    later = make_hour(pilot, day=date(2021, 4, 8))
    cancelled = make_hour(pilot, day=date(2021, 4, 15))
    cancel_hour(hour=cancelled, reason="Ziek", by=system())
    assert coming_hours(pilot, at(17, 59)) == [hour, later, cancelled]
    assert coming_hours(pilot, at(18)) == [later, cancelled]
    assert hour_in_words(hour) == "donderdag 1 april 2021 van 16.00 tot 18.00 uur"
