"""Twenty processes try to place at the same moment."""

import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date

import pytest
from django.db import connection

from participants.models import Placement
from tests.factories import make_dwelling, make_participant, make_pilot
from tests.participants.race import get_ready, try_to_place

RACERS = 20
FIRST, LAST = date(2021, 4, 1), date(2021, 9, 30)


@pytest.fixture
def race(transactional_db):
    """A function that lets RACERS processes place these pairs at once and counts the outcomes."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(RACERS)
    database = {
        key: connection.settings_dict[key]
        for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    }
    with ProcessPoolExecutor(
        RACERS, mp_context=context, initializer=get_ready, initargs=(barrier, database)
    ) as pool:

        def run(pairs) -> Counter:
            racers = [
                pool.submit(try_to_place, person.pk, home.pk, FIRST, LAST) for person, home in pairs
            ]
            return Counter(racer.result(timeout=180) for racer in racers)

        yield run


def test_never_a_sixth_at_capacity_five_and_never_two_in_a_dwelling(race):
    pilot = make_pilot()
    people = [make_participant(pilot) for _ in range(RACERS)]
    homes = [make_dwelling(pilot) for _ in range(RACERS)]
    assert race(zip(people, homes, strict=True)) == {
        "placed": 5,
        "participants_placement_within_capacity": RACERS - 5,
    }
    assert Placement.objects.of_pilot(pilot).on_day(FIRST).count() == 5

    crowded = make_pilot()
    one_home = make_dwelling(crowded)
    people = [make_participant(crowded) for _ in range(RACERS)]
    assert race((person, one_home) for person in people) == {
        "placed": 1,
        "participants_placement_one_per_dwelling": RACERS - 1,
    }
    assert Placement.objects.filter(dwelling=one_home).count() == 1
