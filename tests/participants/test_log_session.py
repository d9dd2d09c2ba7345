"""A counsellor logs a session that was held."""

from datetime import date, time

import pytest

from participants.models import SupportSession
from tests.factories import make_participant, make_session, make_user
from tests.refusals import breaks

# Emoji, a right-to-left sentence and spaces at the ends: all are kept to the letter.
NOTE = (
    "  Goed gesprek \U0001f44d\U0001f3fd\n\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\n "
    + "x" * 19_000
)


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot)


@pytest.fixture
def participant(pilot, counsellor):
    return make_participant(pilot, counsellor=counsellor)


def test_it_keeps_the_session_its_domains_and_the_note_to_the_letter(participant, counsellor):
    session = make_session(participant, by=counsellor, note=NOTE)
    kept = SupportSession.objects.get()
    assert kept.note == NOTE
    assert [domain.code for domain in kept.life_domains.all()] == ["housing"]
    assert session.counsellor == counsellor
    assert {row.history_user for row in session.history.all()} == {counsellor}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2021, 7, 1)}, "participants_session_not_ahead"),
        (
            {"day": date(2021, 6, 30), "starts_at": time(18, 1)},
            "participants_session_not_ahead",
        ),
        ({"day": date(2021, 1, 31)}, "participants_session_during_support"),
        ({"duration_minutes": 0}, "participants_session_duration_within_a_day"),
        ({"duration_minutes": 1441}, "participants_session_duration_within_a_day"),
    ],
)
def test_it_refuses_what_cannot_have_been(participant, counsellor, facts, rule):
    with breaks(rule):
        make_session(participant, by=counsellor, **facts)
    assert not SupportSession.objects.exists()


def test_it_refuses_a_note_over_the_limit(participant, counsellor):
    with breaks("participants_session_note_length", field="note"):
        make_session(participant, by=counsellor, note="x" * 20_001)
    assert not SupportSession.objects.exists()


def test_the_page_says_so_at_the_field_and_keeps_what_was_typed(client, participant, counsellor):
    client.force_login(counsellor)
    url = f"/{participant.pilot.slug}/deelnemers/{participant.pk}/gesprekken/nieuw/"
    answer = client.post(
        url,
        {
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
            "day": "2021-06-30",
            "starts_at": "00:00",
            "duration_minutes": "45",
            "contact_type": "contact_type.phone",
            "note": "lang " * 5_000,
        },
    )
    assert answer.context["form"].errors.keys() == {"note"}
    assert "lang " * 5_000 in answer.content.decode()
