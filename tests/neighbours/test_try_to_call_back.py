"""Who rang back and got no answer says so; the neighbour still waits."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.core import clock
from neighbours.actions.consultation_hours_calls import (
    call_back,
    change_call,
    note_try,
    withdraw_call,
)
from neighbours.actions.consultation_hours_forgetting import forget_callers
from neighbours.models import Call
from tests.consultation_hour_factories import at, make_booking, make_call, make_call_back
from tests.factories import TODAY, make_user, system
from tests.refusals import breaks, refused_by

WAS_SAVED = "Dit was al opgeslagen. Er is niets dubbel opgeslagen."


def tried(call, *moments, by=None) -> Call:
    for moment in moments or [at(19)]:
        call = note_try(call=call, now=moment, by=by or system())
    return call


def corrected(call, **facts):
    about = {"outcome": "call_back", "came_at": call.came_at, "telephone": call.telephone}
    return change_call(call=call, **{**about, "now": at(21), "by": system(), **facts})


def tries_of(call) -> tuple:
    call.refresh_from_db()
    return call.tries, call.tried_at


def test_a_try_is_counted_and_the_neighbour_still_waits(hour):
    call = make_call_back(hour)
    by = make_user(role="contact_officer", pilot=hour.pilot)
    tried(call, at(19), at(20), by=by)
    assert tries_of(call) == (2, at(20))
    assert Call.objects.to_call_back().get() == call
    rows = call.history.order_by("history_id").values_list("tries", "tried_at", "history_user")
    assert list(rows)[1:] == [(1, at(19), by.pk), (2, at(20), by.pk)]


def test_nobody_is_tried_who_does_not_wait(hour):
    answered, booked, called = make_call(hour), make_booking(hour), make_call_back(hour)
    call_back(call=called, now=at(19), by=system(), handling="answered")
    withdrawn = make_call_back(hour)
    withdraw_call(call=withdrawn, reason="Dubbel", by=system())
    for call in (answered, booked, called, withdrawn):
        with breaks("neighbours_call_still_to_call"):
            tried(call)
        assert tries_of(call) == (0, None)


def test_tries_stay_when_the_neighbour_was_called_back_and_when_the_call_is_withdrawn(hour):
    for close in (
        lambda call: call_back(call=call, now=at(20), by=system(), handling="answered"),
        lambda call: withdraw_call(call=call, reason="Dubbel", by=system()),
        lambda _call: forget_callers(today=date(2022, 4, 1)),
    ):
        call = tried(make_call_back(hour))
        close(call)
        assert tries_of(call) == (1, at(19))


@pytest.mark.parametrize(
    "change",
    ["tries = 0", "tried_at = NULL", "outcome = 'missed'"],
)
def test_the_database_keeps_tries_their_moment_and_the_outcome_together(hour, change):
    call = tried(make_call_back(hour))
    statement = f"UPDATE neighbours_call SET {change} WHERE id = %s"
    assert refused_by(statement, [call.pk]) == "neighbours_call_tried_at_some_time"


def test_a_try_noted_by_mistake_is_taken_off(hour):
    call = tried(make_call_back(hour), at(19), at(20))
    corrected(call, tries=1)
    assert tries_of(call) == (1, at(19))
    tried(call, at(20, 30))
    corrected(call, tries=1)
    assert tries_of(call) == (1, at(19))
    corrected(call, tries=0)
    assert tries_of(call) == (0, None)
    last, *before = call.history.values_list("tries", flat=True)
    assert (last, before) == (0, [1, 2, 1, 2, 1, 0])


@pytest.mark.parametrize("left", [-1, 2])
def test_a_correction_adds_no_try(hour, left):
    call = tried(make_call_back(hour))
    with breaks("neighbours_call_tries_taken_off", field="tries"):
        corrected(call, tries=left)
    assert tries_of(call) == (1, at(19))


def test_a_correction_of_something_else_keeps_the_tries(hour):
    call = tried(make_call_back(hour))
    corrected(call, note="Belt liever morgen.")
    assert tries_of(call) == (1, at(19))


def test_a_call_that_was_answered_after_all_was_not_tried(hour):
    call = tried(make_call_back(hour))
    corrected(call, outcome="taken", handling="answered")
    assert tries_of(call) == (0, None)


@pytest.fixture
def call(hour, officer):
    """A call that waits, of a pilot whose contact officer is signed in."""
    return make_call_back(hour)


def address(name, call) -> str:
    pk = call.hour_id if name.startswith("consultation-hour-") else call.pk
    return reverse(f"neighbours:{name}", args=[call.hour.pilot.slug, pk])


def pages(call) -> list[str]:
    listed = reverse("neighbours:consultation-hour-list", args=[call.hour.pilot.slug])
    details = ("consultation-hour-detail", "consultation-hour-phone")
    return [listed, *(address(name, call) for name in details)]


def press(client, call, key="sleutel") -> str:
    answer = client.post(address("call-try", call), {"submission": key}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_button_stands_wherever_a_call_waits(client, call):
    button = f'<form method="post" action="{address("call-try", call)}">'
    for page in pages(call):
        shown = client.get(page).content.decode()
        assert shown.count(button) == 1
        assert "geprobeerd, laatst" not in shown
    call_back(call=call, now=clock.now(), by=system(), handling="answered")
    for page in pages(call):
        assert button not in client.get(page).content.decode()


def test_pressed_twice_it_was_tried_once_and_from_a_new_page_again(client, call, officer):
    assert "niet werd opgenomen" in press(client, call)
    assert WAS_SAVED in press(client, call)
    assert tries_of(call)[0] == 1
    assert "niet werd opgenomen" in press(client, call, key="andere sleutel")
    assert tries_of(call)[0] == 2
    assert call.history.first().history_user == officer


def test_the_button_has_another_key_on_each_page_and_for_each_call(client, call):
    make_call_back(call.hour)
    keys = [
        line.split('name="submission" value="')[1].split('"')[0]
        for page in pages(call)
        for line in client.get(page).content.decode().splitlines()
        if "/geprobeerd/" in line
    ]
    assert len(keys) == len(set(keys)) == 6


def test_each_page_says_how_often_it_was_tried_and_when_last(client, call):
    yesterday = clock.now() - timedelta(days=1)
    tried(call, yesterday)
    at_that_time = f"laatst op 29 juni {TODAY.year} om {yesterday:%H:%M}"
    for page in pages(call):
        assert f"1 keer geprobeerd, {at_that_time}" in client.get(page).content.decode()
    tried(call, at(0, 30, day=TODAY))  # still yesterday in UTC
    for page in pages(call):
        assert "2 keer geprobeerd, laatst om 00:30" in client.get(page).content.decode()


def test_who_presses_when_nobody_waits_any_more_hears_so(client, call):
    call_back(call=call, now=clock.now(), by=system(), handling="answered")
    answer = client.post(address("call-try", call), {"submission": "sleutel"})
    assert answer.status_code == 422
    assert "wacht niemand meer" in answer.content.decode()
    assert client.get(address("call-try", call)).url == address("consultation-hour-detail", call)


def test_the_page_to_call_back_leads_to_the_button(client, call):
    assert address("call-try", call) in client.get(address("call-call-back", call)).content.decode()
    assert "Geprobeerd, geen gehoor" in client.get(address("call-try", call)).content.decode()


def test_a_correction_shows_the_tries_only_when_there_are_any(client, call):
    url = address("call-change", call)
    assert "tries" not in client.get(url).context["form"].fields
    tried(call)
    form = client.get(url).context["form"]
    assert form["tries"].value() == 1
    facts = {"outcome": "call_back", "came_at": "16:05", "telephone": "0591 681234"}
    sent = {**facts, "version": form.version}
    assert client.post(url, {**sent, "tries": "0"}).status_code == 302
    assert tries_of(call) == (0, None)


def test_the_history_tells_of_each_try_in_dutch(client, call):
    tried(call)
    history = reverse("record-history", args=[call.hour.pilot.slug, "telefoontjes", call.pk])
    shown = client.get(history).content.decode()
    assert "aantal keren geprobeerd" in shown.lower()
    assert "laatst geprobeerd op" in shown.lower()
    assert "1 april 2021 19:00" in shown
