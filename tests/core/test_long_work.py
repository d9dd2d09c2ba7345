"""A long work: done apart, all or nothing, with its progress for who started it."""

import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from threading import Event
from time import sleep
from unittest.mock import Mock, patch

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.urls import reverse

from interwonen.core import clock, long_work
from interwonen.core.long_work import File, carry_out, start_work, work_url
from interwonen.core.models import LongWork, Mark
from interwonen.core.rules import BUSY, ONE_WORK_AT_A_TIME, RuleBroken
from tests.factories import make_pilot, make_user


def count_to_three(work):
    work.expect(3)
    for number in range(3):
        Mark.objects.create(key=f"{work.order['word']}-{number}", until=work.now)
        work.advance()
    return File(b"een twee drie", name="tellen.txt", content_type="text/plain")


def fail(work):
    count_to_three(work)
    raise ZeroDivisionError


def refuse(work):
    count_to_three(work)
    raise RuleBroken(BUSY)


@pytest.fixture(autouse=True)
def kinds():
    named = {"count": count_to_three, "fail": fail, "refuse": refuse}
    known = {n: long_work.Kind("Tellen", "neighbourhood_write", f) for n, f in named.items()}
    with patch.dict(long_work._kinds, known):
        yield


@pytest.fixture
def officer(client, pilot):
    user = make_user(role="contact_officer", pilot=pilot)
    client.force_login(user)
    return user


def start(pilot, by, kind="count", **facts):
    given = {"place": pilot.slug, "key": "", "back": "/terug/", "order": {"word": "een"}, **facts}
    return start_work(kind, by=by, **given)


def finish(work):
    carry_out(work.pk, now=clock.now(), told=False)
    work.refresh_from_db()
    return work


def silence(work, *, since=timedelta(minutes=2)):
    LongWork.objects.filter(pk=work.pk).update(heard_at=Now() - since)


def test_it_is_done_once_and_leaves_its_rows_and_a_file(pilot, officer):
    work = finish(start(pilot, officer))
    assert (work.done, work.total, bytes(work.content)) == (3, 3, b"een twee drie")
    assert Mark.objects.filter(key__startswith="een-").count() == 3
    finish(work)
    assert Mark.objects.filter(key__startswith="een-").count() == 3


@pytest.mark.parametrize(
    ("kind", "says"), [("fail", "Er ging hier iets mis."), ("refuse", str(BUSY.message))]
)
def test_one_that_fails_leaves_nothing_but_why(pilot, officer, kind, says):
    work = finish(start(pilot, officer, kind))
    assert work.finished_at is not None
    assert says in work.failed
    assert not Mark.objects.exists()


def test_of_one_key_one_is_done_at_a_time(pilot, officer):
    work = start(pilot, officer)
    assert start(pilot, officer) == work  # pressed twice
    with pytest.raises(RuleBroken) as refusal:
        start(pilot, make_user())
    assert refusal.value.rule == ONE_WORK_AT_A_TIME
    assert start(pilot, make_user(), key="another").pk != work.pk
    with pytest.raises(IntegrityError, match="core_longwork_one_at_a_time"), transaction.atomic():
        LongWork.objects.create(kind="count", place=pilot.slug, started_by=officer)


def test_the_database_refuses_more_done_than_there_is(pilot, officer):
    with pytest.raises(IntegrityError, match="core_longwork_done_of_total"), transaction.atomic():
        LongWork.objects.create(kind="count", done=1, started_by=officer)


def test_who_started_it_sees_how_far_it_is_and_then_the_file(client, pilot, officer):
    work = start(pilot, officer, total=3)
    LongWork.objects.filter(pk=work.pk).update(done=2)
    page = client.get(work_url(work))
    assert page["Refresh"] == "2"
    assert "2 van 3 zijn klaar." in page.content.decode()
    assert "Refresh" not in client.get(work_url(work) + "?stil=1")
    finish(work)
    page = client.get(work_url(work))
    assert "Refresh" not in page
    file = client.get(reverse("work-file", args=[pilot.slug, work.pk]))
    assert file.content == b"een twee drie"
    assert 'filename="tellen.txt"' in file["Content-Disposition"]


def test_a_finished_one_leads_to_its_result(client, pilot, officer):
    work = finish(start(pilot, officer, then="/klaar/"))
    assert client.get(work_url(work)).url == "/klaar/"


def test_one_whose_process_is_gone_can_be_started_again(client, pilot, officer):
    work = start(pilot, officer)
    silence(work)
    page = client.get(work_url(work))
    assert "Opnieuw starten" in page.content.decode()
    answer = client.post(work_url(work), {"submission": "a"})
    again = LongWork.objects.latest("pk")
    assert answer.url == work_url(again) != work_url(work)
    work.refresh_from_db()
    assert work.failed
    assert finish(again).content


def test_nobody_else_opens_it(client, pilot, officer):
    work = finish(start(pilot, officer))
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    assert client.get(work_url(work)).status_code == 404
    assert client.get(reverse("work-file", args=[pilot.slug, work.pk])).status_code == 404


def test_who_may_do_it_no_more_does_not_open_it(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    client.force_login(counsellor)
    assert client.get(work_url(start(pilot, counsellor))).status_code == 403


def test_the_result_is_kept_a_day(client, pilot, officer):
    work = finish(start(pilot, officer))
    LongWork.objects.filter(pk=work.pk).update(finished_at=Now() - timedelta(days=1, hours=1))
    assert client.get(work_url(work)).status_code == 404
    start(pilot, officer, key="another")
    work.refresh_from_db()
    assert (work.content, work.done) == (None, 3)
    LongWork.objects.filter(pk=work.pk).update(finished_at=Now() - timedelta(days=91))
    start(pilot, officer)
    assert not LongWork.objects.filter(pk=work.pk).exists()


def test_what_a_file_was_made_of_is_remembered(pilot, officer):
    def make(work):
        return File(b"x", "x.txt", "text/plain", made_of={"words": 1})

    kind = long_work.Kind("Maken", "neighbourhood_write", make)
    with patch.dict(long_work._kinds, {"make": kind}):
        assert finish(start(pilot, officer, "make")).order == {
            "word": "een",
            "made_of": {"words": 1},
        }


def test_the_process_begins_when_the_start_is_committed(
    pilot, officer, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setenv("SECRET_OF_ANOTHER", "x")
    monkeypatch.setenv("INTERWONEN_CLOCK", "2021-06-30")
    begun = Mock()
    monkeypatch.setattr(subprocess, "Popen", begun)
    with django_capture_on_commit_callbacks(execute=True):
        work = start(pilot, officer)
        assert not begun.called
    (command,), options = begun.call_args
    assert command == [sys.executable, "manage.py", "carry_out_work", str(work.pk)]
    assert options["start_new_session"]
    assert options["env"]["INTERWONEN_CLOCK"] == "2021-06-30"
    assert "SECRET_OF_ANOTHER" not in options["env"]


OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
WAITING = f"{OTHERS} AND wait_event_type = 'Lock'"
TELLING = f"{OTHERS} AND state = 'idle'"  # the work itself is in a transaction


def apart(statement):
    """Run a statement on a connection of its own; gives its first value."""
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute(statement)
        return (cursor.fetchone() or [None])[0]


def wait_for(connections):
    for _moment in range(500):
        if apart(f"SELECT count(*) {connections}"):
            return
        sleep(0.01)
    raise AssertionError(f"nobody is there {connections}")


@pytest.fixture
def told_soon(monkeypatch):
    monkeypatch.setattr(long_work, "TOLD_EVERY", 0.05)
    monkeypatch.setattr(long_work, "begin_apart", lambda pk: None)


def carried_out(function):
    pilot = make_pilot()
    officer = make_user(role="contact_officer", pilot=pilot)
    kind = long_work.Kind("Het", "neighbourhood_write", function)
    with patch.dict(long_work._kinds, {"it": kind}):
        work = start_work("it", place=pilot.slug, key="", by=officer, back="/")
        carry_out(work.pk, now=clock.now())
    work.refresh_from_db()
    return work


@pytest.mark.django_db(transaction=True)
def test_it_ends_when_the_database_went_away(told_soon):
    def go_on(work):
        Mark.objects.create(key="weg", until=work.now)
        work.expect(1000)
        wait_for(TELLING)
        apart(f"SELECT count(pg_terminate_backend(pid)) {OTHERS}")
        for _letter in range(1000):
            sleep(0.01)
            work.advance()
        raise AssertionError("it went on to the end")

    assert carried_out(go_on).failed.startswith("Het is afgebroken")
    assert not Mark.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_goes_on_when_telling_how_far_it_is_is_cut_short(told_soon):
    def lock(work):
        work.expect(1)
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE core_longwork")
        wait_for(WAITING)
        apart(f"SELECT count(pg_cancel_backend(pid)) {WAITING}")
        sleep(0.2)
        wait_for(WAITING)
        work.advance()

    work = carried_out(lock)
    assert (work.failed, work.done) == ("", 1)


@pytest.mark.django_db(transaction=True)
def test_others_see_how_far_it_is_and_none_of_its_rows(told_soon, monkeypatch):
    seen = []

    def look(work):
        Mark.objects.create(key="zichtbaar", until=work.now)
        work.expect(5)
        work.advance(4)
        told.wait(20)

    told, real = Event(), long_work._tell_once

    def tell(work, pk):
        real(work, pk)
        if done := LongWork.objects.get(pk=pk).done:  # it also tells before there is any
            seen.append((done, Mark.objects.count()))
            told.set()

    monkeypatch.setattr(long_work, "_tell_once", tell)
    work = carried_out(look)
    assert seen[0] == (4, 0)
    assert (work.failed, work.done, Mark.objects.count()) == ("", 5, 1)
