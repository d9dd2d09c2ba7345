"""Naive judges: whether an act is allowed, worked out a day at a time from plain values."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from interwonen.core.rules import registered
from interwonen.pilots.models import CapacityStep, Pilot
from participants.models import Availability, Exit, Inspection, Placement, Referral


def days(first: date, last: date) -> Iterator[date]:
    """Every day from `first` up to and including `last`."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def faults_of_placing(
    *,
    participant: Any,
    dwelling: Any,
    starts_on: date,
    ends_on: date,
    household_size: int,
    today: date,
    confirmed: Collection[str],
    **_: Any,
) -> set[str]:
    """The rules that a new stay would break."""
    pilot = Pilot.objects.get(pk=dwelling.pilot_id)
    wanted = set(days(starts_on, ends_on))
    placements = list(Placement.objects.filter(dwelling__pilot=pilot))
    lived = [
        (placement, set(days(placement.starts_on, placement.ends_on))) for placement in placements
    ]
    let = _let(dwelling)
    accepted = [
        one
        for one in Referral.objects.filter(participant=participant, decision="accepted")
        if one.decided_on <= starts_on
    ]
    left = [
        one.exited_on
        for one in Exit.objects.filter(placement__participant=participant)
        if one.exited_on < starts_on
    ]
    residents = {day: sum(day in lived_on for _, lived_on in lived) for day in wanted}
    places = places_by_day(pilot)
    judged = {
        "ends_after_start": bool(wanted),
        "one_person": household_size == 1,
        "within_period": all(pilot.starts_on <= day <= pilot.ends_on for day in wanted),
        "within_availability": wanted <= let,
        "after_acceptance": bool(accepted),
        "new_referral_after_exit": any(
            all(one.referred_on > day for day in left) for one in accepted
        ),
        "one_per_dwelling": not any(
            placement.dwelling_id == dwelling.pk and wanted & lived_on
            for placement, lived_on in lived
        ),
        "one_per_person": not any(
            placement.participant_id == participant.pk and wanted & lived_on
            for placement, lived_on in lived
        ),
        "dwelling_ready": bool(confirmed)
        or (starts_on - today).days > 7
        or _looks_ready(dwelling, starts_on),
        "within_capacity": all(residents[day] < places.get(day, 0) for day in wanted),
    }
    return _broken("participants_placement", judged)


def faults_of_deciding_capacity(
    *, pilot: Any, effective_from: date, capacity: int, **_: Any
) -> set[str]:
    """The rules that a new capacity decision would break."""
    steps = _steps(pilot)
    after = places_by_day(pilot, {**steps, effective_from: capacity})
    judged = {
        "within_bounds": pilot.base_capacity <= capacity <= pilot.maximum_capacity,
        "in_period": pilot.starts_on <= effective_from <= pilot.ends_on,
        "one_per_day": effective_from not in steps,
        "covers_residents": _fits(pilot, after),
    }
    return _broken("pilots_capacitystep", judged)


def _broken(subject: str, judged: dict[str, bool]) -> set[str]:
    """The names of the rules that do not hold; each must be one that the product has."""
    holds = {f"{subject}_{name}": holds for name, holds in judged.items()}
    assert holds.keys() <= registered().keys()
    return {name for name in holds if not holds[name]}


def _looks_ready(dwelling: Any, day: date) -> bool:
    """Whether the last inspection up to a day, made since the last resident left, found it ready."""
    looks = [
        look for look in Inspection.objects.filter(dwelling=dwelling) if look.inspected_on <= day
    ]
    last = max(looks, key=lambda look: (look.inspected_on, look.pk), default=None)
    before = [placement.ends_on for placement in Placement.objects.filter(dwelling=dwelling)]
    before = [left for left in before if left < day]
    return last is not None and last.is_ready and all(last.inspected_on >= left for left in before)


def faults_of_changing_pilot(
    *, pilot: Any, by: Any, today: date, reason: str, reference: str, **facts: Any
) -> set[str]:
    """The rules that other dates or bounds of a pilot would break."""
    old = Pilot.objects.get(pk=pilot.pk)
    new = Pilot.objects.get(pk=pilot.pk)
    for name, value in facts.items():
        setattr(new, name, value)
    placements = Placement.objects.filter(dwelling__pilot=pilot)
    steps = _steps(pilot)
    judged = {
        "ends_after_start": new.starts_on <= new.ends_on,
        "base_is_fixed": new.base_capacity == old.base_capacity,
        "change_says_why": old.starts_on > today
        or bool(reason.strip() and reference.strip())
        or (new.starts_on, new.ends_on, new.maximum_capacity)
        == (old.starts_on, old.ends_on, old.maximum_capacity),
        "capacity_bounds": new.base_capacity <= new.maximum_capacity,
        "covers_placements": all(
            new.starts_on <= placement.starts_on and placement.ends_on <= new.ends_on
            for placement in placements
        ),
        "period_covers_steps": all(new.starts_on <= day <= new.ends_on for day in steps),
        "bounds_cover_steps": all(
            new.base_capacity <= places <= new.maximum_capacity for places in steps.values()
        ),
        "covers_residents": _fits(new, places_by_day(new, steps)),
    }
    return _broken("pilots_pilot", judged)


def places_by_day(pilot: Any, steps: dict[date, int] | None = None) -> dict[date, int]:
    """The number of places on each day of the pilot."""
    steps = _steps(pilot) if steps is None else steps
    places, by_day = pilot.base_capacity, {}
    for day in days(pilot.starts_on, pilot.ends_on):
        places = by_day[day] = steps.get(day, places)
    return by_day


def _steps(pilot: Any) -> dict[date, int]:
    return {step.effective_from: step.capacity for step in CapacityStep.objects.filter(pilot=pilot)}


def _fits(pilot: Any, places: dict[date, int]) -> bool:
    residents: dict[date, int] = {}
    for placement in Placement.objects.filter(dwelling__pilot=pilot):
        for day in days(placement.starts_on, placement.ends_on):
            residents[day] = residents.get(day, 0) + 1
    return all(count <= places[day] for day, count in residents.items() if day in places)


def _let(dwelling: Any) -> set[date]:
    let: set[date] = set()
    for period in Availability.objects.filter(dwelling=dwelling):
        let.update(days(period.starts_on, period.ends_on or date(2022, 12, 31)))
    return let


ORACLES = {
    "place": faults_of_placing,
    "decide_capacity": faults_of_deciding_capacity,
    "change_pilot": faults_of_changing_pilot,
}
