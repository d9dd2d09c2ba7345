"""The days on which the dwellings of a pilot were available, lived in and empty, and why.

They follow the register as it is now, and each day only what was known by that day. Only days within
the pilot count: outside it nobody can live there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import TruncDate

from interwonen.core.formatting import natural
from interwonen.core.spans import ONE_DAY, Span, without
from interwonen.pilots.models import Pilot, Term
from participants.models import (
    Dwelling,
    Handover,
    Inspection,
    Placement,
    PlacementProposal,
    Referral,
    VacancyCorrection,
)
from participants.selectors.vacancies_causes import (
    DwellingFacts,
    Stay,
    available_days,
    empty_days,
    found_ready,
    occupied_days,
)

CAUSES = "vacancy_cause"
_RECORDED = TruncDate("history_date")  # the day in the Netherlands


@dataclass(frozen=True)
class DwellingDays:
    """How many days of a period one dwelling was let to the pilot, lived in, and empty by cause.

    `unlet` are the other days of the period. `empty` has the codes of the causes.
    """

    dwelling: Dwelling
    unlet: int
    available: int
    occupied: int
    empty: Mapping[str, int]

    @property
    def empty_days(self) -> int:
        return sum(self.empty.values())


@dataclass(frozen=True)
class VacancyFigures:
    """The days per dwelling from `first` up to and including `last`; no days when it is before that."""

    first: date
    last: date
    lines: tuple[DwellingDays, ...]

    @property
    def available(self) -> int:
        return sum(line.available for line in self.lines)

    @property
    def occupied(self) -> int:
        return sum(line.occupied for line in self.lines)

    @property
    def unlet(self) -> int:
        return sum(line.unlet for line in self.lines)

    @cached_property
    def empty(self) -> Mapping[str, int]:
        """The empty days of all dwellings by the code of their cause."""
        return sum((Counter(line.empty) for line in self.lines), Counter())

    @property
    def empty_days(self) -> int:
        return sum(self.empty.values())


@dataclass(frozen=True)
class Turnaround:
    """A resident left a dwelling: the keys came back, and it was found ready, if it was."""

    dwelling: Dwelling
    keys_back_on: date
    ready_on: date | None

    @property
    def days(self) -> int | None:
        """From the day of the keys to that on which it was ready: 0 on the same day."""
        return (self.ready_on - self.keys_back_on).days if self.ready_on else None


def known_dwellings(pilot: Pilot) -> list[Dwelling]:
    """The dwellings of a pilot with all that is known of them, for several figures at once."""
    rows = with_facts(Dwelling.objects.of_pilot(pilot))
    return sorted(rows, key=lambda dwelling: natural(dwelling.name))


def days_by_cause(
    pilot: Pilot,
    *,
    as_of: date,
    first: date | None = None,
    last: date | None = None,
    known: Iterable[Dwelling] | None = None,
) -> VacancyFigures:
    """The days from `first`, or the first of the pilot, up to and including `last`, but not after the
    date `as_of` or the last day of the pilot. `known` are its dwellings, when they were read."""
    first = max(first or pilot.starts_on, pilot.starts_on)
    last = min(last or as_of, as_of, pilot.ends_on)
    dwellings = known_dwellings(pilot) if known is None else known
    lines = (_line(dwelling, first, last) for dwelling in dwellings)
    return VacancyFigures(first, last, tuple(lines))


def _line(dwelling: Dwelling, first: date, last: date) -> DwellingDays:
    if first > last:
        return DwellingDays(dwelling, 0, 0, 0, {})
    facts, period = facts_of(dwelling), Span(first, last)
    available = available_days(facts, period)
    empty: Counter[str] = Counter()
    for days, cause in empty_days(facts, period):
        empty[cause] += days.days
    return DwellingDays(
        dwelling=dwelling,
        unlet=_number(without([period], available)),
        available=_number(available),
        occupied=_number(occupied_days(facts, period)),
        empty=empty,
    )


def _number(spans: list[Span]) -> int:
    return sum(span.days for span in spans)


def empty_spans(dwelling: Dwelling, period: Span) -> list[Span]:
    """The days of the period, within the pilot, on which it is let and nobody lives there."""
    row = with_facts(Dwelling.objects.filter(pk=dwelling.pk)).get()
    within = period.within(Span(dwelling.pilot.starts_on, dwelling.pilot.ends_on))
    return [days for days, _cause in empty_days(facts_of(row), within)] if within else []


def turnarounds(
    pilot: Pilot,
    *,
    as_of: date,
    first: date | None = None,
    last: date | None = None,
    known: Iterable[Dwelling] | None = None,
) -> list[Turnaround]:
    """The changes of resident of which the keys came back from `first` up to and including `last`, as
    known on the date `as_of`, in order of time. `known` are the dwellings, when they were read.

    Left out is one of which nobody recorded that the dwelling was ready before the next came.
    """
    bounds = Span(first or pilot.prepared_since, min(last or as_of, as_of))
    dwellings = known_dwellings(pilot) if known is None else known
    found = (each for dwelling in dwellings for each in _turnarounds(dwelling, as_of))
    kept = (each for each in found if bounds.holds(each.keys_back_on))
    return sorted(kept, key=lambda each: (each.keys_back_on, each.dwelling.name))


def _turnarounds(dwelling: Dwelling, as_of: date) -> Iterator[Turnaround]:
    for back, ready in keys_back_and_ready(facts_of(dwelling), as_of):
        yield Turnaround(dwelling, back, ready)


def keys_back_and_ready(facts: DwellingFacts, as_of: date) -> Iterator[tuple[date, date | None]]:
    """The days on which keys of a dwelling came back by the date `as_of`, and on which it was found
    ready after each, if it was."""
    for stay in facts.stays:
        back, left = stay.keys_back_on, stay.days.last
        if back is None or back > as_of:
            continue
        later = [other.days.first for other in facts.stays if other.days.first > left]
        until = min([as_of, *later])
        looked = [on for on, is_ready in facts.inspections if is_ready and on >= max(back, left)]
        if found_ready(facts, back, since=left):
            looked.append(back)
        ready = min((on for on in looked if on <= until), default=None)
        if ready is not None or not any(day <= as_of for day in later):
            yield back, ready


def cause_labels() -> dict[str, str]:
    """What each cause is called, by its code, in the order of the list."""
    return dict(Term.objects.filter(vocabulary=CAUSES).values_list("code", "label"))


def with_facts(dwellings: "QuerySet[Dwelling]") -> "QuerySet[Dwelling]":
    """Each dwelling with all that `facts_of` reads."""
    stays = Prefetch("placements", with_keys(Placement.objects.all()), to_attr="known_placements")
    return dwellings.prefetch_related("availabilities", stays, *other_facts())


def other_facts() -> list[Prefetch]:
    """What `facts_of` reads besides the availabilities and `.known_placements` with their keys."""
    proposals = with_placed_on(PlacementProposal.objects.select_related("referral"))
    corrections = VacancyCorrection.objects.select_related("cause")
    inspections = Inspection.objects.select_related("inspected_by")
    return [
        Prefetch("inspections", inspections, to_attr="known_inspections"),
        Prefetch("proposals", proposals, to_attr="known_proposals"),
        Prefetch("vacancy_corrections", corrections, to_attr="known_corrections"),
    ]


def with_keys(placements: "QuerySet[Placement]") -> "QuerySet[Placement]":
    """Each stay with the days `.recorded_on`, `.keys_given_on` and `.keys_back_on`, if any."""
    recorded = Placement.history.filter(id=OuterRef("pk"), history_type="+")
    keys = Handover.objects.filter(placement=OuterRef("pk")).values("handed_on")
    return placements.annotate(
        recorded_on=Subquery(recorded.values(day=_RECORDED)[:1]),
        keys_given_on=Subquery(keys.filter(phase=Handover.Phase.START)),
        keys_back_on=Subquery(keys.filter(phase=Handover.Phase.END)),
    )


def with_placed_on(proposals: "QuerySet[PlacementProposal]") -> "QuerySet[PlacementProposal]":
    """Each proposal with `.placed_on`: the day on which a stay of that person was recorded after it, if it was."""
    recorded = Placement.history.filter(
        participant=OuterRef("person"),
        history_type="+",
        history_date__date__gte=OuterRef("proposed_on"),
    )
    first = recorded.order_by("history_date").values(day=_RECORDED)[:1]
    with_person = proposals.alias(person=F("referral__participant"))
    return with_person.annotate(placed_on=Subquery(first))


def facts_of(dwelling: Dwelling) -> DwellingFacts:
    """What is known of a dwelling that was read `with_facts`."""
    row: Any = dwelling
    return DwellingFacts(
        let=tuple(
            Span(each.starts_on, each.ends_on or date.max) for each in row.availabilities.all()
        ),
        stays=tuple(_stay(each) for each in row.known_placements),
        inspections=tuple(
            (each.inspected_on, each.is_ready) for each in reversed(row.known_inspections)
        ),
        promised=tuple(
            days
            for each in row.known_proposals
            for days in promised(
                Span(each.proposed_on, each.starts_on),
                placed_on=each.placed_on,
                lapsed_on=lapsed_on(each.referral.decision, each.referral.decided_on),
            )
        ),
        corrected=tuple(
            (Span(each.starts_on, each.ends_on), each.cause.code)
            for each in row.known_corrections
            if not each.is_withdrawn
        ),
    )


def _stay(placement: Any) -> Stay:
    return Stay(
        days=Span(placement.starts_on, placement.ends_on),
        known_on=placement.recorded_on,
        keys_given_on=placement.keys_given_on,
        keys_back_on=placement.keys_back_on,
    )


def lapsed_on(decision: str, decided_on: date | None) -> date | None:
    """The day on which a referral was withdrawn or rejected after all; None for an accepted one."""
    return None if decision == Referral.Decision.ACCEPTED else decided_on


def promised(days: Span, *, placed_on: date | None, lapsed_on: date | None) -> Iterator[Span]:
    """From the day of a proposal up to and including the first day that it names, unless before that
    the person got a stay or the referral was withdrawn."""
    ends = [day - ONE_DAY for day in (placed_on, lapsed_on) if day]
    last = min([days.last, *ends])
    if days.first <= last:
        yield Span(days.first, last)
