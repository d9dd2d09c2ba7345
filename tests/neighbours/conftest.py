"""What the tests of the neighbourhood begin with."""

import pytest

from tests.consultation_hour_factories import make_hour
from tests.factories import make_user


@pytest.fixture
def officer(client, pilot):
    """The contact officer of the pilot, who is signed in."""
    user = make_user(role="contact_officer", pilot=pilot, name="Cor Contact")
    client.force_login(user)
    return user


@pytest.fixture
def hour(pilot):
    """A consultation hour on the Thursday before Easter 2021."""
    return make_hour(pilot)
