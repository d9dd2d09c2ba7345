"""The rows behind a figure, as far as a viewer may see them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from evaluations.indicators.indicator import Counted, Indicator, Number, Unit, Words, said
from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.core.routes import pilot_url
from interwonen.pilots.models import Pilot
from participants.models import Participant


@dataclass(frozen=True)
class Row:
    """One row; what the viewer may not know is empty. `url` is a page that the viewer may open."""

    day: date | None = None
    reference: str = ""
    name: str = ""
    status: str = ""
    what: Words = ""
    amount: str = ""
    url: str = ""


@dataclass(frozen=True)
class RowsBehind:
    """The rows that a viewer sees, the last one first, and how many more are counted."""

    rows: Sequence[Row]
    closed: int

    @property
    def says(self) -> dict[str, bool]:
        """By each part of a row whether any row has it: the columns of a table."""
        return {
            part.name: any(getattr(row, part.name) for row in self.rows) for part in fields(Row)
        }


@dataclass(frozen=True)
class Viewer:
    """Who looks at a pilot, with the permissions in it, on the date `on`."""

    pilot: Pilot
    user: Member
    permissions: Collection[Permission]
    on: date


def rows_behind(
    indicator: Indicator, counted: Iterable[Counted], *, viewer: Viewer, as_of: date
) -> RowsBehind:
    """What is counted, for this viewer; at most one query. The status of a person is of `as_of`.

    Who may not see single rows of a person, but may read the file, gets the person with a total; who
    may know only the status, code and status, and of today only: day by day these would tell when
    someone was referred.
    """
    known = [row for row in counted if row.amount or indicator.unit == Unit.MEDIAN_DAYS]
    people = _people(known, viewer, as_of)
    rows, single, closed = [], defaultdict[int, list[Counted]](list), 0
    for row in known:
        if row.participant is None:
            if indicator.rows_for in viewer.permissions:
                rows.append(_thing(indicator, row, viewer.pilot))
            else:
                closed += 1
        elif row.participant in people:
            single[row.participant].append(row)
        else:
            closed += 1
    for pk, those in single.items():
        shown = _of_person(indicator, people[pk], those, viewer, as_of)
        rows += shown
        closed += 0 if shown else len(those)
    ordered = sorted(rows, key=lambda row: row.reference)
    ordered.sort(key=lambda row: row.day or date.min, reverse=True)
    return RowsBehind(ordered, closed)


def _people(counted: Iterable[Counted], viewer: Viewer, as_of: date) -> dict[int, Any]:
    """Those of the counted people whom the viewer may know of, with their status."""
    keys = {row.participant for row in counted if row.participant is not None}
    if not keys or Permission.PARTICIPANT_STATUS not in viewer.permissions:
        return {}
    rows = Participant.objects.visible_to(viewer.user, on=viewer.on).of_pilot(viewer.pilot)
    return {row.pk: row for row in rows.filter(pk__in=keys).with_status(on=as_of).order_by()}


def _thing(indicator: Indicator, row: Counted, pilot: Pilot) -> Row:
    """A row that is about no person."""
    url = pilot_url(row.record[0], pilot.slug, row.record[1]) if row.record else ""
    return Row(row.day, what=row.what, amount=_amount(indicator, row.amount), url=url)


def _of_person(
    indicator: Indicator, person: Any, rows: Sequence[Counted], viewer: Viewer, as_of: date
) -> list[Row]:
    """The rows of one person, or one row in their place; none if the viewer may know nothing."""

    def may(permission: Permission) -> bool:
        return viewer.user.may(permission, person, on=viewer.on)

    if not may(Permission.PARTICIPANT_READ):
        status = str(Participant.Status(person.status).label)
        code = Row(reference=person.reference, status=status)
        return [code] if may(indicator.rows_for) and as_of == viewer.on else []
    url = pilot_url("participants:participant-detail", viewer.pilot.slug, person.pk)
    about = {"reference": person.reference, "name": person.full_name, "url": url}
    if may(indicator.rows_for):
        return [
            Row(row.day, what=row.what, amount=_amount(indicator, row.amount), **about)
            for row in rows
        ]
    total = sum(row.amount for row in rows)
    return [Row(amount=_amount(indicator, total, is_total=True), **about)]


def _amount(indicator: Indicator, amount: Number, *, is_total: bool = False) -> str:
    """What a row adds, in words; nothing when every row is one."""
    if indicator.unit == Unit.MINUTES:
        minutes = int(amount)
        return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
    if indicator.unit in (Unit.CENTS, Unit.CENTS_EACH) and isinstance(amount, int):
        return said(Unit.CENTS, amount)  # and months, by which they are divided, as they are
    return said(Unit.NUMBER, amount) if amount != 1 or is_total else ""
