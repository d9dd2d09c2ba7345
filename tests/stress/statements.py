"""Random SQL that goes round the actions: rows are changed, deleted, or copied with a difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from tests.stress.acts import DAYS, Pick

Statement = tuple[str, list[Any]]


@dataclass(frozen=True)
class AnyOf:
    """The number of any row of a table."""

    table: str


PLACEMENT, PERSON, HOME = (
    AnyOf(f"participants_{name}") for name in ("placement", "participant", "dwelling")
)

# What may differ in each table, and what it may become.
COLUMNS: dict[str, dict[str, Sequence[Any]]] = {
    "participants_placement": {
        "starts_on": DAYS,
        "ends_on": DAYS,
        "household_size": [0, 1, 2],
        "dwelling_id": [HOME],
        "participant_id": [PERSON],
    },
    "participants_referral": {
        "referred_on": DAYS,
        "informed_on": [None, *DAYS],
        "decided_on": [None, *DAYS],
        "decision": ["pending", "accepted", "rejected", "withdrawn", "perhaps"],
        "decision_reason": ["", "Zo besloten."],
        "household_size": [0, 1, 2],
        "participant_id": [PERSON],
    },
    "participants_exit": {
        "exited_on": DAYS,
        "aftercare_until": [None, *DAYS],
        "reason_id": ["exit_reason.own_choice", "exit_destination.mo", None],
        "destination_id": ["exit_reason.own_choice", "exit_destination.mo", None],
        "placement_id": [PLACEMENT],
    },
    "participants_return": {"returned_on": DAYS, "exit_id": [AnyOf("participants_exit")]},
    "participants_handover": {
        "handed_on": DAYS,
        "phase": ["start", "end", "never"],
        "placement_id": [PLACEMENT],
    },
    "participants_availability": {
        "starts_on": DAYS,
        "ends_on": [None, *DAYS],
        "dwelling_id": [HOME],
    },
    "participants_dwelling": {
        "pilot_id": [AnyOf("pilots_pilot")],
        "name": ["Woning 8", "Woning 9"],
        "house_number": [8, 9],
        "house_number_suffix": ["", "A", "a", "A-2", "a2"],
    },
    "participants_inspection": {
        "inspected_on": DAYS,
        "is_ready": [True, False],
        "dwelling_id": [HOME],
    },
    "participants_participant": {"pilot_id": [AnyOf("pilots_pilot")]},
    "participants_supportsession": {
        "day": DAYS,
        "status": ["planned", "held", "no_show", "cancelled"],
        "duration_minutes": [None, 0, 45],
        "participant_id": [PERSON],
    },
    "participants_checklist": {
        "participant_id": [PERSON],
        "referral_id": [None, AnyOf("participants_referral")],
        "version": ["1900"],
        "question_set": ["eligibility", "housing_skill"],
    },
    "participants_answer": {
        "value_id": ["answer_eligibility.yes", "exit_reason.own_choice"],
        "question_id": [AnyOf("pilots_question")],
        "checklist_id": [AnyOf("participants_checklist")],
    },
    "pilots_capacitystep": {
        "effective_from": DAYS,
        "capacity": [0, 1, 2, 3, 4],
        "reason": ["", " ", "Zo besloten."],
        "reference": ["", "2021-003"],
        "pilot_id": [AnyOf("pilots_pilot")],
    },
    "pilots_pilot": {
        "starts_on": DAYS,
        "ends_on": DAYS,
        "base_capacity": [0, 1, 2, 3],
        "maximum_capacity": [1, 2, 3, 4],
    },
}
# Drawn more often, because most rules are about them.
TABLES = [*COLUMNS, *["participants_placement", "participants_exit", "participants_referral"] * 2]


def draw(pick: Pick) -> tuple[str, Statement] | None:
    """What kind of statement it is, and the statement; None when the table is empty."""
    table = pick(TABLES)
    pk = _any_of(table, pick)
    if pk is None:
        return None
    kind = pick(["change", "change", "change", "copy", "copy", "delete"])
    if kind == "delete":
        return f"delete {table}", (f"DELETE FROM {table} WHERE id = %s", [pk])
    names = {pick(list(COLUMNS[table])) for _ in range(pick([1, 1, 2, 3]))}
    new = {name: _value(pick(COLUMNS[table][name]), pick) for name in sorted(names)}
    if kind == "change":
        changes = ", ".join(f"{name} = %s" for name in new)
        return f"change {table}", (
            f"UPDATE {table} SET {changes} WHERE id = %s",
            [*new.values(), pk],
        )
    return f"copy {table}", _copy(table, pk, new)


def _copy(table: str, pk: int, new: dict[str, Any]) -> Statement:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    columns = [column.name for column in described if column.name != "id"]
    into = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join("%s" if name in new else f'"{name}"' for name in columns)
    query = f"INSERT INTO {table} ({into}) SELECT {values} FROM {table} WHERE id = %s"
    return query, [*(new[name] for name in columns if name in new), pk]


def _value(option: Any, pick: Pick) -> Any:
    return _any_of(option.table, pick) if isinstance(option, AnyOf) else option


def _any_of(table: str, pick: Pick) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")
        found = [pk for (pk,) in cursor.fetchall()]
    return found[pick(range(len(found)))] if found else None
