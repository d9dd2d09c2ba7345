"""Twenty processes try to place at the same moment."""

from collections import Counter
from datetime import date

import pytest

from participants.models import Placement
from tests.factories import make_dwelling, make_participant, make_pilot
from tests.participants.race import racers, try_to_insert, try_to_place

RACERS = 20
FIRST, LAST = date(2021, 4, 1), date(2021, 9, 30)


@pytest.fixture
def race(transactional_db):
    """A function that lets RACERS processes do `act` with these pairs at once: the outcomes."""
    with racers(RACERS) as pool:

        def run(act, pairs) -> Counter:
            tries = [
                pool.submit(act, participant.pk, home.pk, FIRST, LAST)
                for participant, home in pairs
            ]
            return Counter(one.result(timeout=180) for one in tries)

        yield run


def crowd(pilot):
    """RACERS people who all may be placed."""
    return [make_participant(pilot) for _ in range(RACERS)]


def test_never_a_sixth_at_capacity_five_and_never_two_in_a_dwelling(race):
    pilot = make_pilot()
    homes = [make_dwelling(pilot) for _ in range(RACERS)]
    assert race(try_to_place, zip(crowd(pilot), homes, strict=True)) == {
        "placed": 5,
        "participants_placement_within_capacity": RACERS - 5,
    }
    assert Placement.objects.of_pilot(pilot).on_day(FIRST).count() == 5

    popular = make_pilot()
    one_home = make_dwelling(popular)
    assert race(try_to_place, ((participant, one_home) for participant in crowd(popular))) == {
        "placed": 1,
        "participants_placement_one_per_dwelling": RACERS - 1,
    }
    assert Placement.objects.filter(dwelling=one_home).count() == 1


def test_nor_when_a_row_goes_round_the_action(race):
    pilot = make_pilot()
    homes = [make_dwelling(pilot) for _ in range(RACERS)]
    race(try_to_insert, zip(crowd(pilot), homes, strict=True))
    assert Placement.objects.of_pilot(pilot).on_day(FIRST).count() == 5

    popular = make_pilot()
    one_home = make_dwelling(popular)
    race(try_to_insert, ((participant, one_home) for participant in crowd(popular)))
    assert Placement.objects.filter(dwelling=one_home).count() == 1
