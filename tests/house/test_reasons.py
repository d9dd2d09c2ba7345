"""A reason that an action takes is in the history: as its reason, or as a longer text of the record."""

import ast
import re

from django.apps import apps

from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.history import History
from tests.house.sources import name_of, python_files

WHY = re.compile(r"(?:^|_)(?:reason|why|because)$")
# Reasons that a row of the history has no room for, or that are one of a list: the difference tells
# them under the name of the field.
KEPT_IN_A_FIELD = {
    "_withdraw": "accounts.Membership.why",
    "_hold": "retention.Destruction.held_because",
    "_end_proposal": "retention.Destruction.ended_because",
    "change_period": "retention.RetentionPeriod.why",
    "decide_capacity": "pilots.CapacityStep.reason",
    "change_capacity": "pilots.CapacityStep.reason",
    "return_copy": "neighbours.LetterCopy.returned_because",
    "open_in_emergency": "participants.EmergencyAccess.reason",
    "propose_placement": "participants.PlacementProposal.why",
    "save_decision": "participants.Referral.decision_reason",
    "_cancel": "participants.SupportSession.cancel_reason",
    "correct_cancellation": "participants.SupportSession.cancel_reason",
    "withdraw_session": "participants.SupportSession.withdrawn_because",
}


def with_a_reason():
    """Every function of an action that takes a reason, with the names of those."""
    for path in python_files():
        if "actions" in path.parts:
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.FunctionDef):
                    names = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
                    if why := {name for name in names if WHY.search(name)}:
                        yield name_of(path), node, why


def called(call):
    """The name of what is called; empty for a class, which only holds what it is given."""
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    return "" if name[:1].isupper() else name


def hands_on(function, why):
    """Whether the reason goes on to what saves, or to another action, which is tried too."""
    return any(
        isinstance(value, ast.Name) and value.id in why
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and called(call) and not called(call).startswith("refuse")
        for value in (*call.args, *(each.value for each in call.keywords if each.arg))
    )


def test_every_reason_reaches_the_history():
    found = list(with_a_reason())
    assert len(found) > 50
    lost = {
        (path, function.name)
        for path, function, why in found
        if function.name not in KEPT_IN_A_FIELD
        and not function.name.startswith("refuse")
        and not hands_on(function, why)
    }
    assert lost == set()


def test_what_a_field_keeps_does_not_fit_in_the_reason_and_is_told():
    functions = {function.name for _path, function, _why in with_a_reason()}
    assert set(KEPT_IN_A_FIELD) <= functions
    for label in KEPT_IN_A_FIELD.values():
        model, _dot, name = label.rpartition(".")
        model = apps.get_model(model)
        field = model._meta.get_field(name)
        assert field.choices or (field.max_length or REASON_LENGTH + 1) > REASON_LENGTH, label
        assert isinstance(model.history_keeper, History), label
        kept = {each.name for each in model.history.model._meta.get_fields()}
        assert name in kept, label
