"""A session ends after fifteen minutes without use and ten hours after signing in; text stays."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.models import Draft
from interwonen.core.seals import seal
from tests.access.test_late_forms import KEEP, LOGIN, NOTE, sign_in, typed
from tests.factories import PASSWORD, make_participant, make_user

BY_ITSELF = {"X-Requested-With": "fetch"}


@pytest.fixture(autouse=True)
def as_in_use(settings, passing_time):
    settings.IDLE_MINUTES, settings.SESSION_COOKIE_AGE = 15, 36_000


@pytest.fixture
def board(client, pilot, counsellor, passing_time) -> str:
    client.force_login(counsellor)
    return reverse("home:dashboard", args=[pilot.slug])


@pytest.fixture
def form_url(pilot, counsellor) -> str:
    someone = make_participant(pilot, counsellor=counsellor)
    return reverse("participants:session-create", args=[pilot.slug, someone.pk])


def is_open(client, page: str) -> bool:
    return client.get(page).status_code == 200


def test_fifteen_minutes_without_use_end_it(client, board, passing_time):
    passing_time(minutes=14)
    assert is_open(client, board)
    passing_time(minutes=14)
    assert is_open(client, board)
    passing_time(minutes=15)
    asked = client.get(board)
    assert asked.url == f"{LOGIN}?next={board}"
    assert "omdat u een tijd niets had gedaan" in client.get(asked.url).content.decode()
    line = AccessEvent.objects.latest("pk")
    assert (line.act, line.page) == ("sign_out", "session-extend")
    assert not is_open(client, board)


def test_use_is_saved_at_most_once_a_minute(client, board, passing_time):
    before = client.session["seen_at"]
    passing_time(seconds=59)
    client.get(board)
    assert client.session["seen_at"] == before
    passing_time(seconds=1)
    client.get(board)
    assert client.session["seen_at"] == before + 60


def test_what_a_page_asks_by_itself_keeps_no_session_alive(client, board, counsellor, passing_time):
    for _ask in range(3):
        passing_time(minutes=5)
        client.get(reverse("session-extend"), headers=BY_ITSELF)
        client.post(KEEP, typed(counsellor, board), headers=BY_ITSELF)
    assert not is_open(client, board)


def test_looking_how_far_a_long_work_is_keeps_no_session_alive(client, pilot, board, passing_time):
    for _ask in range(3):
        passing_time(minutes=5)
        client.get(reverse("work-show", args=[pilot.slug, 1]))
    assert not is_open(client, board)


def test_asking_to_stay_keeps_it_alive_and_says_until_when(client, board, passing_time):
    passing_time(minutes=14)
    page = client.get(reverse("session-extend")).content.decode()
    until = clock.now() + timedelta(minutes=15)
    assert f"Tot {until:%H:%M}" in page
    assert 'data-left="900"' in page
    passing_time(minutes=14)
    assert is_open(client, board)


def test_a_page_tells_its_script_how_long_it_lasts(client, board, passing_time):
    passing_time(minutes=13)
    asked = client.get(reverse("session-extend"), headers=BY_ITSELF).content.decode()
    assert 'data-left="120"' in asked
    passing_time(minutes=2)
    over = client.get(reverse("session-extend"), headers=BY_ITSELF, follow=True)
    assert "session-end" not in over.content.decode()
    # A script's question takes nothing away from what the next page says.
    told = client.get(board, follow=True).content.decode()
    assert "omdat u een tijd niets had gedaan" in told


def test_nothing_of_it_is_on_a_page_for_everybody(client, db):
    assert "session-end" not in client.get(LOGIN).content.decode()


def test_ten_hours_end_it_however_it_is_used(client, board, passing_time):
    for _visit in range(59):
        passing_time(minutes=10)
        assert is_open(client, board)
    left = re.search(r'data-left="(\d+)"', client.get(board).content.decode())
    assert int(left[1]) == 600
    passing_time(minutes=10)
    assert not is_open(client, board)


def test_no_new_password_makes_it_longer(client, board, passing_time):
    begun = client.session["begun_at"]
    passing_time(minutes=10)
    new = "kruiwagen-sterren-mosterd-drie"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), sent).status_code == 302
    client.post(reverse("step-up"), {"password": new})
    assert client.session["begun_at"] == begun
    assert is_open(client, board)


def test_what_was_sent_too_late_is_in_the_form_after_signing_in(
    client, board, counsellor, form_url, passing_time
):
    passing_time(minutes=20)
    asked = client.post(form_url, typed(counsellor, form_url))
    assert asked.url == f"{LOGIN}?next={form_url}"
    assert not Draft.objects.exists()
    sign_in(client, counsellor, next=form_url)
    assert NOTE in client.get(form_url).content.decode()
    assert client.session.get_expire_at_browser_close()  # no longer the hour of what waited


def test_a_draft_that_comes_too_late_waits_as_well(
    client, board, counsellor, form_url, passing_time
):
    passing_time(minutes=20)
    client.post(KEEP, typed(counsellor, form_url), headers=BY_ITSELF)
    sign_in(client, counsellor)
    assert Draft.objects.get().content["note"] == [NOTE]


def test_another_person_gets_nothing_of_what_was_sent_too_late(
    client, pilot, board, counsellor, passing_time
):
    passing_time(minutes=20)
    sent = {"draft_place": board, "author_seal": seal(counsellor, board), "note": NOTE}
    client.post(board, sent)
    sign_in(client, make_user(role="team_lead", pilot=pilot))
    assert NOTE not in client.get(board).content.decode()
    assert not Draft.objects.exists()


def test_the_row_of_a_session_that_is_over_goes(client, board, passing_time):
    key = client.session.session_key
    passing_time(minutes=15)
    client.get(board)
    assert not Session.objects.filter(pk=key).exists()


def test_a_session_from_before_this_rule_is_over(client, board):
    session = client.session
    del session["begun_at"]
    session.save()
    assert not is_open(client, board)
