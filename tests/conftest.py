"""What every test gets: a light password hasher, mail in memory, and the clock on 30 June 2021 at two."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from interwonen.core import clock
from interwonen.core.mail_queue import deliver_due
from interwonen.pilots.models import Pilot
from tests.copied_database import begin_as_copy
from tests.factories import TODAY, make_participant, make_pilot, make_user

CountQueries = Callable[[Callable[[], object]], int]
Arrived = Callable[[], list[EmailMessage]]


def pytest_configure() -> None:
    """Set for the whole run: the live server starts before any fixture of a test."""
    settings.CLOCK_DATE = TODAY
    settings.CLOCK_TIME = time(14)  # whoever runs the tests around midnight sees the same
    settings.SITE_ADDRESS = "https://interwonen.example"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.IDLE_MINUTES = 10**6  # a test lets days pass between two pages
    settings.SESSION_COOKIE_AGE = 10**8
    settings.PDF_SECONDS = 300  # several processes test at once
    settings.PAGE_TIMEOUTS = {**settings.PAGE_TIMEOUTS, "statement_timeout": 300}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests with a browser take longest and begin first; whose module made rows needs a database.

    A run of only such tests would otherwise make no database for tests, and fill the usual one.
    """
    for item in items:
        if "shared_rows" in item.fixturenames and not item.get_closest_marker("django_db"):
            item.add_marker("django_db")
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """One process tests a whole file, and all that have a browser: one demonstration is served."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "browser" if nodeid.startswith("tests/browser/") else nodeid.partition("::")[0]

    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request, django_db_modify_db_settings, django_db_blocker, django_db_keepdb, tmp_path_factory
) -> None:
    """Of several processes the first migrates a database; that of each begins as its copy."""
    if hasattr(request.config, "workerinput") and not django_db_keepdb:
        of_this_run = tmp_path_factory.getbasetemp().parent
        with django_db_blocker.unblock():
            begin_as_copy(of_this_run / "migrated")


@pytest.fixture(scope="module")
def shared_rows(django_db_setup, django_db_blocker) -> Iterator[None]:
    """For a fixture of a module: the rows it makes stand under every test and go with the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def pilot(db) -> Pilot:
    """A pilot with the letter's period and bounds."""
    return make_pilot()


@pytest.fixture
def counsellor(pilot):
    return make_user(role="counsellor", pilot=pilot)


@pytest.fixture
def participant(pilot, counsellor):
    """Someone whom the counsellor supports."""
    return make_participant(pilot, counsellor=counsellor)


@pytest.fixture
def arrived(db) -> Arrived:
    """A function that sends the mails that wait and gives all that have arrived."""

    def deliver() -> list[EmailMessage]:
        deliver_due(now=clock.now())
        return mail.outbox

    return deliver


@pytest.fixture
def passing_time(monkeypatch) -> Callable[..., None]:
    """A function that lets time pass; the clock stands still otherwise, however busy the machine."""
    moments = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: moments[-1])
    return lambda **time: moments.append(moments[-1] + timedelta(**time))


@pytest.fixture
def count_queries() -> CountQueries:
    """A function that runs another one and gives the number of queries it took.

    A page must have been shown: one that is refused takes as few, however long the list.
    """

    def count(run: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = run()
        assert getattr(answer, "status_code", 200) == 200
        return len(queries)

    return count
