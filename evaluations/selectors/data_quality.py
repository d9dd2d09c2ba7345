"""What is missing, late or contradictory in the records of a pilot, before a report is made of them.

Each check is a query of the rows that fail it. All go to the database at once.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from participants.models import Participant


class Kind(models.TextChoices):
    """What is wrong, the most serious first."""

    CONTRADICTORY = "contradictory", _("Contradictory")
    LATE = "late", _("Too late")
    MISSING = "missing", _("Missing")

    @property
    def weight(self) -> int:
        """Its place among the others: the lowest comes first."""
        return [*Kind].index(self)


class Area(models.TextChoices):
    """What a check is about."""

    PARTICIPANTS = "participants", _("Participants and stays")
    SUPPORT = "support", _("Support")
    DWELLINGS = "dwellings", _("Dwellings and pilot")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
    EVALUATION = "evaluation", _("Evaluations and reports")


@dataclass(frozen=True)
class FailingRow:
    """A row that fails a check: the key for the page on which to mend it, since when, of whom, and
    what it is called; that names nobody."""

    key: int
    day: date | None = None
    participant: int | None = None
    about: str = ""


@dataclass(frozen=True, eq=False)
class Check:
    """What must not be there, and where it is mended.

    `rows` gives what fails it, of a pilot on a date, and `columns` which columns of these a FailingRow
    gets. Who holds `reads` sees it: in the pilot, and on the participant of each row. With a key the
    page is about that row; `opens` is the permission for it.
    """

    code: str
    title: str | Promise
    area: Area
    kind: Kind
    rows: Callable[[Pilot, date], QuerySet[Any]]
    columns: dict[str, Any]
    page: str
    reads: Permission
    opens: Permission
    has_key: bool = True


@dataclass(frozen=True)
class Line:
    """One row as its viewer may see it; without `url` the page to mend it is of others.

    Who knows only the code of a person gets no day: that is known of the file.
    """

    reference: str
    name: str
    about: str
    day: date | None
    url: str

    @property
    def title_is_apart(self) -> bool:
        """Whether the row is called by a person or a thing, and not by what is wrong."""
        return bool(self.reference or self.about)


@dataclass(frozen=True)
class FailedCheck:
    """A check that fails: the rows that the viewer may know of, and how many more there are."""

    check: Check
    lines: Sequence[Line]
    closed: int

    @property
    def number(self) -> int:
        return len(self.lines) + self.closed


def failed_checks(
    checks: Iterable[Check],
    pilot: Pilot,
    *,
    by: Member,
    permissions: Collection[Permission],
    on: date,
) -> list[FailedCheck]:
    """The checks that fail on the date `on`, as `by` may know them, by area and the most serious
    first; two queries, besides those of the checks that cannot be asked in one."""
    found = _failing_rows(checks, pilot, permissions=permissions, on=on)
    people = _people(pilot, found.values(), by=by, on=on)
    viewer = _Viewer(pilot, by, permissions, on)
    shown = [viewer.sees(check, rows, people) for check, rows in found.items() if rows]
    return sorted(shown, key=_order)


def failing(
    checks: Iterable[Check], pilot: Pilot, *, permissions: Collection[Permission], on: date
) -> list[tuple[Check, int]]:
    """The checks that fail on the date `on`, the most serious first, each with how often.

    One query, besides those of the checks that cannot be asked in one.
    """
    found = _failing_rows(checks, pilot, permissions=permissions, on=on)
    failed = [(check, len(rows)) for check, rows in found.items() if rows]
    return sorted(failed, key=lambda each: each[0].kind.weight)


def _failing_rows(
    checks: Iterable[Check], pilot: Pilot, *, permissions: Collection[Permission], on: date
) -> dict[Check, Sequence[FailingRow]]:
    known = [check for check in checks if check.reads in permissions]
    columns: Any = {check.code: packed(check.rows(pilot, on), **check.columns) for check in known}
    packed_rows: Any = Pilot.objects.values(**columns).get(pk=pilot.pk) if columns else {}
    return {check: unpacked(FailingRow, packed_rows[check.code]) for check in known}


def _order(failed: FailedCheck) -> tuple[int, int]:
    return [*Area].index(failed.check.area), failed.check.kind.weight


def _people(
    pilot: Pilot, found: Iterable[Sequence[FailingRow]], *, by: Member, on: date
) -> dict[int, Any]:
    """The participants of these rows of whom `by` may know."""
    keys = {row.participant for rows in found for row in rows if row.participant}
    rows = Participant.objects.visible_to(by, on=on).of_pilot(pilot)
    return {row.pk: row for row in rows.filter(pk__in=keys).order_by()}


@dataclass(frozen=True)
class _Viewer:
    """Who looks at a pilot."""

    pilot: Pilot
    user: Member
    permissions: Collection[Permission]
    on: date

    def sees(self, check: Check, rows: Sequence[FailingRow], people: dict[int, Any]) -> FailedCheck:
        lines = []
        for row in rows:
            person = people.get(row.participant) if row.participant else None
            if row.participant is None or (person and self._may(check.reads, person)):
                lines.append(self._line(check, row, person))
        ordered = sorted(lines, key=lambda line: (line.day or date.min, line.reference))
        return FailedCheck(check, ordered, len(rows) - len(lines))

    def _may(self, permission: Permission, person: Any) -> bool:
        return self.user.may(permission, person, on=self.on)

    def _line(self, check: Check, row: FailingRow, person: Any) -> Line:
        if person is None:
            opens = check.opens in self.permissions
        else:
            opens = self._may(check.opens, person)
        reads_name = person is not None and self._may(Permission.PARTICIPANT_READ, person)
        key = row.key if check.has_key else None
        return Line(
            reference=person.reference if person else "",
            name=person.full_name if reads_name else "",
            about=row.about or "",
            day=row.day if person is None or reads_name else None,
            url=pilot_url(check.page, self.pilot.slug, key) if opens else "",
        )
