"""Computes the figures of a council report from the records, as of the cut-off date."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from evaluations.indicators.figures import (
    CouncilFigures,
    EnquiryRow,
    EvaluationLine,
    FlowRow,
    MonthOccupancy,
    Occupancy,
    PilotFacts,
    SupportFigures,
)
from evaluations.indicators.support import HeldSession, support_figures
from evaluations.indicators.suppression import Flow, show_flow
from evaluations.models import EvaluationMoment, ReportParagraph
from interwonen.core.periods import months_later, months_of
from interwonen.core.published_counts import PersonCount
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY
from interwonen.pilots.models import CapacityStep, Pilot
from neighbours.selectors.enquiries_counts import CountedEnquiry, counted_enquiries
from participants.models import Placement, Referral, SupportSession

EXIT_CLASSES = {"positive": "Passend", "neutral": "Anders", "negative": "Dakloos of detentie"}


@dataclass(frozen=True)
class PlacementFacts:
    """One stay in a dwelling; `exit_class` when the person left the pilot at its end."""

    participant: int
    starts_on: date
    ends_on: date
    exited_on: date | None
    exit_class: str | None


def council_figures(*, pilot: Pilot, quarter: Quarter, as_of: date | None = None) -> CouncilFigures:
    """The figures as of the last day of the quarter, or as of a day before that."""
    cut_off = min(as_of or quarter.ends_on, quarter.ends_on)
    placements = _placements(pilot)
    occupancy = _occupancy(pilot, placements, quarter, cut_off)
    enquiries = counted_enquiries(pilot, as_of=cut_off)
    return CouncilFigures(
        pilot=_pilot_facts(pilot),
        quarter=quarter,
        as_of=cut_off,
        occupancy=occupancy,
        flow=_flow(pilot, placements, occupancy, cut_off),
        support=_support(pilot, quarter, cut_off),
        enquiries=_enquiries(row for row in enquiries if row.received_on >= quarter.starts_on),
        enquiries_since_start=len(enquiries),
        evaluations=_evaluations(pilot, cut_off),
        narrative=_narrative(pilot, quarter),
    )


def _pilot_facts(pilot: Pilot) -> PilotFacts:
    return PilotFacts(
        name=pilot.name,
        place=pilot.place,
        municipality=pilot.municipality.name,
        care_provider=pilot.care_provider.name,
        landlord=pilot.landlord.name,
        starts_on=pilot.starts_on,
        ends_on=pilot.ends_on,
        base_capacity=pilot.base_capacity,
        maximum_capacity=pilot.maximum_capacity,
        goal=pilot.goal,
        zoning_ground=pilot.zoning_ground,
    )


def _placements(pilot: Pilot) -> list[PlacementFacts]:
    rows = Placement.objects.of_pilot(pilot).values_list(
        "participant_id", "starts_on", "ends_on", "exit__exited_on", "exit__destination__meaning"
    )
    return [PlacementFacts(*row) for row in rows]


def _occupancy(
    pilot: Pilot, placements: list[PlacementFacts], quarter: Quarter, cut_off: date
) -> Occupancy:
    """Residents and capacity on the last day of every month up to the cut-off date."""
    steps = list(CapacityStep.objects.of_pilot(pilot).values_list("effective_from", "capacity"))
    months = []
    latest = min(cut_off, pilot.ends_on)
    for month in months_of(pilot.starts_on, latest):
        day = min(months_later(month, 1) - ONE_DAY, latest)
        capacity = [pilot.base_capacity, *(number for start, number in steps if start <= day)][-1]
        residents = sum(placement.starts_on <= day <= placement.ends_on for placement in placements)
        months.append(MonthOccupancy(month, residents, capacity))
    return Occupancy(tuple(months), quarter)


def _flow(
    pilot: Pilot, placements: list[PlacementFacts], occupancy: Occupancy, cut_off: date
) -> tuple[FlowRow, ...]:
    """In- and outflow of the quarter and since the start, with small counts hidden."""
    quarter = occupancy.quarter
    referrals = list(Referral.objects.of_pilot(pilot).values_list("participant_id", "referred_on"))
    part, whole = show_flow(
        quarter=_counts(placements, referrals, occupancy, quarter.starts_on, cut_off),
        since_start=_counts(placements, referrals, occupancy, date.min, cut_off),
        first=Quarter.containing(pilot.starts_on) == quarter,
    )
    return (
        FlowRow("Aanmeldingen", part.referred, whole.referred),
        FlowRow("Instroom", part.moved_in, whole.moved_in),
        FlowRow("Uitstroom", part.moved_out, whole.moved_out),
        *_class_rows(part.moved_out_by_class, whole.moved_out_by_class),
    )


def _class_rows(
    quarter: tuple[PersonCount, ...], since_start: tuple[PersonCount, ...]
) -> Iterator[FlowRow]:
    """Outflow by class, as one line when none of it may be shown."""
    if not since_start[0].is_shown:
        together = ", ".join(EXIT_CLASSES.values())
        yield FlowRow(together, quarter[0], since_start[0], is_part=True)
        return
    for label, part, whole in zip(EXIT_CLASSES.values(), quarter, since_start, strict=True):
        yield FlowRow(label, part, whole, is_part=True)


def _counts(
    placements: list[PlacementFacts],
    referrals: list[tuple[int, date]],
    occupancy: Occupancy,
    first: date,
    last: date,
) -> Flow:
    """The true counts of people from `first` up to and including `last`."""
    residents = [0, *(row.residents for row in occupancy.months)]
    growth = [
        later - earlier
        for row, (earlier, later) in zip(occupancy.months, pairwise(residents), strict=True)
        if row.month >= first
    ]
    # A person counts once in a period, however often he or she moved: by the last exit.
    exits = {
        placement.participant: placement.exit_class
        for placement in sorted(placements, key=lambda placement: placement.exited_on or date.min)
        if placement.exited_on and first <= placement.exited_on <= last
    }
    arrivals = [
        s for s in placements if first <= s.starts_on <= last and not _is_move(s, placements)
    ]
    return Flow(
        referred=len({person for person, day in referrals if first <= day <= last}),
        moved_in=len({placement.participant for placement in arrivals}),
        moved_out=tuple(list(exits.values()).count(code) for code in EXIT_CLASSES),
        rise=sum(max(change, 0) for change in growth),
        fall=sum(max(-change, 0) for change in growth),
    )


def _is_move(placement: PlacementFacts, placements: list[PlacementFacts]) -> bool:
    """Whether the person came from another dwelling of the pilot the day before."""
    day_before = placement.starts_on - ONE_DAY
    return any(
        other.participant == placement.participant
        and other.ends_on == day_before
        and not other.exited_on
        for other in placements
    )


def _support(pilot: Pilot, quarter: Quarter, cut_off: date) -> SupportFigures | None:
    sessions = SupportSession.objects.of_pilot(pilot)
    rows = sessions.held_between(quarter.starts_on, cut_off).values_list(
        "participant_id", "contact_type__label", "duration_minutes", "group"
    )
    return support_figures(HeldSession(*row) for row in rows)


def _enquiries(received: Iterable[CountedEnquiry]) -> tuple[EnquiryRow, ...]:
    """Enquiries by kind in the order of the list, each as it stood on the cut-off date."""
    counts: dict[str, Counter[str]] = {}
    for enquiry in received:
        counts.setdefault(enquiry.kind, Counter())[enquiry.timeliness] += 1
    return tuple(EnquiryRow(kind, **numbers) for kind, numbers in counts.items())


def _evaluations(pilot: Pilot, cut_off: date) -> tuple[EvaluationLine, ...]:
    moments = EvaluationMoment.objects.of_pilot(pilot).standing().select_related("verdict")
    return tuple(
        EvaluationLine(
            planned_on=moment.planned_on,
            theme=moment.theme,
            held_on=moment.held_on,
            verdict=moment.verdict.label,
            progress=moment.progress,
            embedding=moment.embedding,
            decision=moment.decision,
            corrected_on=moment.corrected_on,
            corrected_because=moment.corrected_because,
        )
        if moment.held_on and moment.verdict and moment.held_on <= cut_off
        else EvaluationLine(planned_on=moment.planned_on, theme=moment.theme)
        for moment in moments.order_by("planned_on")
    )


def _narrative(pilot: Pilot, quarter: Quarter) -> Mapping[str, tuple[str, ...]]:
    """The written sections, split into paragraphs at blank lines; empty ones are left out."""
    texts = ReportParagraph.objects.filter(
        report__pilot=pilot, report__year=quarter.year, report__quarter_number=quarter.number
    ).values_list("section", "text")
    return {
        section: tuple(part.strip() for part in re.split(r"\n\s*\n", text.strip()))
        for section, text in texts
        if text.strip()
    }
