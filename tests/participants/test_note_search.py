"""Search in notes, in Dutch, within the viewer's rights, and logged as a search."""

import pytest
from django.urls import reverse

from interwonen.access.permissions import Act
from interwonen.audit.models import AccessEvent
from tests.factories import make_participant, make_session, make_user


@pytest.fixture
def search(client, pilot):
    url = reverse("participants:note-search", args=[pilot.slug])

    def run(words: str, user) -> str:
        client.force_login(user)
        return client.get(url, {"q": words}).content.decode()

    return run


def note(pilot, counsellor, text: str, **facts):
    participant = make_participant(pilot, counsellor=counsellor)
    return make_session(participant, by=counsellor, note=text, **facts)


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("woning", True),
        ("Woningen bekeken", True),
        ('"bekeken samen"', False),
        ("woning -buren", False),
        ("fiets", False),
        ("'; --", False),
    ],
)
def test_it_finds_every_inflection(search, pilot, counsellor, words, is_found):
    session = note(pilot, counsellor, "Samen woningen bekeken, met de buren.")
    assert (session.participant.full_name in search(words, counsellor)) is is_found


def test_it_marks_the_words_and_nothing_else_becomes_html(search, pilot, counsellor):
    note(pilot, counsellor, "<b>Huur</b> betaald")
    page = search("huur", counsellor)
    assert "<mark>Huur</mark>" in page
    assert "<b>" not in page


def test_it_also_looks_in_the_confidential_part(search, pilot, counsellor):
    session = note(pilot, counsellor, "Gesprek", confidential_note="Zorgen over schulden.")
    assert session.participant.full_name in search("schuld", counsellor)


def test_a_colleagues_notes_are_not_there_and_a_team_lead_finds_them(search, pilot, counsellor):
    session = note(pilot, counsellor, "Samen woningen bekeken")
    colleague = make_user(role="counsellor", pilot=pilot)
    assert session.participant.full_name not in search("woning", colleague)
    lead = make_user(role="team_lead", pilot=pilot)
    assert session.participant.full_name in search("woning", lead)


def test_a_hit_leads_to_the_session_itself(search, pilot, counsellor):
    session = note(pilot, counsellor, "Samen woningen bekeken")
    url = reverse("participants:session-show", args=[pilot.slug, session.pk])
    assert f'href="{url}"' in search("woning", counsellor)


def test_it_is_logged_as_a_search_without_the_words(search, pilot, counsellor):
    note(pilot, counsellor, "Samen woningen bekeken")
    search("woning", counsellor)
    line = AccessEvent.objects.get(page="participants:note-search")
    assert line.act == Act.SEARCH
    assert "woning" not in str(AccessEvent.objects.values().get(pk=line.pk))


def test_queries_do_not_grow(client, pilot, counsellor, count_queries):
    client.force_login(counsellor)
    url = reverse("participants:note-search", args=[pilot.slug])

    def run():
        return client.get(url, {"q": "woning"})

    note(pilot, counsellor, "woning")
    run()
    few = count_queries(run)
    for _ in range(3):
        note(pilot, counsellor, "woning")
    assert count_queries(run) == few
