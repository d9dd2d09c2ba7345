"""A page answers while stays come and go between any two of its questions."""

from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from participants.actions.placements import cancel_placement
from participants.models import Placement
from tests.at_once import PATIENCE, elsewhere
from tests.factories import (
    TODAY,
    make_dwelling,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_user,
    system,
)


@pytest.fixture
def scene(transactional_db):
    """A pilot with a free dwelling, someone who waits, and a function that takes and frees it."""
    pilot = make_pilot()
    home, other, waiting = make_dwelling(pilot), make_participant(pilot), make_participant(pilot)
    make_inspection(home)

    def turn() -> None:
        if stay := Placement.objects.first():
            cancel_placement(placement=stay, reason="Toch niet.", today=TODAY, by=system())
        else:
            make_placement(pilot, participant=other, dwelling=home, starts_on=TODAY)

    return pilot, waiting, turn


@pytest.mark.parametrize("page", ["waiting-list", "placement-create"])
def test_a_page_answers_while_stays_come_and_go(scene, page):
    pilot, waiting, turn = scene
    client = Client()
    client.force_login(make_user(role="case_manager", pilot=pilot))
    about = [waiting.pk] if page == "placement-create" else []
    url = reverse(f"participants:{page}", args=[pilot.slug, *about])
    with elsewhere() as begin:
        for place in count():
            questions = [_asked(client, url, place, lambda: begin(turn)) for _ in range(2)]
            if max(questions) <= place:  # there are no more questions to come between
                break
    assert place > 5


def _asked(client, url, place, turn):
    """Open a page, and let a stay come or go before one of its questions; how many it had."""
    asked = count()

    def disturb(execute, *question):
        if next(asked) == place:
            turn().result(timeout=PATIENCE)
        return execute(*question)

    with connection.execute_wrapper(disturb):
        assert client.get(url).status_code == 200
    return next(asked)
