"""A counsellor logs a session that was held."""

from datetime import date, time

import pytest

from interwonen.core import clock
from participants.actions.sessions import change_session
from participants.models import SupportSession
from tests.factories import make_session
from tests.plan_factories import make_goal
from tests.refusals import breaks

# Emoji, a right-to-left sentence and spaces at the ends: all are kept.
NOTE = (
    "  Goed gesprek \U0001f44d\U0001f3fd\n\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\n "
    + "x" * 19_000
)


def test_it_keeps_the_session_its_domains_and_the_note_to_the_letter(participant, counsellor):
    session = make_session(participant, by=counsellor, note=NOTE)
    kept = SupportSession.objects.get()
    assert kept.note == NOTE
    assert [domain.code for domain in kept.life_domains.all()] == ["housing"]
    assert session.counsellor == counsellor
    assert {row.history_user for row in session.history.all()} == {counsellor}


def test_logging_and_correcting_are_one_act_each_in_the_history(participant, counsellor):
    goal = make_goal(participant)
    session = make_session(participant, by=counsellor, goals=[goal])
    change_session(session=session, now=clock.now(), by=counsellor, note="Anders.", goals=[])
    last, first = session.history.order_by("-history_id")
    assert (first.history_type, last.history_type) == ("+", "~")
    assert [(link.life_domains.count(), link.goals.count()) for link in (first, last)] == [
        (1, 1),
        (1, 0),
    ]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2021, 7, 1)}, "participants_session_not_ahead"),
        ({"day": date(2021, 6, 30), "starts_at": time(18, 1)}, "participants_session_not_ahead"),
        ({"day": date(2021, 1, 31)}, "participants_session_during_support"),
        ({"duration_minutes": 0}, "participants_session_duration_within_a_day"),
        ({"duration_minutes": 1441}, "participants_session_duration_within_a_day"),
    ],
)
def test_it_refuses_what_cannot_have_been(participant, counsellor, facts, rule):
    with breaks(rule):
        make_session(participant, by=counsellor, **facts)
    assert not SupportSession.objects.exists()


@pytest.mark.parametrize(
    ("field", "text", "rule"),
    [
        ("note", "x" * 20_001, "participants_session_note_length"),
        ("confidential_note", "x" * 20_001, "participants_session_confidential_note_length"),
    ],
)
def test_it_refuses_a_note_that_cannot_be_kept(participant, counsellor, field, text, rule):
    with breaks(rule, field=field):
        make_session(participant, by=counsellor, **{field: text})
    assert not SupportSession.objects.exists()


def test_the_page_says_so_at_the_field_and_keeps_what_was_typed(client, participant, counsellor):
    client.force_login(counsellor)
    url = f"/{participant.pilot.slug}/deelnemers/{participant.pk}/gesprekken/nieuw/"
    answer = client.post(
        url,
        {
            "status": "held",
            "day": "2021-07-01",
            "starts_at": "10:00",
            "duration_minutes": "45",
            "contact_type": "contact_type.phone",
            "note": "Dit typte ik.",
        },
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"day"}
    assert "Dit typte ik." in answer.content.decode()
    assert not SupportSession.objects.exists()


def test_the_page_keeps_a_long_text_in_the_form(client, participant, counsellor):
    client.force_login(counsellor)
    url = f"/{participant.pilot.slug}/deelnemers/{participant.pk}/gesprekken/nieuw/"
    answer = client.post(
        url,
        {
            "status": "held",
            "day": "2021-06-30",
            "starts_at": "00:00",
            "duration_minutes": "45",
            "contact_type": "contact_type.phone",
            "note": "lang " * 5_000,
        },
    )
    assert answer.context["form"].errors.keys() == {"note"}
    assert "lang " * 5_000 in answer.content.decode()


def test_a_no_show_without_a_plan_keeps_when_how_and_the_notes(participant, counsellor):
    facts = {"day": date(2021, 6, 29), "note": "Niet thuis.", "confidential_note": "Eerder ook."}
    make_session(participant, by=counsellor, status="no_show", **facts)
    kept = SupportSession.objects.get()
    assert (kept.status, kept.day, kept.contact_type.code) == (
        "no_show",
        date(2021, 6, 29),
        "home_visit",
    )
    assert (kept.note, kept.confidential_note) == ("Niet thuis.", "Eerder ook.")
    assert kept.duration_minutes is None
    assert not kept.life_domains.exists()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"status": "planned"}, "participants_session_logged_as_held_or_missed"),
        ({"status": "cancelled"}, "participants_session_logged_as_held_or_missed"),
        ({"status": "no_show", "day": date(2021, 7, 1)}, "participants_session_not_ahead"),
        ({"status": "no_show", "day": date(2021, 1, 31)}, "participants_session_during_support"),
    ],
)
def test_what_is_neither_held_nor_missed_is_not_logged(participant, counsellor, facts, rule):
    with breaks(rule):
        make_session(participant, by=counsellor, **facts)
    assert not SupportSession.objects.exists()


def test_the_page_logs_a_no_show_whatever_the_duration(client, participant, counsellor):
    client.force_login(counsellor)
    url = f"/{participant.pilot.slug}/deelnemers/{participant.pk}/gesprekken/nieuw/"
    assert client.get(url).context["form"]["status"].value() == "held"
    answer = client.post(
        url,
        {
            "status": "no_show",
            "day": "2021-06-29",
            "starts_at": "10:00",
            "duration_minutes": "",
            "contact_type": "contact_type.home_visit",
            "note": "Niet thuis.",
        },
    )
    assert answer.status_code == 302
    kept = SupportSession.objects.get()
    assert (kept.status, kept.note) == ("no_show", "Niet thuis.")


def test_a_no_show_may_turn_out_to_have_been_held(client, participant, counsellor):
    missed = make_session(participant, by=counsellor, status="no_show")
    client.force_login(counsellor)
    url = f"/{participant.pilot.slug}/gesprekken/{missed.pk}/gehouden/"
    form = client.get(url).context["form"]
    assert form["contact_type"].value() == "contact_type.home_visit"
    assert form["duration_minutes"].value() == 45
