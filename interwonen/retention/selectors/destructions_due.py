"""What has been kept long enough: for each kind of record, what its end is.

How long that was is data (RetentionPeriod); what makes a record end is here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Max, Q
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.audit.models import AccessEvent
from interwonen.core.facts import on_the_day
from interwonen.core.periods import months_later
from interwonen.core.spans import ONE_DAY
from interwonen.pilots.models import Pilot
from interwonen.retention.models import FILES, Destruction, Kind, RetentionPeriod
from interwonen.retention.models.destructions import REFERENCE_LENGTH
from interwonen.retention.selectors.accounts_ended import accounts_ended, code_of
from interwonen.retention.selectors.destructions_plan import OF_PILOT, has_rows, lines_of
from interwonen.rights.models import RightsRequest
from neighbours.models import Enquiry
from participants.models import FileLimit, Participant

_OVER = (
    Participant.Status.CLOSED,
    Participant.Status.REJECTED,
    Participant.Status.WITHDRAWN,
)
_GRANTED = Q(
    rights_requests__right=RightsRequest.Right.ERASURE,
    rights_requests__decision=RightsRequest.Decision.GRANTED,
    rights_requests__withdrawn_because="",
)


@dataclass(frozen=True)
class Ended:
    """A record that came to its end: its key, the code by which people know it, and the day.

    `asked_on` is when it was granted that the record is destroyed earlier (AVG 17, Wmo 5.3.5).
    """

    record: int
    reference: str
    ended_on: date
    asked_on: date | None = None

    def due(self, period: RetentionPeriod) -> "Due":
        """Until when it is kept: by its period, or until what was asked for can be done."""
        by_period = months_later(self.ended_on, period.months)
        if self.asked_on is not None:
            asked = max(self.asked_on, self.ended_on + ONE_DAY)
            if asked < by_period:
                return Due(
                    period.kind, self, asked, 0, _("The person asked for it: AVG 17, Wmo 5.3.5.")
                )
        return Due(period.kind, self, by_period, period.months, period.why)


@dataclass(frozen=True)
class Due:
    """A record, until when it is kept and on which ground; `months` is 0 when someone asked."""

    kind: str
    ended: Ended
    due_on: date
    months: int
    ground: str


def due_in(pilot: Pilot, *, on: date) -> list[Due]:
    """All records of a pilot whose time is over on the date `on`."""
    return [
        due
        for period in RetentionPeriod.objects.all()
        for ended in ENDED[period.kind](pilot, on)
        if (due := ended.due(period)).due_on <= on
    ]


def is_due(row: Destruction, *, on: date) -> bool:
    """Whether the time of a record on the list is over on the date `on`."""
    return (row.kind, row.record) in {
        (due.kind, due.ended.record) for due in due_in(row.pilot, on=on)
    }


def is_restricted(row: Destruction) -> bool:
    """Whether the file has to be left alone for now (AVG 18)."""
    restrictions = FileLimit.objects.standing().filter(kind=FileLimit.Kind.RESTRICTION)
    return row.kind in FILES and restrictions.filter(participant=row.record).exists()


def is_there(row: Destruction) -> bool:
    """Whether the record with this key is there, and has this code still."""
    rows: Any
    match row.kind:
        case Kind.ACCESS_LOG:
            return any(each.record == row.record for each in _log_months(row.pilot, date.max))
        case kind if kind in OF_PILOT:
            return row.pilot.slug[:REFERENCE_LENGTH] == row.reference and has_rows(row.pilot, kind)
        case Kind.ACCOUNT:
            user = User.objects.filter(pk=row.record).first()
            return user is not None and code_of(user) == row.reference
        case Kind.NEIGHBOUR_CONTACT:
            rows = Enquiry.objects.filter(number=row.reference)
        case _:
            rows = Participant.objects.filter(reference=row.reference)
    return rows.filter(pilot=row.pilot, pk=row.record).exists()


def _participants(pilot: Pilot, on: date) -> Any:
    """Those of whom nothing is going on any more, with the last day of support and of a decision.

    While a limit on the use of a file stands, or a request about it is open, it is kept. Who asked to
    be forgotten need not wait until a return to homelessness would count no longer.
    """
    return (
        Participant.objects.of_pilot(pilot)
        .with_status(on=on)
        .with_end()
        .annotate(asked_on=Max("rights_requests__answered_on", filter=_GRANTED))
        .filter(Q(status__in=_OVER) | Q(status=Participant.Status.LEFT, asked_on__isnull=False))
        .exclude(pk__in=FileLimit.objects.standing().values("participant"))
        .exclude(pk__in=RightsRequest.objects.open().order_by().values("participant"))
    )


def _cases(pilot: Pilot, on: date) -> Iterator[Ended]:
    """A file of someone who lived here ends with the last day of support."""
    for person in _participants(pilot, on).exclude(last_stay=None):
        yield Ended(person.pk, person.reference, person.ended_on, person.asked_on)


def _not_admitted(pilot: Pilot, on: date) -> Iterator[Ended]:
    """That of someone who never lived here ends with the decision."""
    for person in _participants(pilot, on).filter(last_stay=None):
        yield Ended(person.pk, person.reference, person.ended_on, person.asked_on)


def _enquiries(pilot: Pilot, on: date) -> Iterator[Ended]:
    """A question ends when it is closed; while the pilot runs it still counts in figures."""
    closed_on = on_the_day("neighbours_closed_on", on, DateField())
    for enquiry in Enquiry.objects.of_pilot(pilot).annotate(closed_on=closed_on):
        ended = enquiry.closed_on or (enquiry.received_on if enquiry.withdrawn_because else None)
        if ended and pilot.ends_on <= on:
            yield Ended(enquiry.pk, str(enquiry.number), max(ended, pilot.ends_on))


def _at_once(kind: str) -> Callable[[Pilot, date], Iterator[Ended]]:
    """What goes at once for a pilot ends with its last day."""

    def ended(pilot: Pilot, on: date) -> Iterator[Ended]:
        if pilot.ends_on <= on and has_rows(pilot, kind):
            yield Ended(pilot.pk, pilot.slug[:REFERENCE_LENGTH], pilot.ends_on)

    return ended


def _accounts(pilot: Pilot, on: date) -> Iterator[Ended]:
    """An account ends with the last role."""
    for user, last_day in accounts_ended(pilot, on):
        yield Ended(user.pk, code_of(user), last_day)


def _log_months(pilot: Pilot, on: date) -> Iterator[Ended]:
    """A month of the access log ends with its last day; its key is as 202106."""
    months = AccessEvent.objects.filter(lines_of(pilot)).annotate(month=TruncMonth("at"))
    for first in months.order_by("month").values_list("month", flat=True).distinct():
        last = months_later(first.date().replace(day=1), 1) - ONE_DAY
        if last < on:
            yield Ended(first.year * 100 + first.month, f"{first:%Y-%m}", last)


ENDED: dict[str, Callable[[Pilot, date], Iterator[Ended]]] = {
    Kind.CASE: _cases,
    Kind.NOT_ADMITTED: _not_admitted,
    Kind.NEIGHBOUR_CONTACT: _enquiries,
    Kind.ACCOUNT: _accounts,
    **{kind: _at_once(kind) for kind in OF_PILOT},
    Kind.ACCESS_LOG: _log_months,
}
