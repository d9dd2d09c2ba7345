"""One contact with several participants is logged at once, in a record for each."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone

from interwonen.pilots.models import Question
from participants.actions.sessions import change_session, log_group
from participants.models import SupportSession
from tests.factories import TODAY, make_exit, make_participant, make_placement, make_session, term
from tests.refusals import breaks

EVENING = timezone.make_aware(datetime.combine(TODAY, time(22, 0)))


@pytest.fixture
def participants(pilot, counsellor):
    return [make_participant(pilot, counsellor=counsellor) for _number in range(3)]


def log(participants, counsellor, **facts):
    defaults = {
        "day": TODAY,
        "starts_at": time(10, 0),
        "duration_minutes": 60,
        "contact_type": term("contact_type.steunpunt"),
        "life_domains": list(Question.objects.filter(code="social_network")),
        "note": "Samen gekookt.",
        "now": EVENING,
    }
    return log_group(participants=participants, by=counsellor, **{**defaults, **facts})


def test_everyone_gets_a_record_of_the_same_contact(participants, counsellor):
    log(participants, counsellor)
    sessions = SupportSession.objects.all()
    assert {row.participant for row in sessions} == set(participants)
    assert len({row.group for row in sessions}) == 1
    assert {row.status for row in sessions} == {"held"}
    assert all(row.life_domains.get().code == "social_network" for row in sessions)


def test_each_record_is_corrected_on_its_own(participants, counsellor):
    first, second, _third = log(participants, counsellor)
    facts = {"starts_at": time(10, 0), "duration_minutes": 30, "note": "Ging eerder weg."}
    change_session(session=first, by=counsellor, now=EVENING, confirmed={"participants_session_no_overlap"}, **facts)  # fmt: skip
    second.refresh_from_db()
    assert (second.note, second.duration_minutes) == ("Samen gekookt.", 60)


def test_all_or_none_and_the_message_names_who_was_refused(pilot, participants, counsellor):
    gone = make_placement(pilot, participant=participants[1])
    make_exit(gone)
    with breaks("participants_session_during_support") as refusal:
        log(participants, counsellor)
    assert participants[1].full_name in refusal.value.message
    assert not SupportSession.objects.exists()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"day": date(2021, 7, 1)}, "participants_session_not_ahead"),
        ({"duration_minutes": 0}, "participants_session_duration_within_a_day"),
        ({"note": "x" * 20_001}, "participants_session_note_length"),
    ],
)
def test_what_cannot_have_been_is_refused(participants, counsellor, facts, rule):
    with breaks(rule):
        log(participants, counsellor, **facts)
    assert not SupportSession.objects.exists()


def test_one_person_is_no_group(participants, counsellor):
    with breaks("participants_session_group_of_several"):
        log(participants[:1], counsellor)


def test_another_session_at_that_time_is_a_doubt(participants, counsellor):
    log(participants[:2], counsellor)
    with breaks("participants_session_no_overlap") as refusal:
        log(participants, counsellor, starts_at=time(10, 30))
    assert refusal.value.rule.confirm
    assert "dezelfde deelnemer" in str(refusal.value)
    assert SupportSession.objects.count() == 2
    with breaks("participants_session_no_overlap") as refusal:
        log(participants[2:] + [make_participant(participants[0].pilot)], counsellor)
    assert "dezelfde deelnemer" not in str(refusal.value)


def sent(participants, **changes):
    data = {
        "submission": "een-sleutel",
        "participants": [str(participant.pk) for participant in participants],
        "day": "2021-06-30",
        "starts_at": "00:00",
        "duration_minutes": "60",
        "contact_type": "contact_type.steunpunt",
        "note": "Samen gekookt.",
    }
    return {**data, **changes}


def test_sent_twice_it_is_logged_once(client, pilot, participants, counsellor):
    client.force_login(counsellor)
    url = reverse("participants:session-group", args=[pilot.slug])
    for _time in range(2):
        assert client.post(url, sent(participants)).status_code == 302
    assert SupportSession.objects.count() == 3


def test_only_the_own_caseload_can_be_chosen(client, pilot, participants, counsellor):
    other = make_participant(pilot)
    client.force_login(counsellor)
    url = reverse("participants:session-group", args=[pilot.slug])
    assert other.full_name not in client.get(url).content.decode()
    answer = client.post(url, sent([*participants, other]))
    assert answer.status_code == 422
    assert "Samen gekookt." in answer.content.decode()
    assert not SupportSession.objects.exists()


def test_it_says_so_of_whoever_in_the_group_it_is(participants, counsellor):
    make_session(participants[2], by=counsellor, day=TODAY)
    with breaks("participants_session_no_overlap") as refusal:
        log(participants, counsellor)
    assert "dezelfde deelnemer" in str(refusal.value)
