"""The database ends the connection at any statement on the way to a published report.

Afterwards all of an act is there, or nothing; the page says so, and who sends it again is done.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError, connection
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from post_office.models import Email

from evaluations.actions.reminders import remind
from evaluations.actions.reports_publishing_work import begin_publishing
from evaluations.council.checklist import points
from evaluations.council.snapshot import digest, report_from
from evaluations.models import (
    PublishedFile,
    PublishedReport,
    Reminder,
    ReportApproval,
    ReportSubmission,
)
from evaluations.selectors.reports_publishing import approvers_in_words, state_of
from interwonen.core import clock, long_work
from interwonen.core.long_work import carry_out, work_url
from interwonen.core.mail_queue import deliver_due
from interwonen.core.models import LongWork
from interwonen.core.seals import FIELD, seal
from participants.models import AgreedStatement
from tests.factories import make_pilot, make_placement, make_user
from tests.report_factories import make_approved, make_report, submit
from tests.told_factories import make_agreed_statement

pytestmark = pytest.mark.django_db(transaction=True)

AWAY = "Dit lukt nu even niet"
CHEAP = {kind: lambda report, kind=kind: f"%PDF-{kind}".encode() for kind in PublishedFile.Kind}
MOST = 500  # statements; no act takes so many


@dataclass
class Loss:
    """Whether the connection was ended."""

    happened: bool = False


@contextmanager
def lost_before(number: int) -> Iterator[Loss]:
    """The server ends the connection just before the statement with this number is asked."""
    loss, asked = Loss(), count()

    def cut(execute, *question):
        if next(asked) == number:
            loss.happened = True
            end_connection()
        return execute(*question)

    with connection.execute_wrapper(cut):
        yield loss
    connection.close()  # as the server does after each request


def end_connection():
    ours = connection.connection.info.backend_pid
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [ours])


def at_each_statement(attempt):
    """Attempt something, lost at its first statement, its second and so on, until nothing is lost."""
    for number in range(MOST):
        with lost_before(number) as loss:
            outcome = attempt()
        if not loss.happened:
            assert number
            return
        yield outcome
    raise AssertionError("it has no end")


@pytest.fixture(autouse=True)
def apart(monkeypatch):
    monkeypatch.setattr(long_work, "begin_apart", lambda pk: None)
    monkeypatch.setattr("evaluations.council.files.MAKERS", CHEAP)


@pytest.fixture
def told():
    """A sentence about someone who lives in the pilot, which the report tells."""
    return make_agreed_statement(make_placement(make_pilot()).participant, outcome="none")


@pytest.fixture
def report(told):
    return make_report(told.participant.pilot)


@pytest.fixture
def officer(report):
    return make_user(role="policy_officer", pilot=report.pilot)


@pytest.fixture
def client(officer):
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    return client


def is_published(report, told, by):
    """Whether all of it is; that only a part is fails."""
    edition = PublishedReport.objects.first()
    files = list(PublishedFile.objects.order_by("kind"))
    noted = AgreedStatement.objects.get(pk=told.pk).published_on
    if edition is None:
        assert (files, noted, state_of(report).is_approved) == ([], None, True)
        return False
    contents, submission = report_from(edition.snapshot), report.submissions.get()
    assert (edition.published_by, edition.digest) == (by, digest(contents))
    assert {each.kind for each in files} == set(PublishedFile.Kind)
    hashes = {each.kind: hashlib.sha256(each.content).hexdigest() for each in files}
    assert edition.file_digests == {each.kind: each.digest for each in files} == hashes
    assert contents.approvers == approvers_in_words(report, submission.approvals.standing())
    asked = replace(contents, published_on=None, approvers=())
    assert asked == replace(report_from(submission.snapshot), published_on=None, approvers=())
    assert told.sentence in str(contents)
    assert noted == edition.published_at.date() == contents.published_on
    return True


def publishing(report, by):
    """The work, once more: of one whose process is gone the page says so after a minute."""
    LongWork.objects.filter(finished_at=None).update(heard_at=Now() - timedelta(minutes=2))
    return begin_publishing(report=report, by=by, now=clock.now())


def test_it_is_published_wholly_or_not(report, told, officer, client):
    make_approved(report)
    works = [publishing(report, officer)]

    def attempt():
        with suppress(OperationalError):  # when the work could not even be begun
            carry_out(works[-1].pk, now=clock.now(), told=False)

    for _loss in at_each_statement(attempt):
        if is_published(report, told, officer):
            break
        works.append(publishing(report, officer))
    assert is_published(report, told, officer)
    said = LongWork.objects.exclude(failed="").values_list("failed", flat=True)
    assert set(said) == {"Het is afgebroken voordat het klaar was. Er is niets opgeslagen."}
    assert len(said) == len(works) - 1


@pytest.mark.parametrize("was_heard", [False, True])
def test_when_the_last_word_gets_lost_the_page_says_what_is_true(
    report, told, officer, client, monkeypatch, was_heard
):
    """The connection ends while the work is committed; the server heard it, or did not."""
    make_approved(report)
    work = publishing(report, officer)
    commit, commits = connection._commit, count()

    def cut():
        if next(commits) == 1:  # after that it was begun
            if was_heard:
                commit()
            end_connection()
        commit()

    with monkeypatch.context() as during:
        during.setattr(connection, "_commit", cut)
        carry_out(work.pk, now=clock.now(), told=False)
    connection.close()
    page = client.get(work_url(work))
    if was_heard:
        page = client.get(page.url)
        assert "De rapportage is gepubliceerd" in page.content.decode()
    else:
        assert "Er is niets opgeslagen" in page.content.decode()
    assert is_published(report, told, officer) == was_heard


def counts():
    """How much there is of each thing that is made on the way."""
    made = (ReportSubmission, ReportApproval, LongWork, PublishedReport)
    return [model.objects.count() for model in made]


@pytest.mark.parametrize(
    ("act", "then"),
    [("submit", [1, 0, 0, 0]), ("approve", [1, 1, 0, 0]), ("publish", [1, 2, 1, 0])],
)
def test_a_page_on_the_way_does_it_once_or_not(report, officer, client, act, then):
    """What was sent comes back with the page, to be sent again as it was.

    Also when the act is done and only the session, with the message about it, could not be kept.
    """
    {"submit": lambda it: it, "approve": submit, "publish": make_approved}[act](report)
    url = reverse(f"evaluations:report-{act}", args=[report.pilot.slug, report.quarter])
    sent = {"submission": "een-sleutel", FIELD: seal(officer, url)}
    if act == "approve":
        sent |= {"digest": report.submissions.get().digest, "ticked": list(points())}
    before = counts()
    for page in at_each_statement(lambda: client.post(url, sent)):
        assert (page.status_code, AWAY in page.content.decode()) == (503, True)
        assert f'action="{url}"' in page.content.decode()
        assert counts() in (before, then)
    assert counts() == then
    client.post(url, sent)
    assert counts() == then


def test_a_reminder_stands_beside_its_mail_or_neither_is_there(report, arrived):
    make_approved(report)
    for _each in range(2):
        make_user(role="policy_officer", pilot=report.pilot)

    def attempt():
        with suppress(OperationalError):
            remind(today=clock.today())

    def mailed():
        return sorted(to for mail in Email.objects.all() for to in mail.to)

    for _loss in at_each_statement(attempt):
        reminded = Reminder.objects.values_list("recipient__email", flat=True)
        assert mailed() == sorted(set(reminded))
    everyone = mailed()
    assert len(everyone) == len(set(everyone)) > 2
    attempt()
    assert len(arrived()) == len(everyone)


def test_it_is_published_when_no_mail_can_be_sent(report, told, officer, settings):
    settings.EMAIL_BACKEND = "tests.evaluations.test_reports_broken_off.NoMail"
    make_approved(report)
    carry_out(publishing(report, officer).pk, now=clock.now(), told=False)
    assert is_published(report, told, officer)
    remind(today=clock.today())
    waiting = Email.objects.count()
    assert waiting
    assert deliver_due(now=clock.now()) == 0
    assert Email.objects.count() == waiting


class NoMail(BaseEmailBackend):
    """A mail server that is not there."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError
