"""Rows of the table of routes about keeping and destroying."""

from datetime import UTC, date, datetime
from typing import Any

from interwonen.access.roles import Role
from interwonen.core.history import save_as
from interwonen.pilots.models import Pilot
from interwonen.retention.models import Destruction, Kind, RetentionPeriod
from tests.factories import make_user, system

_DECIDE = {Role.POLICY_OFFICER, Role.CASE_MANAGER, Role.TEAM_LEAD}
_READ = _DECIDE | {Role.AUDITOR, Role.ADMINISTRATOR}

RETENTION_ROUTES: dict[str, tuple[str, set[Role]]] = {
    "retention:destruction-list": ("", _READ),
    "retention:destruction-detail": ("destruction", _READ),
    "retention:destruction-certificate": ("certificate", _READ),
    "retention:destruction-propose": ("destruction", _DECIDE),
    "retention:destruction-agree": ("destruction", _DECIDE),
    "retention:destruction-stop": ("destruction", _DECIDE),
    "retention:destruction-hold": ("destruction", _DECIDE),
    "retention:record-hold": ("", _DECIDE),
    "retention:file-hold": ("participant", _DECIDE),
    "retention:destruction-release": ("destruction", _DECIDE),
    "retention:period-change": ("period", {Role.ADMINISTRATOR}),
}

RETENTION_HISTORIES: dict[str, tuple[str, set[Role]]] = {
    "vernietiging": ("destruction", _READ),
    "bewaartermijnen": ("period", _READ),
}


def make_destruction(pilot: Pilot, record: int = 987_654) -> Destruction:
    """A record on the list; that it is there is not looked at."""
    return save_as(
        Destruction(
            pilot=pilot, kind=Kind.CASE, record=record, reference=f"X-{record}", months=180,
            ended_on=date(2006, 1, 31), due_on=date(2021, 1, 31), counts={"deelnemer": 1},
        ),
        by=system(),
    )  # fmt: skip


def make_certificate(pilot: Pilot) -> Destruction:
    """A record that was destroyed."""
    row = make_destruction(pilot, record=987_655)
    row.proposed_at = row.agreed_at = row.destroyed_at = datetime(2021, 2, 1, 3, 30, tzinfo=UTC)
    row.proposed_by, row.agreed_by, row.seal = system(), make_user(), "ab" * 32
    return save_as(row, by=system())


def retention_rows(pilot: Pilot) -> dict[str, Any]:
    """One row of everything that these routes are about."""
    return {
        "destruction": make_destruction(pilot),
        "certificate": make_certificate(pilot),
        "period": RetentionPeriod.objects.get(kind=Kind.CASE),
    }
