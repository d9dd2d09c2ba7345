"""Enquiries as they are counted, in the figures of the neighbourhood and in the council report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import BooleanField, DateField, Exists, OuterRef

from interwonen.core.facts import on_the_day
from interwonen.core.working_days import working_days_between
from interwonen.pilots.models import Pilot
from neighbours.models import Enquiry, EnquiryStep, Status


class Timeliness(StrEnum):
    """How an enquiry stood on a day, beside its term."""

    IN_TIME = "answered_in_time"
    LATE = "answered_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_OVERDUE = "open_overdue"


@dataclass(frozen=True)
class CountedEnquiry:
    """What counts of one enquiry as of a day.

    `last_day` is that for an answer as it was when it was handled, or else on that day;
    `is_refused` that the neighbour opened it again, `is_solved` that it was called solved since.
    `due_on` is the last day for what it waits for now, if it waits for an answer of ours.
    """

    kind: str
    category: str
    received_on: date
    last_day: date
    handled_on: date | None
    goes_elsewhere: bool
    is_solved: bool
    is_refused: bool
    as_of: date
    pk: int = 0
    due_on: date | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether it waits for us since more than its term."""
        return self.due_on is not None and self.due_on < self.as_of

    @property
    def timeliness(self) -> Timeliness:
        if self.handled_on:
            return Timeliness.IN_TIME if self.handled_on <= self.last_day else Timeliness.LATE
        if self.last_day >= self.as_of:
            return Timeliness.OPEN_IN_TIME
        return Timeliness.OPEN_OVERDUE

    @property
    def working_days(self) -> int | None:
        """After how many working days it was answered; None as long as it was not, or elsewhere."""
        if self.handled_on is None or self.goes_elsewhere:
            return None
        return working_days_between(self.received_on, self.handled_on)


def counted_enquiries(pilot: Pilot, *, as_of: date) -> list[CountedEnquiry]:
    """The enquiries received by a day that were not withdrawn, in the order of the lists of kinds
    and categories; one query."""
    steps = EnquiryStep.objects.standing().filter(enquiry=OuterRef("pk"), taken_on__lte=as_of)
    refused = steps.filter(status=Status.REOPENED, taken_by=None)
    rows = Enquiry.objects.of_pilot(pilot).standing().filter(received_on__lte=as_of)
    rows = rows.with_last_day(on=as_of).annotate(
        refused=Exists(refused),
        waits_for_us=on_the_day("neighbours_waits_for_us", as_of, BooleanField()),
        due_now=on_the_day("neighbours_last_day", as_of, DateField()),
    )
    return [
        CountedEnquiry(
            kind=row.kind.label,
            category=row.category.label if row.category else "",
            received_on=row.received_on,
            last_day=row.last_day,
            handled_on=row.handled_on,
            goes_elsewhere=row.goes_elsewhere,
            is_solved=row.solved_on is not None and row.solved_on <= as_of,
            is_refused=row.refused,
            as_of=as_of,
            pk=row.pk,
            due_on=row.due_now if row.waits_for_us else None,
        )
        for row in rows.select_related("kind", "category").order_by(
            "kind__position", "category__position", "received_on"
        )
    ]
