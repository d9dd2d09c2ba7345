"""The list of someone's sessions: what is to come, what was, and the way to one of them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core.pages import ROWS_PER_PAGE
from participants.actions.sessions_planning import cancel_session
from tests.factories import TODAY, make_plan, make_series, make_session, make_user


@pytest.fixture
def read(client, pilot, participant, counsellor):
    client.force_login(counsellor)
    url = reverse("participants:session-list", args=[pilot.slug, participant.pk])
    return lambda: client.get(url)


def test_what_was_cancelled_ahead_does_not_stand_among_what_was(read, participant, counsellor):
    held = make_session(participant, by=counsellor)
    first = make_series(participant, by=counsellor).sessions.earliest("day")
    cancel_session(session=first, cancelled_by="participant", following=True, by=counsellor)
    answer = read()
    assert list(answer.context["page_obj"].object_list) == [held]
    assert len(answer.context["cancelled"]) == 4
    held_after_all = reverse("participants:session-hold", args=[participant.pilot.slug, first.pk])
    assert held_after_all not in answer.content.decode()


def test_one_of_today_that_was_cancelled_may_have_been_held(read, participant, counsellor):
    plan = make_plan(participant, by=counsellor, day=TODAY)
    cancel_session(session=plan, cancelled_by="participant", by=counsellor)
    page = read().content.decode()
    assert reverse("participants:session-hold", args=[participant.pilot.slug, plan.pk]) in page


def test_the_address_of_a_session_leads_to_its_page_and_place(
    client, read, participant, counsellor
):
    sessions = [
        make_session(participant, by=counsellor, day=date(2021, 3, 1) + timedelta(days=day))
        for day in range(ROWS_PER_PAGE + 1)
    ]
    read()
    slug = participant.pilot.slug
    for session, page in ((sessions[0], 2), (sessions[1], 1), (sessions[-1], 1)):
        answer = client.get(reverse("participants:session-show", args=[slug, session.pk]))
        place = f"#session-{session.pk}"
        assert answer["Location"].endswith(f"/gesprekken/?page={page}{place}")
        assert f'id="{place[1:]}"' in client.get(answer["Location"]).content.decode()


def test_the_way_to_a_session_is_for_who_reads_it(client, pilot, participant, counsellor):
    session = make_session(participant, by=counsellor)
    url = reverse("participants:session-show", args=[pilot.slug, session.pk])
    client.force_login(make_user(role="counsellor", pilot=pilot))
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("note", "is_folded"), [("Kort.", False), ("woord " * 300, True), ("regel\n" * 20, True)]
)
def test_a_long_note_is_folded_and_stands_there_in_full(
    read, participant, counsellor, note, is_folded
):
    make_session(participant, by=counsellor, note=note)
    page = read().content.decode()
    assert ("iw-fold" in page.split("<main")[1]) is is_folded
    assert page.count(note.split()[0]) >= len(note.split())
