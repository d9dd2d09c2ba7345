"""A report, and people of the pilot who write, read and approve reports and minutes."""

import pytest

from tests.factories import make_user
from tests.report_factories import make_report


@pytest.fixture
def officer(pilot):
    return make_user(role="policy_officer", pilot=pilot)


@pytest.fixture
def lead(pilot):
    return make_user(role="team_lead", pilot=pilot)


@pytest.fixture
def report(pilot, officer):
    """The report on the second quarter, which the officer wrote."""
    return make_report(pilot, by=officer)
