"""A process that publishes is killed half way: nothing is public, and anyone who may goes on."""

import os
import subprocess
import sys
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now
from django.urls import reverse

from evaluations.actions.reports_publishing_work import begin_publishing
from evaluations.models import PublishedFile, PublishedReport
from evaluations.selectors.reports_publishing import state_of
from interwonen.core import clock, long_work
from interwonen.core.long_work import carry_out, work_url
from interwonen.core.models import LongWork
from participants.models import AgreedStatement
from tests.at_once import elsewhere, wait_until, waiters
from tests.factories import make_pilot, make_placement, make_user
from tests.report_factories import make_approved, make_report
from tests.told_factories import make_agreed_statement

CHEAP = {kind: lambda report: b"%PDF-" for kind in PublishedFile.Kind}
# As the process that publishes, with files that cost no time.
CARRY_OUT = """
import django
django.setup()
from evaluations.council import files
from evaluations.models import PublishedFile
from interwonen.core import clock
from interwonen.core.long_work import carry_out
files.MAKERS = {kind: lambda report: b"%PDF-" for kind in PublishedFile.Kind}
carry_out({pk}, now=clock.now())
"""


def database_address():
    """That of the test database, which may be behind a socket."""
    known = connection.connection.info
    host, who = quote(known.host, safe=""), quote(known.user)
    secret = f":{quote(known.password, safe='')}" if known.password else ""
    return f"postgresql://{who}{secret}@{host}:{known.port}/{known.dbname}"


def begin_apart(pk, address):
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "INTERWONEN_SECRET_KEY": "x" * 50,
        "INTERWONEN_LOG_KEYS": "unused",
        "INTERWONEN_LOCAL": "1",
        "INTERWONEN_CLOCK": "2021-06-30",
    }
    return subprocess.Popen(
        [sys.executable, "-c", CARRY_OUT.replace("{pk}", str(pk))],
        cwd=settings.BASE_DIR,
        env=environment,
    )


@pytest.mark.django_db(transaction=True)
def test_a_report_is_published_wholly_or_not_when_its_process_is_killed(client, monkeypatch):
    processes = []
    monkeypatch.setattr(
        long_work, "begin_apart", lambda pk: processes.append(begin_apart(pk, address))
    )
    pilot = make_pilot()
    statement = make_agreed_statement(make_placement(pilot).participant, outcome="none")
    report = make_approved(make_report(pilot))
    address = database_address()
    first, second = (make_user(role="policy_officer", pilot=pilot) for _each in range(2))
    with transaction.atomic():
        # The row of the edition is there by then, and its files are not.
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {PublishedFile._meta.db_table} IN SHARE MODE")
        work = started(report, first)
        wait_until(lambda: waiters() or processes[0].poll() is not None)
        assert waiters()
        processes[0].kill()
        processes[0].wait()
    wait_until(lambda: not PublishedReport.objects.exists() and not others())
    assert not PublishedFile.objects.exists()
    assert AgreedStatement.objects.get(pk=statement.pk).published_on is None
    assert state_of(report).is_approved
    monkeypatch.setattr(long_work, "begin_apart", lambda pk: None)
    monkeypatch.setattr("evaluations.council.files.MAKERS", CHEAP)
    goes_on(client, report, work, first, second)


def started(report, by):
    """The work, begun by a connection of its own, as of the web server."""
    with elsewhere() as begin:
        return begin(lambda: begin_publishing(report=report, by=by, now=clock.now())).result(30)


def others():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state <> 'idle'"
        )
        return cursor.fetchone()[0]


def goes_on(client, report, work, first, second):
    """Who began it reads that it was broken off; a colleague publishes."""
    LongWork.objects.filter(pk=work.pk).update(heard_at=Now() - timedelta(minutes=2))
    client.force_login(first)
    shown = client.get(work_url(work)).content.decode()
    assert "Het is afgebroken" in shown
    assert "Opnieuw starten" in shown
    client.force_login(second)
    url = reverse("evaluations:report-publish", args=[report.pilot.slug, report.quarter])
    client.post(url, {"submission": "een"})
    again = LongWork.objects.latest("pk")
    assert again.started_by == second
    carry_out(again.pk, now=clock.now(), told=False)
    published = PublishedReport.objects.get()
    assert published.published_by == second
    assert published.files.count() == len(PublishedFile.Kind)
