"""The profile of the long run and the counts."""

import pytest
from hypothesis import settings

from tests.stress.tally import Tally

settings.register_profile("stress", settings.get_profile("default"))


@pytest.fixture(scope="session")
def is_long(request) -> bool:
    """Whether this is `make stress`: `pytest --hypothesis-profile stress`."""
    return request.config.getoption("hypothesis_profile") == "stress"


@pytest.fixture
def tally(request, is_long):
    """The counts of one test."""
    counts = Tally(request.node.name, speaks=is_long)
    yield counts
    counts.close()
