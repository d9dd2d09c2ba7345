"""Random SQL that goes round the actions is refused, or harmless."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.stress import statements
from tests.stress.invariants import broken, places_at_the_start
from tests.stress.records import history_left_out
from tests.stress.scene import furnish, make_scene
from tests.stress.tally import Tally
from tests.stress.test_random_acts import LONG, SHORT

LONG_OPERATIONS = 6_000


class StatingMachine(RuleBasedStateMachine):
    """Runs one to three statements as one change; every run begins again with the same rows."""

    tally: Tally

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.before)

    @rule(data=st.data(), deferred=st.booleans(), count=st.sampled_from([1, 1, 1, 2, 3]))
    def state(self, data, deferred, count) -> None:
        def pick(options: Any) -> Any:
            return data.draw(st.sampled_from(options))

        drawn = [statements.draw(pick) for _ in range(count)]
        drawn = [one for one in drawn if one is not None]
        places = places_at_the_start()
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                if deferred:
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                for _, statement in drawn:
                    cursor.execute(*statement)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            outcome = "done"
        except IntegrityError:
            outcome = "refused"
        for kind, _ in drawn:
            self.tally.add(kind, outcome)
        assert broken(by_sql=True) == [], [query for _, query in drawn]
        # Growth takes a decision: with a stay the places at the start are still what they were.
        assert places_at_the_start(with_a_stay=True) <= places, [query for _, query in drawn]


@pytest.fixture
def machine(db, tally):
    """The machine with a scene in which all kinds of rows stand."""
    StatingMachine.tally = tally
    furnish(*make_scene())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert broken() == []
    with history_left_out():
        yield StatingMachine


def test_random_statements_are_refused_or_harmless(machine, tally, is_long):
    run_state_machine_as_test(machine, settings=LONG if is_long else SHORT)
    while is_long and tally.total < LONG_OPERATIONS:
        run_state_machine_as_test(machine, settings=LONG)
    outcomes = {outcome for _, outcome in tally.counts}
    assert outcomes == {"done", "refused"} or (tally.total and not is_long)
