"""Operations at once leave the tables that they leave one after the other, and go back."""

import pytest
from django.db import connection, models, transaction
from django.db.migrations.migration import Migration
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RunPython,
    RunSQL,
)
from django.db.migrations.state import ProjectState, StateApps

from interwonen.core.migrating import AtOnce

LIVES = models.ForeignKey("trees.Wood", models.CASCADE)
SHY = models.CheckConstraint(condition=models.Q(name__gt=""), name="trees_bird_has_a_name")
TALL = models.CheckConstraint(condition=models.Q(height__gt=0), name="trees_tree_is_tall")
WOODS = CreateModel("Wood", [("id", models.AutoField(primary_key=True))])
TREES = CreateModel(
    "Tree", [("id", models.AutoField(primary_key=True)), ("age", models.IntegerField())]
)
OPERATIONS = [
    CreateModel(
        "Bird",
        [("id", models.AutoField(primary_key=True)), ("name", models.TextField(unique=True))],
    ),
    AddField("Bird", "lives", LIVES),
    AddField("Bird", "nests", models.ManyToManyField("trees.Tree")),
    AddConstraint("Bird", SHY),
    AddField("Tree", "stands", LIVES),
    AddField("Tree", "height", models.IntegerField(default=1)),
    AddConstraint("Tree", TALL),
    RemoveField("Tree", "age"),
]
SHAPE = """
    SELECT attrelid::regclass::text, attnum::text, attname::text || attnotnull
    FROM pg_attribute WHERE attrelid::regclass::text ~ '^trees_.*[a-z]$' AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid::regclass::text LIKE 'trees_%'
    UNION ALL
    SELECT tablename::text, indexname::text, indexdef FROM pg_indexes WHERE tablename LIKE 'trees_%'
"""


def shape() -> set[tuple[str, ...]]:
    """Columns, constraints and indexes of the trees."""
    with connection.cursor() as cursor:
        cursor.execute(SHAPE)
        return set(cursor.fetchall())


def steps(operations) -> Migration:
    migration = Migration("0001", "trees")
    migration.operations = operations
    return migration


@pytest.fixture
def before(db) -> ProjectState:
    """Woods and trees, of which every model was asked for already."""
    state = ProjectState()
    assert not state.apps.get_models()
    with connection.schema_editor() as editor:
        return steps([WOODS, TREES]).apply(state, editor)


def applied(before: ProjectState, operations) -> set[tuple[str, ...]]:
    """The tables after these operations, which are undone."""
    with transaction.atomic():
        with connection.schema_editor() as editor:
            steps(operations).apply(before.clone(), editor)
        found = shape()
        transaction.set_rollback(True)
    return found


def test_the_tables_are_the_same(before):
    found = applied(before, [AtOnce(OPERATIONS)])
    assert found == applied(before, OPERATIONS)
    names = {row[1] for row in found - shape()}
    assert {"trees_bird_has_a_name", "trees_tree_is_tall"} < names


def test_back_again(before):
    was = {row[:2] for row in shape() if not row[1].isdigit()}  # a column comes back as the last
    migration = steps([AtOnce(OPERATIONS)])
    with connection.schema_editor() as editor:
        migration.apply(before.clone(), editor)
    with connection.schema_editor() as editor:
        migration.unapply(before.clone(), editor)
    assert {row[:2] for row in shape() if not row[1].isdigit()} == was


def test_models_are_made_once(before, monkeypatch):
    made = []
    once = StateApps.render_multiple
    monkeypatch.setattr(
        StateApps, "render_multiple", lambda apps, found: made.extend(found) or once(apps, found)
    )
    applied(before, [AtOnce(OPERATIONS)])
    assert len(made) == 3  # in the last state: woods, trees, birds


@pytest.mark.parametrize(
    "operation",
    [
        RunPython(RunPython.noop),
        RunSQL("SELECT 1"),
        RenameField("Tree", "age", "years"),
        DeleteModel("Tree"),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_needs_the_models_in_between_is_refused(operation):
    with pytest.raises(TypeError, match="at once"):
        AtOnce([*OPERATIONS, operation])
