"""A mail that the mail server did not take: the administrator sees it and has it tried again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from post_office.models import STATUS, Email

from interwonen.core import clock
from interwonen.core.mail_queue import deliver_due, queue_mail
from tests.accounts.test_invite import ADDRESS, make_invitation
from tests.factories import make_pilot, make_user

WORKS, FAILS = "locmem", "smtp"


@pytest.fixture
def server(settings) -> Callable[[str], None]:
    """A function that makes the mail server work or fail."""
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    def become(kind: str) -> None:
        settings.EMAIL_BACKEND = f"django.core.mail.backends.{kind}.EmailBackend"

    become(FAILS)
    return become


@pytest.fixture
def administrator(client, pilot):
    user = make_user(role="administrator", pilot=pilot)
    client.force_login(user)
    return user


def people(client, pilot) -> str:
    return client.get(reverse("accounts:person-list", args=[pilot.slug])).content.decode()


def again(pilot, row: Email) -> str:
    return reverse("accounts:mail-send-again", args=[pilot.slug, row.pk])


def test_it_is_seen_from_the_first_failure_until_it_is_sent(client, pilot, administrator, server):
    make_invitation(pilot, now=clock.now())
    board = reverse("home:dashboard", args=[pilot.slug])
    assert "niet zijn bezorgd" not in people(client, pilot)
    deliver_due(now=clock.now())
    row = Email.objects.get()
    page = people(client, pilot)
    assert "De mailserver antwoordt niet" in page
    assert again(pilot, row) in page
    assert date_format(localtime(row.scheduled_time), "j b Y, H:i") in page
    assert "1 e-mail is niet bezorgd" in client.get(board).content.decode()
    server(WORKS)
    assert client.get(again(pilot, row)).status_code == 200
    said = client.post(again(pilot, row), follow=True).content.decode()
    assert "binnen een minuut opnieuw verstuurd" in said
    deliver_due(now=clock.now())
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert "niet zijn bezorgd" not in people(client, pilot)
    assert "niet bezorgd" not in client.get(board).content.decode()


def test_one_that_was_given_up_says_so_and_is_tried_when_asked(
    client, pilot, administrator, server
):
    queue_mail("Onderwerp", "Een link.", to=administrator.email)
    deliver_due(now=clock.now())
    row = Email.objects.get()
    row.status = STATUS.failed
    row.save()
    assert "er wordt niet meer geprobeerd" in people(client, pilot)
    server(WORKS)
    deliver_due(now=clock.now() + timedelta(hours=12))
    assert mail.outbox == []
    client.post(again(pilot, row))
    deliver_due(now=clock.now())
    assert len(mail.outbox) == 1


def test_one_that_fails_again_is_tried_again_each_time_it_is_asked(
    client, pilot, administrator, server
):
    queue_mail("Onderwerp", "Een link.", to=administrator.email)
    for key in ("eerste", "tweede"):
        deliver_due(now=clock.now())
        row = Email.objects.get()
        assert row.scheduled_time > clock.now()
        client.post(again(pilot, row), {"submission": key})
        row.refresh_from_db()
        assert row.scheduled_time is None


def test_an_address_that_the_server_refuses_is_told(client, pilot, administrator, server):
    queue_mail("Onderwerp", "Een link.", to=administrator.email)
    deliver_due(now=clock.now())
    Email.objects.get().logs.update(exception_type="SMTPRecipientsRefused")
    assert "neemt dit adres niet aan" not in people(client, pilot)  # for now, and tried again
    Email.objects.update(status=STATUS.failed)
    assert "neemt dit adres niet aan" in people(client, pilot)


def test_the_administrator_sees_those_to_people_of_the_pilot_only(
    client, pilot, administrator, server
):
    elsewhere = make_user(role="counsellor", pilot=make_pilot())
    queue_mail("Onderwerp", "Een link.", to=elsewhere.email)
    queue_mail("Onderwerp", "Een link.", to="vreemd@zorg.example")
    deliver_due(now=clock.now())
    assert "niet zijn bezorgd" not in people(client, pilot)
    for row in Email.objects.all():
        assert client.post(again(pilot, row)).status_code == 404
        row.refresh_from_db()
        assert row.status == STATUS.requeued


def test_what_was_not_tried_yet_is_no_failure(client, pilot, administrator):
    queue_mail("Onderwerp", "Een link.", to=administrator.email)
    assert "niet zijn bezorgd" not in people(client, pilot)
    assert client.get(again(pilot, Email.objects.get())).status_code == 404
