"""The facts that every figure counts, as plain rows: read once, in few queries."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast

from evaluations.models import EvaluationMoment
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.quarters import Quarter
from interwonen.core.spans import Span
from interwonen.pilots.models import CapacityStep, Pilot
from neighbours.models import SupportPointDay
from neighbours.selectors.consultation_hours_figures import CountedHour, counted_hours
from neighbours.selectors.enquiries_counts import CountedEnquiry, counted_enquiries
from neighbours.selectors.letters_figures import LettersCounted, counted_letters
from participants.models import (
    Availability,
    Goal,
    Participant,
    Placement,
    Referral,
    SupportSession,
)
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


@dataclass(frozen=True)
class GoalFact:
    """A goal of a participant."""

    participant: int
    life_domain: str
    set_on: date
    outcome: str = "open"
    closed_on: date | None = None


@dataclass(frozen=True)
class OpenDayFact:
    """A day in the day book of the support point; without hours it was closed."""

    day: date
    opens_at: time | None = None
    closes_at: time | None = None

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


@dataclass(frozen=True)
class StepFact:
    """A decision on the number of places."""

    effective_from: date
    capacity: int


@dataclass(frozen=True)
class Facts:
    """What is known of a pilot, of which figures count what had happened by the day `as_of`.

    Stays, lets, steps and moments of later days are there too: they were planned.
    """

    as_of: date
    pilot: Span
    base_capacity: int
    steps: tuple[StepFact, ...] = ()
    lets: tuple[LetFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    referrals: tuple[ReferralFact, ...] = ()
    stays: tuple[StayFact, ...] = ()
    sessions: tuple[SessionFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    enquiries: tuple[CountedEnquiry, ...] = ()
    hours: tuple[CountedHour, ...] = ()
    letters: LettersCounted = LettersCounted([], [], [])
    open_days: tuple[OpenDayFact, ...] = ()
    moments: tuple[MomentFact, ...] = ()

    @property
    def quarter(self) -> Quarter:
        """The quarter of the day of the facts."""
        return Quarter.containing(self.as_of)


def facts_of(pilot: Pilot, *, as_of: date, now: datetime) -> Facts:
    """The facts of a pilot as of a day; `now` is the moment at which someone asks.

    The number of queries does not grow with what there is.
    """
    return Facts(
        as_of=as_of,
        pilot=Span(pilot.starts_on, pilot.ends_on),
        base_capacity=pilot.base_capacity,
        enquiries=tuple(counted_enquiries(pilot, as_of=as_of)),
        hours=tuple(counted_hours(pilot, as_of=as_of, now=now)),
        letters=counted_letters(pilot, as_of=as_of),
        **_register(pilot, as_of),
    )


_KINDS: dict[str, Any] = {
    "steps": StepFact,
    "lets": LetFact,
    "people": PersonFact,
    "referrals": ReferralFact,
    "stays": StayFact,
    "sessions": SessionFact,
    "goals": GoalFact,
    "open_days": OpenDayFact,
    "moments": MomentFact,
}


def _register(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """The rows of the register and of the evaluations, in one query."""
    rows = (
        _homes(pilot) | _people(pilot, as_of) | _support(pilot, as_of) | _accounting(pilot, as_of)
    )
    found: Any = Pilot.objects.values(**rows).get(pk=pilot.pk)
    return {name: unpacked(kind, found[name]) for name, kind in _KINDS.items()}


def _homes(pilot: Pilot) -> dict[str, Any]:
    """Places, and the days on which dwellings are let and lived in."""
    return {
        "steps": packed(
            CapacityStep.objects.of_pilot(pilot).order_by("effective_from"),
            effective_from="effective_from",
            capacity="capacity",
        ),
        "lets": packed(
            Availability.objects.of_pilot(pilot).order_by("dwelling__name", "starts_on"),
            dwelling="dwelling__name",
            starts_on="starts_on",
            ends_on="ends_on",
        ),
        "stays": packed(
            Placement.objects.of_pilot(pilot).order_by("starts_on", "pk"),
            participant="participant",
            dwelling="dwelling__name",
            starts_on="starts_on",
            ends_on="ends_on",
            exited_on="exit__exited_on",
            exit_class="exit__destination__meaning",
            destination="exit__destination",
            returned_on="exit__return_after__returned_on",
        ),
    }


def _people(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """Who was referred by the day, and the status of each on it."""
    referrals = Referral.objects.of_pilot(pilot).filter(referred_on__lte=as_of)
    people = Participant.objects.filter(pk__in=referrals.values("participant"))
    return {
        "people": packed(people.with_status(on=as_of), participant="pk", status="status"),
        "referrals": packed(
            referrals.order_by("referred_on", "pk"),
            participant="participant",
            referred_on="referred_on",
            decision="decision",
            decided_on="decided_on",
        ),
    }


def _support(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """Sessions that were held or missed by the day, and goals that were set by then."""
    seen = (SupportSession.Status.HELD, SupportSession.Status.NO_SHOW)
    sessions = SupportSession.objects.of_pilot(pilot).filter(status__in=seen, day__lte=as_of)
    goals = Goal.objects.of_pilot(pilot).filter(set_on__lte=as_of)
    return {
        "sessions": packed(
            sessions.order_by("day", "starts_at", "pk"),
            participant="participant",
            day="day",
            status="status",
            minutes="duration_minutes",
            contact="contact_type__label",
            group=Cast("group", CharField()),
        ),
        "goals": packed(
            goals.order_by("set_on", "pk"),
            participant="participant",
            life_domain="life_domain__label",
            set_on="set_on",
            outcome="outcome",
            closed_on="closed_on",
        ),
    }


def _accounting(pilot: Pilot, as_of: date) -> dict[str, Any]:
    """Days of the support point up to the day, and all evaluation moments that stand."""
    days = SupportPointDay.objects.of_pilot(pilot).filter(day__lte=as_of)
    moments = EvaluationMoment.objects.of_pilot(pilot).standing()
    return {
        "open_days": packed(
            days.order_by("day"), day="day", opens_at="opens_at", closes_at="closes_at"
        ),
        "moments": packed(
            moments.order_by("planned_on", "pk"),
            planned_on="planned_on",
            theme="theme",
            held_on="held_on",
        ),
    }
