"""The figures of a council report: frozen values that hold nothing that may not be published.

Times are no finer than a month and occupancy is counted in dwelling-months: the day that someone
moved would point at that person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from evaluations.indicators.places import MonthOccupancy
from interwonen.core.published_counts import PersonCount
from interwonen.core.quarters import Quarter


@dataclass(frozen=True)
class PilotFacts:
    """What the report says about the pilot itself."""

    name: str
    place: str
    municipality: str
    care_provider: str
    landlord: str
    starts_on: date
    ends_on: date
    base_capacity: int
    maximum_capacity: int
    goal: str = ""
    zoning_ground: str = ""


@dataclass(frozen=True)
class Occupancy:
    """Occupancy by month since the start of the pilot."""

    months: tuple[MonthOccupancy, ...]
    quarter: Quarter

    @property
    def latest(self) -> MonthOccupancy:
        return self.months[-1]

    @property
    def in_quarter(self) -> tuple[MonthOccupancy, ...]:
        return tuple(row for row in self.months if Quarter.containing(row.month) == self.quarter)

    @property
    def occupied(self) -> int:
        """Dwelling-months lived in during the quarter."""
        return sum(row.residents for row in self.in_quarter)

    @property
    def available(self) -> int:
        """Dwelling-months of capacity during the quarter."""
        return sum(row.capacity for row in self.in_quarter)

    @property
    def percentage(self) -> int | None:
        """Share of the dwelling-months lived in; none when they are too few to give one."""
        return round(100 * self.occupied / self.available) if self.available >= 10 else None


@dataclass(frozen=True)
class FlowRow:
    """One line of the flow table; a part is a class of the line above it."""

    label: str
    quarter: PersonCount
    since_start: PersonCount
    is_part: bool = False


@dataclass(frozen=True)
class ContactRow:
    """Sessions of one form of contact, or of several that were seen by too few people."""

    label: str
    sessions: int
    minutes: int

    @property
    def hours(self) -> float:
        return self.minutes / 60


@dataclass(frozen=True)
class SupportFigures:
    """Held sessions of the quarter, given when at least five people were supported."""

    sessions: int
    minutes: int
    by_contact: tuple[ContactRow, ...]

    @property
    def hours(self) -> float:
        return self.minutes / 60


@dataclass(frozen=True)
class EnquiryRow:
    """Enquiries received in a period, by how they stood on the cut-off date."""

    kind: str
    answered_in_time: int = 0
    answered_late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0

    @property
    def received(self) -> int:
        return self.answered_in_time + self.answered_late + self.open_in_time + self.open_overdue

    @property
    def answered(self) -> int:
        return self.answered_in_time + self.answered_late

    @property
    def open(self) -> int:
        return self.open_in_time + self.open_overdue


@dataclass(frozen=True)
class EvaluationLine:
    """An evaluation moment; what it judged is known from the day that it was held.

    A judgement that was corrected says when and why; one of which the minutes wait for adoption says
    that too.
    """

    planned_on: date
    theme: str = ""
    held_on: date | None = None
    verdict: str = ""
    progress: str = ""
    embedding: str = ""
    decision: str = ""
    corrected_on: date | None = None
    corrected_because: str = ""
    is_adopted: bool = True


@dataclass(frozen=True)
class CouncilFigures:
    """Everything that the council report of a quarter says, as of its cut-off date."""

    pilot: PilotFacts
    quarter: Quarter
    as_of: date
    occupancy: Occupancy
    flow: tuple[FlowRow, ...]
    support: SupportFigures | None
    enquiries: tuple[EnquiryRow, ...]
    enquiries_since_start: int
    evaluations: tuple[EvaluationLine, ...]
    narrative: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_draft: bool = True

    @property
    def quarter_is_over(self) -> bool:
        return self.as_of >= self.quarter.ends_on

    @property
    def pilot_is_over(self) -> bool:
        return self.as_of > self.pilot.ends_on

    @property
    def occupancy_on(self) -> date:
        """The day of the latest occupancy: the cut-off date, or the last day of the pilot."""
        return min(self.as_of, self.pilot.ends_on)

    @property
    def enquiry_total(self) -> EnquiryRow:
        rows = self.enquiries
        return EnquiryRow(
            kind="Totaal",
            answered_in_time=sum(row.answered_in_time for row in rows),
            answered_late=sum(row.answered_late for row in rows),
            open_in_time=sum(row.open_in_time for row in rows),
            open_overdue=sum(row.open_overdue for row in rows),
        )

    @property
    def last_evaluation(self) -> EvaluationLine | None:
        """The latest evaluation that was held."""
        held = [line for line in self.evaluations if line.held_on]
        return max(held, key=lambda line: line.held_on or date.min, default=None)

    @property
    def coming_evaluations(self) -> tuple[EvaluationLine, ...]:
        return tuple(line for line in self.evaluations if not line.held_on)

    @property
    def planning(self) -> tuple[tuple[date, EvaluationLine | None], ...]:
        """The days ahead in order: of each coming evaluation, and, with None, the pilot's last."""
        evaluations = ((line.planned_on, line) for line in self.coming_evaluations)
        return tuple(sorted([(self.pilot.ends_on, None), *evaluations], key=lambda day: day[0]))
