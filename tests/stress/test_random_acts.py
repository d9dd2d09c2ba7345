"""Random sequences of acts: the invariants hold after each, and a refusal leaves nothing behind."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from interwonen.core.rules import RuleBroken
from tests.refusals import check_so_far
from tests.stress.acts import World
from tests.stress.corrections import ALL_ACTS
from tests.stress.invariants import broken
from tests.stress.oracle import ORACLES
from tests.stress.records import all_untold, digest
from tests.stress.scene import make_scene
from tests.stress.tally import Tally

SHORT = settings(
    max_examples=2,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
LONG = settings(SHORT, max_examples=60, derandomize=False, print_blob=True)
LONG_OPERATIONS = 6_000


class ActingMachine(RuleBasedStateMachine):
    """Tries one act after the other; every run begins again with the same small pilot."""

    scene: Any
    tally: Tally

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.before)

    @rule(data=st.data(), act=st.sampled_from(ALL_ACTS))
    def act(self, data, act) -> None:
        pilot, actor = self.scene
        world = World(pilot.pk, actor.pk, lambda options: data.draw(st.sampled_from(options)))
        attempt = act(world)
        if attempt is None:
            return
        action, arguments = attempt
        faults = ORACLES[action.__name__](**arguments) if action.__name__ in ORACLES else None
        before = digest()
        try:
            action(**arguments)
        except RuleBroken as refusal:
            outcome = refusal.rule.name
            assert digest() == before, f"{action.__name__} was refused and yet wrote something"
        else:
            outcome = "done"
        self.tally.add(action.__name__, outcome)
        if faults is not None:
            assert (outcome in faults) if faults else (outcome == "done"), (outcome, faults)
        assert broken() == []
        assert all_untold() == []


@pytest.fixture
def machine(db, tally):
    """The machine with its scene; a foreign key is judged at once, as at the end of a request."""
    ActingMachine.scene, ActingMachine.tally = make_scene(), tally
    check_so_far()
    return ActingMachine


def test_random_acts_never_break_an_invariant(machine, tally, is_long):
    run_state_machine_as_test(machine, settings=LONG if is_long else SHORT)
    while is_long and tally.total < LONG_OPERATIONS:
        run_state_machine_as_test(machine, settings=LONG)
    assert tally.counts["place", "done"] > 0 or (tally.total and not is_long)
