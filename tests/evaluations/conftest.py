"""People of the pilot who write, read and approve reports and minutes."""

import pytest

from tests.factories import make_user


@pytest.fixture
def officer(pilot):
    return make_user(role="policy_officer", pilot=pilot)


@pytest.fixture
def lead(pilot):
    return make_user(role="team_lead", pilot=pilot)
