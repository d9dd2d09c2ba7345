"""The facts that every figure counts: read once, in few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from evaluations.selectors.commitments import Standing, standings_from
from evaluations.selectors.commitments_facts import packed_proofs
from evaluations.selectors.facts_register import KINDS, homes, money, packed_register, register_from
from evaluations.selectors.facts_rows import (
    AmountFact,
    BarrierFact,
    GoalFact,
    LetFact,
    LevelFact,
    MomentFact,
    OpenDayFact,
    PersonFact,
    ReferralFact,
    SessionFact,
    SkillFact,
    StayFact,
    StepFact,
    ToldFact,
    TurnedAwayFact,
    WordsFact,
)
from interwonen.core.packed_rows import unpacked
from interwonen.core.quarters import Quarter
from interwonen.core.spans import Span
from interwonen.pilots.models import Pilot
from neighbours.selectors.consultation_hours_figures import CountedHour
from neighbours.selectors.enquiries_counts import CountedEnquiry
from neighbours.selectors.letters_figures import LettersCounted
from neighbours.selectors.neighbourhood_figures_counts import counts_from, packed_counts
from participants.selectors.vacancies_causes import DwellingFacts


@dataclass(frozen=True)
class Facts:
    """What is known of a pilot, of which figures count what had happened by the day `as_of`.

    Stays, lets, steps and moments of later days are there too: they were planned. `dwellings` is what
    explains the empty days of each, by its name, and `causes` says what each cause is called.
    `standings` say how each commitment stands, what is late first.
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
    barriers: tuple[BarrierFact, ...] = ()
    levels: tuple[LevelFact, ...] = ()
    skills: tuple[SkillFact, ...] = ()
    enquiries: tuple[CountedEnquiry, ...] = ()
    hours: tuple[CountedHour, ...] = ()
    letters: LettersCounted = LettersCounted([], [], [])
    open_days: tuple[OpenDayFact, ...] = ()
    moments: tuple[MomentFact, ...] = ()
    amounts: tuple[AmountFact, ...] = ()
    turned_away: tuple[TurnedAwayFact, ...] = ()
    told: tuple[ToldFact, ...] = ()
    words: tuple[WordsFact, ...] = ()
    dwellings: Mapping[str, DwellingFacts] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    standings: tuple[Standing, ...] = ()

    @property
    def quarter(self) -> Quarter:
        """The quarter of the day of the facts."""
        return Quarter.containing(self.as_of)


def facts_of(pilot: Pilot, *, as_of: date, now: datetime | None = None) -> Facts:
    """The facts of a pilot as of a day; `now` is the moment at which someone asks, if that is before
    the end of the day.

    Two queries: one for the commitments, and one for all the rest.
    """
    now = now or datetime.combine(as_of, time.max)
    found = _read(pilot, as_of, now)
    counts = counts_from(found, as_of=as_of)
    return Facts(
        as_of=as_of,
        pilot=Span(pilot.starts_on, pilot.ends_on),
        base_capacity=pilot.base_capacity,
        enquiries=counts.enquiries,
        hours=counts.hours,
        letters=counts.letters,
        standings=tuple(standings_from(pilot, found, as_of=as_of)),
        **register_from(found),
    )


def _read(pilot: Pilot, as_of: date, now: datetime) -> Mapping[str, Any]:
    asked = (
        packed_register(pilot, as_of=as_of)
        | packed_counts(pilot, as_of=as_of, now=now)
        | packed_proofs(pilot, as_of=as_of)
    )
    found: Any = Pilot.objects.values(**asked).get(pk=pilot.pk)
    return dict(found)


def facts_of_homes(pilot: Pilot, found: Mapping[str, Any], *, as_of: date) -> Facts:
    """The facts about places and dwellings only, of a query that asked for `homes`."""
    return _some_facts(pilot, found, ("steps", "lets", "stays"), as_of=as_of)


def facts_of_money(pilot: Pilot, *, as_of: date) -> Facts:
    """The facts about money, and about the places and stays that it pays for, in one query."""
    parts = homes(pilot) | money(pilot, as_of)
    found: Any = Pilot.objects.values(**parts).get(pk=pilot.pk)
    return _some_facts(pilot, found, parts, as_of=as_of)


def _some_facts(
    pilot: Pilot, found: Mapping[str, Any], names: Iterable[str], *, as_of: date
) -> Facts:
    known: dict[str, Any] = {name: unpacked(KINDS[name], found[name]) for name in names}
    return Facts(
        as_of=as_of,
        pilot=Span(pilot.starts_on, pilot.ends_on),
        base_capacity=pilot.base_capacity,
        **known,
    )
