"""The rows that figures count, as plain facts of a pilot."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from interwonen.core.spans import Span
from participants.models.exits import HOMELESS_DESTINATIONS


@dataclass(frozen=True)
class PersonFact:
    """Someone who was referred, and the status on the day of the facts."""

    participant: int
    status: str


@dataclass(frozen=True)
class ReferralFact:
    """A referral; `decided_on` is None as long as nobody decided."""

    participant: int
    referred_on: date
    decision: str = "pending"
    decided_on: date | None = None
    pk: int = 0


@dataclass(frozen=True)
class StayFact:
    """A stay in a dwelling, both days inclusive; what is known of the exit at its end, if any."""

    participant: int
    dwelling: str
    starts_on: date
    ends_on: date
    exited_on: date | None = None
    exit_class: str | None = None
    destination: str | None = None
    returned_on: date | None = None
    pk: int = 0

    @property
    def days(self) -> Span:
        return Span(self.starts_on, self.ends_on)

    @property
    def homeless_on(self) -> date | None:
        """Since when the person is homeless who left: at once, or since a return; None if not."""
        if self.destination in HOMELESS_DESTINATIONS:
            return self.exited_on
        return self.returned_on


@dataclass(frozen=True)
class LetFact:
    """Days, both inclusive, on which the landlord lets a dwelling to the pilot."""

    dwelling: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class SessionFact:
    """A session that was held, or to which the participant did not come."""

    participant: int
    day: date
    status: str
    minutes: int = 0
    contact: str = ""
    group: str | None = None
    pk: int = 0


@dataclass(frozen=True)
class GoalFact:
    """A goal of a participant."""

    participant: int
    life_domain: str
    set_on: date
    outcome: str = "open"
    closed_on: date | None = None


@dataclass(frozen=True)
class BarrierFact:
    """The status of a barrier of a participant from a day on; `meaning` is "resolved", or else empty."""

    participant: int
    barrier: int
    since: date
    status: str
    meaning: str


@dataclass(frozen=True)
class OpenDayFact:
    """A day in the day book of the support point; without hours it was closed."""

    day: date
    opens_at: time | None = None
    closes_at: time | None = None
    pk: int = 0

    @property
    def minutes(self) -> int:
        """How long it was open."""
        if self.opens_at is None or self.closes_at is None:
            return 0
        opened, closed = (datetime.combine(self.day, at) for at in (self.opens_at, self.closes_at))
        return (closed - opened) // timedelta(minutes=1)


@dataclass(frozen=True)
class MomentFact:
    """An evaluation moment of the pilot that stands."""

    planned_on: date
    theme: str = ""
    held_on: date | None = None
    pk: int = 0


@dataclass(frozen=True)
class StepFact:
    """A decision on the number of places."""

    effective_from: date
    capacity: int


@dataclass(frozen=True)
class AmountFact:
    """What a source of money has of one kind in one quarter, in cents."""

    line: str
    quarter_starts_on: date
    kind: str
    cents: int


@dataclass(frozen=True)
class TurnedAwayFact:
    """A request for a place that never became a referral: for how many people, and why."""

    asked_on: date
    number: int
    reason: str


@dataclass(frozen=True)
class LevelFact:
    """One life domain in an assessment that counts: the counsellor's `answer`, which has no `meaning`
    when the domain was not discussed or does not apply."""

    participant: int
    assessed_on: date
    instrument: str
    domain: str
    answer: str
    position: int
    meaning: str


@dataclass(frozen=True)
class SkillFact:
    """One housing skill in a list, `sheet`: the answer, in order from best to worst."""

    participant: int
    filled_on: date
    sheet: int
    version: str
    skill: str
    answer: str
    position: int


@dataclass(frozen=True)
class ToldFact:
    """What someone agreed to have told: the sentence, and where it says that they live now.

    `outcome` is a code of AgreedStatement.Outcome. Without `stands` it was withdrawn after a report
    had told it.
    """

    participant: int
    sentence: str
    outcome: str
    agreed_on: date
    stands: bool = True


@dataclass(frozen=True)
class WordsFact:
    """Approved words of a resident, for the report on the quarter of this first day."""

    quarter_starts_on: date
    text: str
