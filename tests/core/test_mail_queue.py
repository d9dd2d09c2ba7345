"""Mails wait in the database until the mail server has them."""

import smtplib
import socket
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import StringIO
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection, transaction
from post_office.models import STATUS, Email

from interwonen.core.mail_queue import WAITS, deliver_due, keep_delivering, queue_mail, try_again
from tests.house.sources import python_files

NOW = datetime(2021, 6, 30, 14, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
MINUTE = timedelta(minutes=1)


def waiting(to: str = "nina.nieuw@zorg.example", **facts) -> Email:
    """A mail that waits."""
    queue_mail("Onderwerp", "Een link: https://interwonen.example/geheim/", to=to, **facts)
    return Email.objects.latest("pk")


class Refusing(EmailBackend):
    """A mail server that refuses what `refusals` names, by address."""

    refusals: dict[str, Exception] = {}

    def send_messages(self, messages):
        for message in messages:
            if refusal := self.refusals.get(message.to[0]):
                raise refusal
        return super().send_messages(messages)


@pytest.fixture
def refuse(settings, monkeypatch) -> Callable[[str, Exception], None]:
    """A function that makes the mail server refuse all for an address, in this way."""
    refusals: dict[str, Exception] = {}
    monkeypatch.setattr(Refusing, "refusals", refusals)
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    return refusals.__setitem__


def refused(code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"nina.nieuw@zorg.example": (code, b"no")})


def test_it_waits_for_the_transaction_and_leaves_nothing_behind(db):
    with transaction.atomic():
        waiting()
        transaction.set_rollback(True)  # the act fails
    assert deliver_due(now=NOW) == 0
    waiting()
    assert mail.outbox == []
    assert deliver_due(now=NOW) == 1
    assert [(each.to, each.subject) for each in mail.outbox] == [
        (["nina.nieuw@zorg.example"], "Onderwerp")
    ]
    assert "Expires" not in mail.outbox[0].message()
    assert not Email.objects.exists()
    assert deliver_due(now=NOW) == 0


def test_a_text_is_no_template(db):
    queue_mail("{{ settings }}", "{% load %} 7 > 5", to="nina.nieuw@zorg.example")
    deliver_due(now=NOW)
    assert (mail.outbox[0].subject, mail.outbox[0].body) == ("{{ settings }}", "{% load %} 7 > 5")


def test_one_takes_the_place_of_an_older_one_about_the_same(db):
    older, other = waiting(about="invitation 1"), waiting(about="invitation 2")
    without, newer = waiting(), waiting(about="invitation 1")
    waiting()
    assert not Email.objects.filter(pk=older.pk).exists()
    assert Email.objects.filter(pk__in=[other.pk, without.pk, newer.pk]).count() == 3
    assert deliver_due(now=NOW) == 4


def test_one_to_nobody_goes_nowhere_and_does_not_stay(db):
    waiting(to="")
    deliver_due(now=NOW)
    assert mail.outbox == []
    assert not Email.objects.exists()


@pytest.mark.parametrize(("keep_for", "sent"), [(timedelta(days=1), 1), (timedelta(days=-1), 0)])
def test_a_link_that_works_no_longer_is_not_sent_and_not_kept(db, keep_for, sent):
    waiting(keep_for=keep_for)
    deliver_due(now=NOW)
    assert len(mail.outbox) == sent
    assert not Email.objects.exists()


def test_without_a_term_it_is_kept_for_a_week(db, refuse):
    refuse("nina.nieuw@zorg.example", OSError())
    waiting()
    deliver_due(now=NOW + timedelta(days=6))
    assert Email.objects.exists()
    deliver_due(now=NOW + timedelta(days=8))
    assert not Email.objects.exists()


@pytest.mark.parametrize("refusal", [TimeoutError(), refused(450), smtplib.SMTPException("quota")])
def test_it_is_tried_again_later_and_later_and_then_given_up(db, refuse, refusal):
    refuse("nina.nieuw@zorg.example", refusal)
    queued, now = waiting(), NOW
    for wait in WAITS:
        deliver_due(now=now)
        deliver_due(now=now + wait - MINUTE / 2)
        queued.refresh_from_db()
        assert (queued.status, queued.scheduled_time) == (STATUS.requeued, now + wait)
        now += wait
    deliver_due(now=now)
    queued.refresh_from_db()
    assert (queued.status, queued.number_of_retries) == (STATUS.failed, len(WAITS) + 1)
    assert deliver_due(now=now + timedelta(days=1)) == 0


def test_one_that_was_given_up_is_sent_when_asked_again(db, refuse):
    refuse("nina.nieuw@zorg.example", refused(550))
    queued = waiting()
    deliver_due(now=NOW)
    queued.refresh_from_db()
    assert queued.status == STATUS.failed
    refuse("nina.nieuw@zorg.example", None)
    assert deliver_due(now=NOW) == 0
    with transaction.atomic():
        try_again(queued.pk)
    assert deliver_due(now=NOW) == 1


def test_one_that_is_refused_does_not_hold_up_the_others(db, refuse):
    refuse("nina.nieuw@zorg.example", ValueError("a fault of ours"))
    waiting()
    waiting(to="ander@zorg.example")
    assert deliver_due(now=NOW) == 1
    assert [each.to for each in mail.outbox] == [["ander@zorg.example"]]


def test_of_a_refusal_only_its_kind_is_kept(db, refuse):
    refuse("nina.nieuw@zorg.example", refused(450))
    queued = waiting()
    deliver_due(now=NOW)
    deliver_due(now=NOW + MINUTE)
    assert [vars(log)["exception_type"] for log in queued.logs.all()] == ["SMTPRecipientsRefused"]
    assert [log.message for log in queued.logs.all()] == [""]


class OneMoreWorker(EmailBackend):
    """A mail server; while it takes the first mail, a second worker looks for mails to send."""

    second: Thread | None = None

    def send_messages(self, messages):
        if OneMoreWorker.second is None:
            OneMoreWorker.second = Thread(target=deliver_and_hang_up)
            OneMoreWorker.second.start()
            OneMoreWorker.second.join()
        return super().send_messages(messages)


def deliver_and_hang_up() -> None:
    deliver_due(now=NOW)
    connection.close()


def test_two_workers_at_once_send_a_mail_once(transactional_db, settings, monkeypatch):
    monkeypatch.setattr(OneMoreWorker, "second", None)
    settings.EMAIL_BACKEND = f"{__name__}.OneMoreWorker"
    waiting()
    waiting(to="ander@zorg.example")
    deliver_due(now=NOW)
    assert OneMoreWorker.second is not None
    assert [each.to for each in mail.outbox] == [
        ["ander@zorg.example"],  # by the second worker, which passed over the first mail
        ["nina.nieuw@zorg.example"],
    ]


@pytest.fixture
def silent_server(settings) -> Iterator[None]:
    """A mail server that accepts a connection and says nothing."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_TIMEOUT = 0.2
        yield


def test_a_server_that_says_nothing_is_left_and_the_mail_is_kept(db, silent_server):
    queued = waiting()
    assert deliver_due(now=NOW) == 0
    queued.refresh_from_db()
    assert (queued.status, queued.scheduled_time) == (STATUS.requeued, NOW + WAITS[0])
    assert queued.logs.get().exception_type == "SMTPServerDisconnected"


def test_the_command_sends_what_waits(db):
    waiting()
    said = StringIO()
    call_command("send_mails", stdout=said)
    assert said.getvalue() == "Sent: 1.\n"
    assert len(mail.outbox) == 1


def test_a_worker_that_goes_on_ends_when_it_is_told(db, monkeypatch):
    stop = Event()
    monkeypatch.setattr("interwonen.core.keeping_on.close_old_connections", lambda: None)
    waiting()
    monkeypatch.setattr(stop, "wait", lambda every: stop.set())
    keep_delivering(stop, every=1)
    assert len(mail.outbox) == 1


def test_nothing_but_the_queue_sends_mail():
    senders = [p.name for p in python_files() if "from django.core.mail" in p.read_text()]
    assert senders == ["mail_queue.py"]
