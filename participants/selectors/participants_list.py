"""The list of participants, with no more of each than the viewer may read."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Field, OrderBy, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.core.names import sorted_name
from interwonen.core.partial_dates import PartialDate
from interwonen.core.spreadsheets import Table
from interwonen.core.spreadsheets import Value as Cell
from interwonen.pilots.models import Pilot
from participants.models import Participant, Placement
from participants.selectors.participants_search import Found, found, hits


@dataclass(frozen=True)
class ListFilter:
    """What the viewer filters and sorts by; empty is everyone, in the order of their codes."""

    words: str = ""
    status: str = ""
    counsellor: Any = None
    dwelling: Any = None
    order: str = ""


@dataclass(frozen=True)
class ListedParticipant:
    """One participant on the list; what this viewer may not read is empty."""

    pk: int
    reference: str
    status: str
    name: str = ""
    birth_date: PartialDate | None = None
    home: str = ""
    lives_since: date | None = None
    lives_until: date | None = None
    counsellor: str = ""
    last_session_on: date | None = None
    next_session_on: date | None = None
    excerpts: list[Found] = field(default_factory=list)

    @property
    def status_label(self) -> str:
        return str(Participant.Status(self.status).label)


def searched(pilot: Pilot, asked: ListFilter, *, by: Member, on: date) -> dict[int, list[Found]]:
    """Pieces of text of those whom `by` finds by one, by their keys; none without words."""
    if not asked.words.strip():
        return {}
    return hits(
        Participant.objects.visible_to(by, on=on).of_pilot(pilot), asked.words, by=by, on=on
    )


def wanted(
    pilot: Pilot, asked: ListFilter, by_text: Collection[int], *, by: Member, on: date
) -> QuerySet[Any]:
    """Participants that `by` asks for on the date `on`, each with what the list shows.

    `by_text` are the keys of those `searched`. A viewer who may see only the status of a
    participant cannot filter, search or sort by more.
    """
    rows: Any = Participant.objects.visible_to(by, on=on).of_pilot(pilot)
    rows = rows.with_status(on=on).with_stay(on=on).with_support(on=on).with_sessions(on=on)
    known, supported = (
        Participant.objects.where_granted(by, permission, on=on)
        for permission in (Permission.PARTICIPANT_READ, Permission.SESSION_READ)
    )
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.counsellor:
        rows = rows.filter(known, support__counsellor=asked.counsellor)
    if asked.dwelling:
        placements = Placement.objects.filter(dwelling=asked.dwelling)
        rows = rows.filter(known, pk__in=placements.values("participant"))
    if asked.words.strip():
        rows = found(rows, asked.words, by_text, known=known)
    return rows.order_by(*_order(asked.order, known, supported), "reference")


def _order(order: str, known: Q, supported: Q) -> list[Any]:
    """What the viewer may not read comes last, so that its place on the list reveals nothing."""
    if order == "newest":
        return ["-reference"]
    if order == "name":
        return [_where(known, sorted_name(name), TextField()) for name in NAMES]
    if order in ("last_session", "next_session"):
        return [_where(supported, F(f"{order}_on"), DateField())]
    return []


def _where(readable: Q, value: Any, kind: "Field[Any, Any]") -> OrderBy:
    """Order by a value where it is readable; a bare NULL for all is not an order to PostgreSQL."""
    nothing = Cast(Value(None), kind)
    known = Case(When(readable, then=value), default=nothing, output_field=kind)
    return known.asc(nulls_last=True)


NAMES = ("last_name", "first_name")


def listed(
    rows: Iterable[Any],
    excerpts: Mapping[int, list[Found]] | None = None,
    *,
    by: Member,
    on: date,
) -> list[ListedParticipant]:
    """Rows of `wanted` as far as `by` may read them on the date `on`."""
    known, supported = (
        {row.pk for row in rows if by.may(permission, row, on=on)}
        for permission in (Permission.PARTICIPANT_READ, Permission.SESSION_READ)
    )
    return [
        ListedParticipant(
            pk=row.pk,
            reference=row.reference,
            status=row.status,
            excerpts=(excerpts or {}).get(row.pk, []),
            **(_of_the_file(row) if row.pk in known else {}),
            **(_of_the_sessions(row) if row.pk in supported else {}),
        )
        for row in rows
    ]


def _of_the_file(row: Any) -> dict[str, Any]:
    return {
        "name": row.full_name,
        "birth_date": row.birth_date,
        "home": row.stay.dwelling.name if row.stay else "",
        "lives_since": row.stay.starts_on if row.stay else None,
        "lives_until": row.stay.ends_on if row.stay else None,
        "counsellor": row.support.counsellor.name if row.support else "",
    }


def _of_the_sessions(row: Any) -> dict[str, Any]:
    return {"last_session_on": row.last_session_on, "next_session_on": row.next_session_on}


def _as_cell(born: PartialDate | None) -> Cell:
    """A date if all of it is known, else what is known of it in words."""
    return None if born is None else born.whole or str(born)


@dataclass(frozen=True)
class Column:
    """One column of the export, and the permission to see it."""

    label: str | Promise
    permission: Permission
    value: Callable[[ListedParticipant], Cell]


_KNOWN = Permission.PARTICIPANT_READ
COLUMNS = (
    Column(_("Reference code"), Permission.PARTICIPANT_STATUS, lambda line: line.reference),
    Column(_("Status"), Permission.PARTICIPANT_STATUS, lambda line: line.status_label),
    Column(_("Name"), _KNOWN, lambda line: line.name),
    Column(_("Date of birth"), _KNOWN, lambda line: _as_cell(line.birth_date)),
    Column(_("Dwelling"), _KNOWN, lambda line: line.home),
    Column(_("Lives there since"), _KNOWN, lambda line: line.lives_since),
    Column(_("Up to and including"), _KNOWN, lambda line: line.lives_until),
    Column(_("Counsellor"), _KNOWN, lambda line: line.counsellor),
    Column(_("Last session"), Permission.SESSION_READ, lambda line: line.last_session_on),
    Column(_("Next session"), Permission.SESSION_READ, lambda line: line.next_session_on),
)


def as_table(lines: Iterable[ListedParticipant], permissions: frozenset[Permission]) -> Table:
    """The list as an export, without the columns for which the viewer has no permission."""
    columns = [column for column in COLUMNS if column.permission in permissions]
    return Table(
        title=str(_("Participants")),
        header=[str(column.label) for column in columns],
        rows=[[column.value(line) for column in columns] for line in lines],
    )
