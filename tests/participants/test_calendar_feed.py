"""A counsellor's calendar behind a secret link, with codes in place of names."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse
from icalendar import Calendar

from interwonen.access.permissions import Act
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.history import save_as
from participants.actions.calendar_feeds import renew_calendar_link
from participants.models import CalendarFeed, SupportSession
from tests.factories import (
    PASSWORD,
    TODAY,
    make_participant,
    make_pilot,
    make_plan,
    make_role,
    make_user,
)


@pytest.fixture
def planned(pilot, counsellor):
    participant = make_participant(pilot, counsellor=counsellor)
    return make_plan(participant, by=counsellor, starts_at=time(14, 30))


def calendar(client, counsellor) -> Calendar:
    token = renew_calendar_link(now=clock.now(), by=counsellor)
    answer = client.get(reverse("calendar-feed", args=[token]))
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content)


def events(found: Calendar) -> list:
    return list(found.walk("VEVENT"))


def test_it_holds_planned_sessions_at_dutch_time_and_names_nobody(client, counsellor, planned):
    found = calendar(client, counsellor)
    (event,) = events(found)
    assert event["summary"] == f"{planned.participant.reference}: Huisbezoek"
    assert event.decoded("dtstart").astimezone(ZoneInfo("Europe/Amsterdam")).hour == 14
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=45)
    assert planned.participant.last_name not in found.to_ical().decode()


def test_nor_a_colleagues_sessions_nor_those_of_long_ago(client, pilot, counsellor, planned):
    colleague = make_user(role="counsellor", pilot=pilot)
    make_plan(make_participant(pilot, counsellor=colleague), by=colleague)
    make_plan(planned.participant, by=counsellor, day=date(2021, 5, 1))
    assert len(events(calendar(client, counsellor))) == 1


@pytest.mark.parametrize(("day", "hour"), [(date(2021, 7, 5), 12), (date(2021, 12, 6), 13)])
def test_times_are_in_utc_in_summer_and_winter(client, pilot, counsellor, day, hour):
    participant = make_participant(pilot, counsellor=counsellor)
    make_plan(participant, by=counsellor, day=day, starts_at=time(14))
    token = renew_calendar_link(now=clock.now(), by=counsellor)
    lines = client.get(reverse("calendar-feed", args=[token])).content.decode().splitlines()
    assert f"DTSTART:{day:%Y%m%d}T{hour}0000Z" in lines
    assert not any(line.startswith(("TZID", "RDATE", "BEGIN:VTIMEZONE")) for line in lines)


def test_a_cancelled_session_says_so_in_its_title_too(client, pilot, counsellor, planned):
    (before,) = events(calendar(client, counsellor))
    planned.status = SupportSession.Status.CANCELLED
    planned.cancelled_by = "participant"
    save_as(planned, by=counsellor)
    (event,) = events(calendar(client, counsellor))
    assert event["status"] == "CANCELLED"
    assert event["summary"] == f"Afgezegd: {planned.participant.reference}: Huisbezoek"
    assert event["uid"] == before["uid"]


def test_each_change_has_a_higher_sequence_and_its_own_moment(client, counsellor, planned):
    (before,) = events(calendar(client, counsellor))
    assert before["sequence"] == 0
    planned.starts_at = time(16)
    save_as(planned, by=counsellor)
    (after,) = events(calendar(client, counsellor))
    assert after["sequence"] == 1
    assert after.decoded("last-modified") >= before.decoded("last-modified")
    assert after.decoded("last-modified") == planned.history.latest().history_date.replace(
        microsecond=0
    )


def test_another_installation_has_other_events(client, settings, counsellor, planned):
    for host in ("emmen.example", "assen.example"):
        settings.SITE_ADDRESS = f"https://{host}:8443"
        (event,) = events(calendar(client, counsellor))
        assert event["uid"] == f"session-{planned.pk}@{host}"


def test_a_changed_password_ends_the_link(client, pilot, counsellor, planned):
    url = reverse("calendar-feed", args=[renew_calendar_link(now=clock.now(), by=counsellor)])
    client.force_login(counsellor)
    new = "een-heel-ander-fietspad-9"
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert answer.status_code == 302
    assert client.get(url).status_code == 404
    page = client.get(reverse("participants:calendar-link", args=[pilot.slug])).content.decode()
    assert "U hebt nog geen werkende link." in page
    counsellor.refresh_from_db()
    url = reverse("calendar-feed", args=[renew_calendar_link(now=clock.now(), by=counsellor)])
    assert client.get(url).status_code == 200


def test_a_changed_second_step_ends_the_link(client, counsellor, planned):
    url = reverse("calendar-feed", args=[renew_calendar_link(now=clock.now(), by=counsellor)])
    counsellor.factors_changed_at = clock.now()
    save_as(counsellor, by=counsellor)
    assert client.get(url).status_code == 404
    url = reverse("calendar-feed", args=[renew_calendar_link(now=clock.now(), by=counsellor)])
    assert client.get(url).status_code == 200


def test_a_role_that_an_organisation_gives_is_in_it_for_three_months(
    client, pilot, planned, passing_time
):
    """A calendar program does not sign in there, so nothing tells whether the role still holds."""
    other = make_user()
    make_role(other, pilot, "counsellor", issuer="gemeente")
    later = TODAY + timedelta(days=100)
    make_plan(make_participant(pilot, counsellor=other), by=other, day=later)
    url = reverse("calendar-feed", args=[renew_calendar_link(now=clock.now(), by=other)])
    assert b"BEGIN:VEVENT" in client.get(url).content
    passing_time(days=90)
    assert b"BEGIN:VEVENT" in client.get(url).content
    passing_time(seconds=1)
    assert b"BEGIN:VEVENT" not in client.get(url).content


def test_renewing_closes_the_link_before_and_keeps_no_secret(client, counsellor, planned):
    first = renew_calendar_link(now=clock.now(), by=counsellor)
    second = renew_calendar_link(now=clock.now(), by=counsellor)
    assert client.get(reverse("calendar-feed", args=[first])).status_code == 404
    assert client.get(reverse("calendar-feed", args=[second])).status_code == 200
    assert second not in str(CalendarFeed.objects.values().get())


def test_a_user_who_left_the_pilot_or_the_organisation_finds_nothing(client, counsellor, planned):
    token = renew_calendar_link(now=clock.now(), by=counsellor)
    url = reverse("calendar-feed", args=[token])
    membership = counsellor.memberships.get()
    membership.ends_on = TODAY - timedelta(days=1)
    save_as(membership, by=counsellor)
    assert events(Calendar.from_ical(client.get(url).content)) == []
    counsellor.is_active = False
    save_as(counsellor, by=counsellor)
    assert client.get(url).status_code == 404


def test_reading_it_leaves_a_line_in_the_access_log(client, counsellor, planned):
    calendar(client, counsellor)
    line = AccessEvent.objects.get(page="calendar-feed")
    assert (line.user, line.act) == (counsellor, Act.EXPORT)


def test_the_page_shows_a_link_once(client, pilot, counsellor):
    client.force_login(counsellor)
    url = reverse("participants:calendar-link", args=[pilot.slug])
    assert "/toegang/agenda/" not in client.get(url).content.decode()
    assert "/toegang/agenda/" in client.post(url, {"submit": "x"}).content.decode()
    assert "/toegang/agenda/" not in client.get(url).content.decode()


def test_a_link_that_is_asked_for_twice_at_once_is_made_once(transactional_db):
    participant = make_user(role="counsellor", pilot=make_pilot())
    start = Barrier(2, timeout=60)

    def renew(_click: int) -> str:
        try:
            start.wait()
            return renew_calendar_link(now=clock.now(), by=participant)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        tokens = list(pool.map(renew, range(2)))
    assert sum(CalendarFeed.objects.behind(token).exists() for token in tokens) == 1
