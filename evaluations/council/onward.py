"""The blocks on what was judged and decided, what comes, and what happens after the last day.

Of minutes they print the verdict, the day and whether it is adopted; the words of minutes and of
decisions are proposed to the author (internal_words.py), and never printed by themselves.
"""

from collections.abc import Iterator
from datetime import date

from evaluations.council.cells import on, words
from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Fact, Row, Table
from evaluations.selectors.council_records import MomentRecord
from interwonen.pilots.models import Pilot

DRAFT = " (concept: het verslag is nog niet vastgesteld)"


def last_moment(material: Material) -> MomentRecord | None:
    """The last evaluation moment that was held by the cut-off, if any."""
    held = [each for each in material.records.moments if _is_held(each, material.as_of)]
    return max(held, key=lambda each: each.held_on or date.min, default=None)


def moments_to_come(material: Material) -> list[MomentRecord]:
    """The moments that were not held by the cut-off, and of which the day has yet to come."""
    return [
        each
        for each in material.records.moments
        if not _is_held(each, material.as_of) and each.planned_on > material.as_of
    ]


def judgement(material: Material) -> Content:
    """The verdict of the last evaluation moment."""
    last = last_moment(material)
    if last is None or last.held_on is None:
        coming = moments_to_come(material)
        when = f" De eerste is gepland op {on(coming[0].planned_on)}." if coming else ""
        return Content(note=f"Er is nog geen evaluatie gehouden.{when}")
    said = f"{last.verdict}, evaluatie van {on(last.held_on)}{_draft(last)}"
    return Content(paragraphs=(f"{said}.",))


def decisions(material: Material) -> Content:
    """The dated decisions up to the cut-off."""
    rows = tuple(
        Row(on(day), (words(what), words(where))) for day, what, where in sorted(_decided(material))
    )
    head = ("Datum", "Besluit", "Kenmerk")
    table = Table("decisions", "Besluiten over de pilot", head, rows)
    return (
        Content(tables=(table,)) if rows else Content(note="Er zijn nog geen besluiten vastgelegd.")
    )


def planning(material: Material) -> Content:
    """The days that are to come, in order."""
    rows = tuple(Row(on(day), (words(what),)) for day, what in sorted(_planned(material)))
    if not rows:
        return Content(note=f"De pilot eindigde op {on(material.pilot.ends_on)}.")
    return Content(tables=(Table("planning", "Wat er komt", ("Datum", "Wat"), rows),))


def afterwards(material: Material) -> Content:
    """How many days are left, what ends then, and when an evaluation spoke of what comes after."""
    pilot, last = material.pilot, last_moment(material)
    left = pilot.days_left(material.as_of)
    if left:
        days = Fact("Dagen te gaan", f"{left}, tot en met {on(pilot.ends_on)}")
    else:
        days = Fact("Laatste dag", f"de pilot eindigde op {on(pilot.ends_on)}")
    told = [
        days,
        Fact("Plekken die dan eindigen", str(_places_at_the_end(material.pilot, material))),
    ]
    if last and last.held_on:
        told.append(Fact("Inbedding", f"besproken in de evaluatie van {on(last.held_on)}"))
    else:
        told.append(Fact("Inbedding", "nog niet besproken in een evaluatie"))
    return Content(facts=tuple(told))


def _is_held(moment: MomentRecord, as_of: date) -> bool:
    return moment.held_on is not None and moment.held_on <= as_of and moment.verdict is not None


def _draft(moment: MomentRecord) -> str:
    corrected = f" (verbeterd op {on(moment.corrected_on)})" if moment.corrected_on else ""
    return corrected if moment.is_adopted else f"{corrected}{DRAFT}"


def _decided(material: Material) -> Iterator[tuple[date, str, str]]:
    pilot, as_of, records = material.pilot, material.as_of, material.records
    if pilot.decided_on and pilot.decided_on <= as_of:
        yield pilot.decided_on, "Besluit tot de pilot (college)", pilot.decision_reference
    for place in records.locations:
        if place.decided_on and place.decided_on <= as_of:
            what = f"Plek getoetst voor {place.places}: {place.outcome.lower()}"
            yield place.decided_on, what, place.decision_reference
    for step in records.steps:
        if step.effective_from <= as_of:
            what = f"{step.capacity} plekken vanaf deze dag"
            yield step.effective_from, what, step.reference
    for moment in records.moments:
        if moment.held_on and _is_held(moment, as_of):
            state = "vastgesteld" if moment.is_adopted else "concept"
            yield moment.held_on, f"Evaluatie: {moment.verdict}", state


def _planned(material: Material) -> Iterator[tuple[date, str]]:
    as_of, records = material.as_of, material.records
    for moment in moments_to_come(material):
        yield moment.planned_on, "Evaluatie van de pilot"
    hours = [hour.day for hour in records.hours if hour.day > as_of]
    if hours:
        yield min(hours), "Eerstvolgende telefonisch spreekuur voor de buurt"
    for step in records.steps:
        if step.effective_from > as_of:
            yield step.effective_from, f"{step.capacity} plekken ({step.reference})"
    if material.pilot.starts_on > as_of:
        yield material.pilot.starts_on, "Eerste dag van de pilot"
    if material.pilot.ends_on > as_of:
        yield material.pilot.ends_on, "Laatste dag van de pilot"


def _places_at_the_end(pilot: Pilot, material: Material) -> int:
    steps = [row for row in material.records.steps if row.effective_from <= pilot.ends_on]
    places: int = steps[-1].capacity if steps else pilot.base_capacity
    return places
