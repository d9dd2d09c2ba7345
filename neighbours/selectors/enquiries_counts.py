"""Enquiries as they are counted, in the figures of the neighbourhood and in the council report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, DateField, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from interwonen.core.facts import on_the_day
from interwonen.core.packed_rows import packed
from interwonen.core.working_days import working_days_between
from interwonen.pilots.models import Pilot
from neighbours.models import Enquiry, EnquiryStep, Status
from neighbours.querysets.enquiries import GOES_ELSEWHERE


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


def packed_enquiries(pilot: Pilot, *, as_of: date) -> ArraySubquery:
    """For a query of pilots, rows of CountedEnquiry: those received by a day that were not withdrawn,
    in the order of the lists of kinds and categories."""
    steps = EnquiryStep.objects.standing().filter(enquiry=OuterRef("pk"), taken_on__lte=as_of)
    refused = steps.filter(status=Status.REOPENED, taken_by=None)
    rows = Enquiry.objects.of_pilot(pilot).standing().filter(received_on__lte=as_of)
    rows = rows.with_last_day(on=as_of).annotate(
        waits_for_us=on_the_day("neighbours_waits_for_us", as_of, BooleanField()),
        due_now=on_the_day("neighbours_last_day", as_of, DateField()),
    )
    return packed(
        rows.order_by("kind__position", "category__position", "received_on"),
        kind="kind__label",
        category=Coalesce("category__label", Value("")),
        received_on="received_on",
        last_day="last_day",
        handled_on="handled_on",
        goes_elsewhere=_whether(GOES_ELSEWHERE),
        is_solved=_whether(Q(solved_on__lte=as_of)),
        is_refused=Exists(refused),
        as_of=Value(as_of, output_field=DateField()),
        pk="pk",
        due_on=Case(When(waits_for_us=True, then="due_now")),
    )


def _whether(condition: Q) -> Case:
    """True or False, also where what is asked for is empty."""
    return Case(When(condition, then=Value(True)), default=Value(False))
