"""The page for neighbours: there once it is switched on, without cookies, with hours as they are."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from interwonen.core.history import save_as
from interwonen.pilots.actions.opening_hours import set_opening_hours
from neighbours.actions.consultation_hours import cancel_hour
from neighbours.selectors.contact_points_hours import support_point_hours
from tests.consultation_hour_factories import make_hour
from tests.contact_factories import make_contact_point, make_question_asked, publish
from tests.day_book_factories import make_day
from tests.factories import TODAY, make_user, system
from tests.pilots.test_pilot import decide

pytestmark = pytest.mark.django_db


def address(pilot) -> str:
    return reverse("public:neighbourhood", args=[pilot.slug])


@pytest.fixture
def page(pilot) -> str:
    """The address of the page, which is switched on."""
    publish(make_contact_point(pilot))
    return address(pilot)


def test_it_is_there_once_it_is_switched_on(client, pilot):
    assert client.get("/buurt/onbekend/").status_code == 404
    assert client.get(address(pilot)).status_code == 404
    point = make_contact_point(pilot)
    assert client.get(address(pilot)).status_code == 404
    publish(point)
    assert client.get(address(pilot)).status_code == 200


def test_it_says_whom_to_call_and_sets_no_cookie(page):
    visitor = Client(enforce_csrf_checks=True)
    answer = visitor.get(page)
    text = answer.content.decode()
    for said in ("0591 000 000", "tel:+31591000000", "contactpunt@pilot.example", "Bel 112"):
        assert said in text
    assert not answer.cookies
    assert not visitor.cookies
    assert "csrf" not in text
    assert "<script" not in text
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "private, no-store"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_what_is_not_there_sets_no_cookie_either(client, db):
    answer = client.get("/buurt/onbekend/")
    assert answer.status_code == 404
    assert not answer.cookies


def test_who_is_signed_in_sees_the_same_page(client, pilot, page):
    seen = client.get(page).content
    client.force_login(make_user(role="team_lead", pilot=pilot))
    assert client.get(page).content == seen


def test_an_hour_that_was_cancelled_says_so(client, pilot, page):
    make_hour(pilot, day=date(2021, 7, 1), telephone="0591 111111")
    cancelled = make_hour(pilot, day=date(2021, 7, 8), telephone="0591 222222")
    cancel_hour(hour=cancelled, reason="Ziekte van Cor", by=system())
    text = client.get(page).content.decode()
    assert "donderdag 1 juli, van 16.00 tot 18.00 uur (0591 111 111)" in text
    assert "donderdag 8 juli, van 16.00 tot 18.00 uur: <strong>gaat niet door</strong>" in text
    assert "0591 222 222" not in text
    assert "Ziekte van Cor" not in text


def test_staff_see_it_before_everyone_does(client, pilot):
    preview = reverse("neighbours:contact-point-preview", args=[pilot.slug])
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    assert client.get(preview).status_code == 404
    make_contact_point(pilot)
    text = client.get(preview).content.decode()
    assert "Dit is een voorbeeld." in text
    assert "0591 000 000" in text


def test_it_says_how_many_places_there_are_today(client, pilot, page):
    assert "nu plek voor 5 bewoners" in client.get(page).content.decode()
    assert "groeien naar 7" in client.get(page).content.decode()
    decide(pilot, effective_from=date(2021, 6, 1), capacity=7)
    text = client.get(page).content.decode()
    assert "nu plek voor 7 bewoners" in text
    assert "groeien naar" not in text


def test_it_names_organisations_as_a_sentence_does(client, pilot, page):
    pilot.municipality.name, pilot.care_provider.name = "Gemeente Emmen", "Leger des Heils"
    for organisation in (pilot.municipality, pilot.care_provider):
        save_as(organisation, by=system())
    text = client.get(page).content.decode()
    assert "een proef van de gemeente Emmen, het Leger des Heils en" in text
    assert "hulp van het Leger des Heils" in text


def test_it_asks_the_database_no_more_with_more_to_say(client, pilot, page, count_queries):
    before = count_queries(lambda: client.get(page))
    for number in range(3):
        make_question_asked(pilot, question=f"Vraag {number}?")
        make_day(pilot, day=TODAY - timedelta(days=number))
    assert count_queries(lambda: client.get(page)) == before <= 12


def hours_at(pilot, *moment: int):
    """The hours of the support point as of a year, month, day, hour and minute."""
    now = datetime(*moment, tzinfo=timezone.get_default_timezone())
    return support_point_hours(pilot, now=now)


def test_it_is_open_in_office_hours_until_it_shuts(pilot):
    open_now = hours_at(pilot, 2021, 6, 30, 14)
    assert open_now.open_until == time(17)
    assert open_now.opens_next is None
    early = hours_at(pilot, 2021, 6, 30, 8, 59)
    assert (early.open_until, early.opens_next.opens_at) == (None, time(9))
    assert early.opens_next.day == early.today.day
    late = hours_at(pilot, 2021, 7, 2, 17)
    assert late.open_until is None
    assert str(late.opens_next.day) == "2021-07-05"


def test_it_is_closed_on_holidays_and_says_which_come(pilot):
    easter = hours_at(pilot, 2021, 4, 5, 10)
    assert easter.today.holiday == "Tweede paasdag"
    assert str(easter.opens_next.day) == "2021-04-06"
    coming = hours_at(pilot, 2021, 3, 30, 10).holidays
    assert [day.holiday for day in coming] == ["Goede vrijdag", "Tweede paasdag", "Koningsdag"]


def test_a_day_of_the_day_book_is_as_it_was_recorded_without_its_remarks(client, pilot, page):
    make_day(
        pilot,
        day=TODAY,
        opens_at=None,
        closes_at=None,
        remarks="Ziekte van een bewoner",
    )
    closed = hours_at(pilot, 2021, 6, 30, 14)
    assert closed.open_until is None
    assert str(closed.opens_next.day) == "2021-07-01"
    text = client.get(page).content.decode()
    assert "Ziekte" not in text
    assert "Het is nu gesloten." in text


def test_other_hours_show_at_once_and_outside_the_period_it_is_closed(pilot):
    hours = dict.fromkeys(range(1, 8), (None, None)) | {3: (time(13), time(15, 30))}
    set_opening_hours(pilot=pilot, hours=hours, by=system())
    assert hours_at(pilot, 2021, 6, 30, 14).open_until == time(15, 30)
    assert str(hours_at(pilot, 2021, 6, 30, 16).opens_next.day) == "2021-07-07"
    after = hours_at(pilot, 2022, 3, 2, 14)
    assert (after.open_until, after.opens_next) == (None, None)


def test_a_calendar_without_hours_is_valid(client, pilot, page):
    answer = client.get(reverse("public:phone-hours", args=[pilot.slug]))
    calendar = Calendar.from_ical(answer.content)
    assert not calendar.walk("VEVENT")
    assert calendar.subcomponents  # RFC 5545, 3.6: at least one


def test_coming_consultation_hours_show_with_a_calendar_that_names_nobody(client, pilot, page):
    said = "Er is geen telefonisch spreekuur gepland."
    assert said in client.get(page).content.decode()
    make_hour(pilot, day=date(2021, 7, 7), opens_at=time(9), closes_at=time(10))
    text = client.get(page).content.decode()
    assert said not in text
    assert "woensdag 7 juli, van 09.00 tot 10.00 uur" in text
    answer = client.get(reverse("public:phone-hours", args=[pilot.slug]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    calendar = answer.content.decode()
    assert "DTSTART:20210707T070000Z" in calendar
    assert "ATTENDEE" not in calendar
