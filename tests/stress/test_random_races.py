"""Several processes act at random on one pilot at the same moment."""

from contextlib import nullcontext

import pytest

from tests.participants.race import racers
from tests.stress.invariants import broken
from tests.stress.racer import act_at_random
from tests.stress.records import all_untold, history_left_out
from tests.stress.scene import furnish, make_scene

RACERS = 4
SHORT_ROUNDS, SHORT_TIMES = 1, 10
LONG_ROUNDS, LONG_TIMES = 10, 60


@pytest.fixture
def race(transactional_db, tally):
    """A function that lets RACERS processes loose on a pilot and counts what they did."""
    with racers(RACERS) as pool:

        def run(pilot, actor, *, seed: int, times: int, with_sql: bool) -> None:
            running = [
                pool.submit(act_at_random, pilot.pk, actor.pk, seed + number, times, with_sql)
                for number in range(RACERS)
            ]
            for racer in running:
                for (kind, outcome), count in racer.result(timeout=600).items():
                    tally.add(kind, outcome, count)

        yield run


@pytest.mark.parametrize("with_sql", [False, True], ids=["acts", "acts and raw SQL"])
def test_racing_acts_never_break_an_invariant(race, tally, is_long, with_sql):
    rounds, times = (LONG_ROUNDS, LONG_TIMES) if is_long else (SHORT_ROUNDS, SHORT_TIMES)
    for number in range(rounds):
        pilot, actor = make_scene()
        furnish(pilot, actor)
        with history_left_out() if with_sql else nullcontext():
            race(pilot, actor, seed=number * RACERS, times=times, with_sql=with_sql)
        assert broken(by_sql=with_sql) == []
        assert with_sql or all_untold() == []
    assert tally.total == rounds * times * RACERS
