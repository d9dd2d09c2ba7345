"""What a load balancer and a watchman hear: alive, ready, and no more."""

from datetime import timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from post_office.models import STATUS, Email

from interwonen.audit.models import AccessEvent
from interwonen.audit.sealing import seal
from interwonen.core import clock
from interwonen.core.mail_queue import queue_mail
from interwonen.core.probes import MAIL_MAY_WAIT
from tests.core.gateway import through_a_gateway
from tests.factories import make_user


def said(answer):
    return answer.status_code, answer.content.decode()


def test_alive_asks_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert said(answer) == (200, "ok\n")
    assert not answer.cookies


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_machine_asks_over_plain_http_by_any_name(client, db, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    assert said(client.get(path, headers={"Host": "10.0.0.7:8000"})) == (200, "ok\n")
    assert not AccessEvent.objects.exists()


def test_not_ready_while_a_migration_is_not_applied(client, db):
    MigrationRecorder.Migration.objects.filter(app="audit").order_by("-pk").first().delete()
    assert said(client.get("/readyz")) == (503, "not ok\n")
    assert said(client.get("/healthz")) == (200, "ok\n")


def test_mails_that_nobody_sends_need_a_look_and_leave_the_pages_up(client, db, passing_time):
    queue_mail("Onderwerp", "Tekst", to="j.voorbeeld@example.org")
    Email.objects.update(created=clock.now())
    assert said(client.get("/readyz")) == (200, "ok\n")
    passing_time(minutes=MAIL_MAY_WAIT.total_seconds() / 60)
    assert said(client.get("/readyz")) == (200, "not ok\n")


def test_a_mail_that_is_to_be_tried_later_is_not_stuck(client, db, passing_time):
    queue_mail("Onderwerp", "Tekst", to="j.voorbeeld@example.org")
    passing_time(hours=1)
    later = clock.now() + timedelta(hours=2)
    Email.objects.update(created=clock.now(), status=STATUS.requeued, scheduled_time=later)
    assert said(client.get("/readyz")) == (200, "ok\n")


def test_not_ready_while_the_database_does_not_answer_and_ready_when_it_does(
    client, transactional_db
):
    with through_a_gateway() as gateway:
        gateway.freeze()
        assert said(client.get("/readyz")) == (503, "not ok\n")
        assert said(client.get("/healthz")) == (200, "ok\n")
        gateway.thaw()
        assert said(client.get("/readyz")) == (200, "ok\n")


def test_a_log_that_nobody_seals_needs_a_look(client, pilot, monkeypatch):
    client.force_login(make_user(role="auditor", pilot=pilot))
    client.get(reverse("audit:event-list", args=[pilot.slug]))
    assert AccessEvent.objects.exists()
    assert said(client.get("/readyz")) == (200, "ok\n")
    monkeypatch.setattr("interwonen.audit.sealing.LINES_MAY_WAIT", timedelta())
    assert said(client.get("/readyz")) == (200, "not ok\n")
    seal()
    assert said(client.get("/readyz")) == (200, "ok\n")
