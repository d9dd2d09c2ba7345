"""The list of participants, with no more of each than the viewer may read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.core.spreadsheets import Table, Value
from interwonen.pilots.models import Pilot
from participants.models import Assignment, Participant, Placement
from participants.selectors.participants_search import Found, found


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
    birth_date: date | None = None
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


def wanted(pilot: Pilot, asked: ListFilter, *, by: Member, on: date) -> QuerySet[Any]:
    """Participants that `by` asks for on the date `on`, each with what the list shows.

    A viewer who may see only the status of a participant cannot filter, search or sort by more.
    """
    rows = _with_rights(Participant.objects.visible_to(by, on=on).of_pilot(pilot), by=by, on=on)
    rows = rows.with_status(on=on).with_home(on=on)
    rows = _with_placement(rows, on=on).with_last_session(on=on).with_next_session(on=on)
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.counsellor:
        supported = Assignment.objects.in_force(on).filter(counsellor=asked.counsellor)
        rows = rows.filter(is_known=True, pk__in=supported.values("participant"))
    if asked.dwelling:
        placements = Placement.objects.filter(dwelling=asked.dwelling)
        rows = rows.filter(is_known=True, pk__in=placements.values("participant"))
    if asked.words.strip():
        rows = found(rows, asked.words, by=by, on=on)
    return rows.order_by(*_order(asked.order), "reference")


def _with_rights(rows: Any, *, by: Member, on: date) -> Any:
    """Add `.is_known`: the viewer may read the file; `.is_supported`: the sessions as well."""

    def granted(permission: Permission) -> Exists:
        known = Participant.objects.granting(by, permission, on=on)
        return Exists(known.filter(pk=OuterRef("pk")))

    return rows.annotate(
        is_known=granted(Permission.PARTICIPANT_READ), is_supported=granted(Permission.SESSION_READ)
    )


def _with_placement(rows: Any, *, on: date) -> Any:
    placement = Placement.objects.on_day(on).filter(participant=OuterRef("pk"))
    support = Assignment.objects.in_force(on).filter(participant=OuterRef("pk"))
    return rows.annotate(
        lives_since=Subquery(placement.values("starts_on")[:1]),
        lives_until=Subquery(placement.values("ends_on")[:1]),
        counsellor=Subquery(support.values("counsellor__name")[:1]),
    )


def _order(order: str) -> list[Any]:
    """What the viewer may not read comes last, so that its place on the list reveals nothing."""
    if order == "newest":
        return ["-reference"]
    if order == "name":
        return [_if("is_known", Lower(name)).asc(nulls_last=True) for name in NAMES]
    if order == "last_session":
        return [_if("is_supported", F("last_session_on")).asc(nulls_last=True)]
    if order == "next_session":
        return [_if("is_supported", F("next_session_on")).asc(nulls_last=True)]
    return []


NAMES = ("last_name", "first_name")


def _if(right: str, value: Any) -> Case:
    return Case(When(**{right: True}, then=value))


def listed(row: Any, excerpts: Mapping[int, list[Found]] | None = None) -> ListedParticipant:
    """A row of `wanted` as far as its viewer may read it."""
    known: dict[str, Any] = {}
    if row.is_known:
        known = {
            "name": row.full_name,
            "birth_date": row.birth_date,
            "home": row.home or "",
            "lives_since": row.lives_since,
            "lives_until": row.lives_until,
            "counsellor": row.counsellor or "",
        }
    if row.is_supported:
        known["last_session_on"] = row.last_session_on
        known["next_session_on"] = row.next_session_on
    return ListedParticipant(
        pk=row.pk,
        reference=row.reference,
        status=row.status,
        excerpts=(excerpts or {}).get(row.pk, []),
        **known,
    )


@dataclass(frozen=True)
class Column:
    """One column of the export, and the permission to see it."""

    label: str | Promise
    permission: Permission
    value: Callable[[ListedParticipant], Value]


_KNOWN = Permission.PARTICIPANT_READ
COLUMNS = (
    Column(_("Reference code"), Permission.PARTICIPANT_STATUS, lambda line: line.reference),
    Column(_("Status"), Permission.PARTICIPANT_STATUS, lambda line: line.status_label),
    Column(_("Name"), _KNOWN, lambda line: line.name),
    Column(_("Date of birth"), _KNOWN, lambda line: line.birth_date),
    Column(_("Dwelling"), _KNOWN, lambda line: line.home),
    Column(_("Lives there since"), _KNOWN, lambda line: line.lives_since),
    Column(_("Up to and including"), _KNOWN, lambda line: line.lives_until),
    Column(_("Counsellor"), _KNOWN, lambda line: line.counsellor),
    Column(_("Last session"), Permission.SESSION_READ, lambda line: line.last_session_on),
    Column(_("Next session"), Permission.SESSION_READ, lambda line: line.next_session_on),
)


def as_table(rows: QuerySet[Any], permissions: frozenset[Permission]) -> Table:
    """The list as an export, without the columns for which the viewer has no permission."""
    columns = [column for column in COLUMNS if column.permission in permissions]
    lines = [listed(row) for row in rows]
    return Table(
        title=str(_("Participants")),
        header=[str(column.label) for column in columns],
        rows=[[column.value(line) for column in columns] for line in lines],
    )
