"""A file that is due, and the two people who decide on it."""

import pytest

from tests.factories import make_exit, make_participant, make_placement, make_user


@pytest.fixture
def gone(pilot):
    """Someone who lived in the pilot up to 31 May 2021."""
    person = make_participant(pilot)
    make_exit(make_placement(pilot, participant=person))
    return person


@pytest.fixture
def first(pilot):
    return make_user(role="policy_officer", pilot=pilot)


@pytest.fixture
def second(pilot):
    return make_user(role="team_lead", pilot=pilot)
