"""The log form proposes a time that may be true: over by now, and not taken in the agenda."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.selectors.sessions_free_time import last_free_slot, likely_slot
from tests.factories import TODAY, make_participant, make_plan, make_session

YESTERDAY = TODAY - timedelta(days=1)


def local(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


def at(hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(local(hour, minute))


def proposed(counsellor, now: datetime) -> datetime:
    return last_free_slot(counsellor, minutes=45, now=now).begins


def test_a_session_that_has_just_ended(counsellor):
    assert proposed(counsellor, at(14, 4)) == local(13, 15)


def test_the_second_of_an_hour_comes_before_the_first(participant, counsellor):
    make_session(participant, by=counsellor, day=TODAY, starts_at=time(13, 15), duration_minutes=45)
    assert proposed(counsellor, at(14)) == local(12, 30)
    make_session(participant, by=counsellor, day=TODAY, starts_at=time(12, 17), duration_minutes=30)
    assert proposed(counsellor, at(14)) == local(11, 30)


def test_a_shorter_visit_right_after_the_last_one_is_likelier_than_one_before_it(
    participant, counsellor
):
    make_session(participant, by=counsellor, day=TODAY, starts_at=time(9, 15), duration_minutes=45)
    assert proposed(counsellor, at(10, 5)) == local(8, 30)
    slot = last_free_slot(counsellor, minutes=45, now=at(10, 41))
    assert (slot.begins, slot.duration_minutes) == (local(10), 40)
    assert proposed(counsellor, at(10, 50)) == local(10, 5)


def test_a_gap_that_is_long_enough_is_used(participant, counsellor):
    make_session(participant, by=counsellor, day=TODAY, starts_at=time(13, 30), duration_minutes=30)
    make_session(participant, by=counsellor, day=TODAY, starts_at=time(12), duration_minutes=45)
    assert proposed(counsellor, at(14)) == local(12, 45)


def test_after_midnight_it_was_the_evening_before(counsellor):
    assert proposed(counsellor, at(0, 10)) == local(23, 25, YESTERDAY)


def test_the_second_session_of_an_hour_is_saved_as_proposed(client, pilot, participant, counsellor):
    other = make_participant(pilot, counsellor=counsellor)
    client.force_login(counsellor)
    for someone in (participant, other):
        url = reverse("participants:session-create", args=[pilot.slug, someone.pk])
        form = client.get(url).context["form"]
        shown = {name: form[name].value() for name in ("day", "starts_at", "duration_minutes")}
        sent = {**shown, "status": "held", "contact_type": "contact_type.phone", "submission": "a"}
        assert client.post(url, sent).status_code == 302


@pytest.mark.parametrize(
    ("opened", "begins", "minutes"),
    [
        (time(13), time(12), 60),  # it was to begin later: it may have been held before
        (time(14, 2), time(13), 60),
        (time(14, 14), time(13, 10), 60),  # ten minutes is no visit
        (time(14, 15), time(14), 15),
        (time(14, 33), time(14), 30),
        (time(15), time(14), 60),
        (time(16, 40), time(14), 60),
    ],
)
def test_a_planned_session_is_never_proposed_to_end_in_the_future(
    participant, counsellor, opened, begins, minutes
):
    session = make_plan(
        participant, by=counsellor, day=TODAY, starts_at=time(14), duration_minutes=60
    )
    now = at(opened.hour, opened.minute)
    slot = likely_slot(session, by=counsellor, minutes=60, now=now)
    assert (slot.day, slot.starts_at, slot.duration_minutes) == (TODAY, begins, minutes)


def test_the_form_that_logs_a_planned_session_proposes_it(client, pilot, participant, counsellor):
    session = make_plan(
        participant, by=counsellor, day=TODAY, starts_at=time(9), duration_minutes=60
    )
    client.force_login(counsellor)
    url = reverse("participants:session-hold", args=[pilot.slug, session.pk])
    form = client.get(url).context["form"]
    shown = [form[name].value() for name in ("day", "starts_at", "duration_minutes")]
    assert shown == [TODAY, time(9), 60]


def test_a_short_call_that_is_over_keeps_its_planned_time(participant, counsellor):
    session = make_plan(
        participant, by=counsellor, day=TODAY, starts_at=time(14), duration_minutes=10
    )
    slot = likely_slot(session, by=counsellor, minutes=10, now=at(14, 10))
    assert (slot.starts_at, slot.duration_minutes) == (time(14), 10)


class TestWhatWasPlanned:
    """The form that logs a planned session says when that was, before anything is filled in."""

    CHECK = "Die tijd is nog niet voorbij"

    def page(self, client, session, act="gehouden", data=None) -> str:
        client.force_login(session.counsellor)
        url = f"/{session.participant.pilot.slug}/gesprekken/{session.pk}/{act}/"
        answer = client.get(url) if data is None else client.post(url, data)
        return " ".join(answer.content.decode().split())

    def planned(self, participant, counsellor, hour):
        return make_plan(participant, by=counsellor, day=TODAY, starts_at=time(hour))

    def test_of_one_to_come_the_time_is_to_be_checked(self, client, participant, counsellor):
        page = self.page(client, self.planned(participant, counsellor, 20))
        words = "Gepland: woensdag 30 juni, 20:00, Huisbezoek."
        assert page.index(words) < page.index(self.CHECK) < page.index('name="note"')

    def test_it_still_says_so_when_the_form_was_sent_with_a_mistake(
        self, client, participant, counsellor
    ):
        session = self.planned(participant, counsellor, 9)
        page = self.page(client, session, data={"day": "2021-06-30", "starts_at": "11:00"})
        assert "Gepland: woensdag 30 juni, 9:00, Huisbezoek." in page.replace("09:", "9:")
        assert self.CHECK not in page

    def test_of_what_was_held_it_says_nothing(self, client, participant, counsellor):
        session = make_session(participant, by=counsellor)
        assert "Gepland:" not in self.page(client, session, act="wijzigen")
