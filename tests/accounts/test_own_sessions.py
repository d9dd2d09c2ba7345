"""Someone sees the own sessions, and ends those that should not be there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from tests.accounts.second_factors import sign_in
from tests.factories import PASSWORD, make_user

PAGE = "/toegang/sessies/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1"
DESK = "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def open_on(counsellor, passing_time):
    """A function that signs in with a device."""

    def begin(device: str) -> Client:
        client = Client(headers={"User-Agent": device})
        sign_in(client, counsellor)
        return client

    return begin


def codes_on(client) -> list[str]:
    return [each.code for each in client.get(PAGE).context["sessions"]]


def code_of(client) -> str:
    """What a page calls the session of this client."""
    key = client.session.session_key
    return next(each.code for each in client.get(PAGE).context["sessions"] if each.key == key)


def is_open(client) -> bool:
    return client.get(PAGE).status_code == 200


def test_each_says_with_what_and_since_when_and_not_from_where(open_on, passing_time):
    begun = [clock.now(), clock.now() + timedelta(minutes=5)]
    open_on(PHONE)
    passing_time(minutes=5)
    text = open_on(DESK).get(PAGE).content.decode()
    assert "Safari, iPhone" in text
    assert "Firefox, Windows</strong> (deze sessie)" in text
    assert [f"Sinds 30 juni {at:%H:%M}" in text for at in begun] == [True, True]
    assert "127.0.0.1" not in text


def test_one_is_ended_after_a_proof_and_leaves_a_line(open_on, counsellor, passing_time):
    phone, desk = open_on(PHONE), open_on(DESK)
    code = code_of(phone)
    passing_time(minutes=16)
    asked = desk.post(PAGE, {"session": code})
    assert asked.url.startswith(reverse("step-up"))
    assert is_open(phone)
    done = desk.post(asked.url, {"password": PASSWORD})
    assert done.status_code == 302
    assert not is_open(phone)
    assert is_open(desk)
    line = AccessEvent.objects.latest("pk")
    assert (line.act, line.outcome, line.page, line.user) == (
        "sign_out",
        "done",
        "session-list",
        counsellor,
    )


def test_all_others_are_ended_at_once(open_on):
    others, desk = [open_on(PHONE), open_on(PHONE)], open_on(DESK)
    desk.post(PAGE, {"session": "all"})
    assert [is_open(each) for each in (*others, desk)] == [False, False, True]
    assert len(codes_on(desk)) == 1


def test_nobody_sees_or_ends_a_session_of_another(open_on, pilot):
    mine, thief = open_on(DESK), Client()
    sign_in(thief, make_user(role="counsellor", pilot=pilot))
    assert code_of(mine) not in codes_on(thief)
    thief.post(PAGE, {"session": code_of(mine)})
    thief.post(PAGE, {"session": "all"})
    thief.post(PAGE, {"session": mine.session.session_key})
    assert is_open(mine)
    assert not AccessEvent.objects.filter(page="session-list").exists()


def test_the_key_of_a_session_is_on_no_page(open_on):
    phone, desk = open_on(PHONE), open_on(DESK)
    text = desk.get(PAGE).content.decode()
    assert phone.session.session_key not in text
    assert desk.session.session_key not in text


def test_one_that_is_over_is_not_there(open_on, settings, passing_time):
    settings.IDLE_MINUTES = 15
    open_on(PHONE)
    passing_time(minutes=16)
    assert len(codes_on(open_on(DESK))) == 1


def test_it_takes_few_questions_however_many_sessions_there_are(open_on, count_queries):
    desk = open_on(DESK)
    few = count_queries(lambda: desk.get(PAGE))
    for _each in range(5):
        open_on(PHONE)
    assert count_queries(lambda: desk.get(PAGE)) == few <= 12
