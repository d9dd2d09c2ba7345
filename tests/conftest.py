"""What every test gets: a light password hasher, mail in memory, and the clock on 30 June 2021 at two."""

from collections.abc import Callable
from datetime import time

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interwonen.pilots.models import Pilot
from tests.factories import TODAY, make_pilot


def pytest_configure() -> None:
    """Set for the whole run: the live server starts before any fixture of a test."""
    settings.CLOCK_DATE = TODAY
    settings.CLOCK_TIME = time(14)  # whoever runs the tests around midnight sees the same
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.WHITENOISE_AUTOREFRESH = True  # static files need no collecting first


@pytest.fixture
def pilot(db) -> Pilot:
    """A pilot with the letter's period and bounds."""
    return make_pilot()


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """A function that runs another one and gives the number of queries it took."""

    def count(run: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            run()
        return len(queries)

    return count
