"""Many operations of a migration as one, so that a new database is there in seconds."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RemoveField,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_BETWEEN_TWO_STATES = (
    CreateModel,
    AddField,
    AlterField,
    RemoveField,
    AddConstraint,
    RemoveConstraint,
    AddIndex,
)


class AtOnce(Operation):
    """Carries out operations on models between two states: that before all and that after all.

    Django makes every model that is related anew after each operation, which takes most of a
    minute for a few hundred of them. What is added to a table that is made here is made with it.

    A new migration of a few operations does not need it. It can go when the migrations are squashed
    before the first release.
    """

    def __init__(self, operations: Sequence[Any]) -> None:
        """Raises TypeError for an operation that needs the models as they are in between."""
        for each in operations:
            if not isinstance(each, _BETWEEN_TWO_STATES):
                raise TypeError(f"{each.describe()}: this cannot be done at once with others")
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # else each operation would make every model anew
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self._carried_out():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in reversed(self._carried_out()):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"{len(self.operations)} operations at once"

    def _carried_out(self) -> list[Any]:
        """All but those on a table that is made here, whole as it is in the last state."""
        made = {each.name_lower for each in self.operations if isinstance(each, CreateModel)}
        return [
            each for each in self.operations if getattr(each, "model_name_lower", "") not in made
        ]
