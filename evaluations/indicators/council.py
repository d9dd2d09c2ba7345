"""Computes the figures of a council report from the records, as of the cut-off date."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from evaluations.indicators.figures import (
    CouncilFigures,
    EnquiryRow,
    EvaluationLine,
    FlowRow,
    Occupancy,
    PilotFacts,
)
from evaluations.indicators.moves import arrivals_in, exits_in
from evaluations.indicators.neighbourhood import received_in
from evaluations.indicators.places import month_ends
from evaluations.indicators.referrals import referred_in
from evaluations.indicators.sessions import held_in
from evaluations.indicators.support import support_figures
from evaluations.indicators.suppression import Flow, show_flow
from evaluations.models import EvaluationMoment, ReportParagraph
from evaluations.selectors.facts import Facts, facts_of
from interwonen.core.published_counts import PersonCount
from interwonen.core.quarters import Quarter
from interwonen.core.spans import Span
from interwonen.pilots.models import Pilot
from neighbours.selectors.enquiries_counts import CountedEnquiry

EXIT_CLASSES = {"positive": "Passend", "neutral": "Anders", "negative": "Dakloos of detentie"}


def council_figures(*, pilot: Pilot, quarter: Quarter, as_of: date | None = None) -> CouncilFigures:
    """The figures as of the last day of the quarter, or as of a day before that."""
    cut_off = min(as_of or quarter.ends_on, quarter.ends_on)
    facts = facts_of(pilot, as_of=cut_off)
    days = Span(quarter.starts_on, cut_off)
    occupancy = Occupancy(month_ends(facts), quarter)
    return CouncilFigures(
        pilot=_pilot_facts(pilot),
        quarter=quarter,
        as_of=cut_off,
        occupancy=occupancy,
        flow=_flow(facts, occupancy, days),
        support=support_figures(held_in(facts, days)),
        enquiries=_enquiries(received_in(facts, days)),
        enquiries_since_start=len(facts.enquiries),
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


def _flow(facts: Facts, occupancy: Occupancy, days: Span) -> tuple[FlowRow, ...]:
    """In- and outflow of the quarter and since the start, with small counts hidden."""
    part, whole = show_flow(
        quarter=_counts(facts, occupancy, days),
        since_start=_counts(facts, occupancy, Span(date.min, days.last)),
        first=Quarter.containing(facts.pilot.first) == occupancy.quarter,
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


def _counts(facts: Facts, occupancy: Occupancy, days: Span) -> Flow:
    """The true counts of people in a period, each person once."""
    residents = [0, *(row.residents for row in occupancy.months)]
    growth = [
        later - earlier
        for row, (earlier, later) in zip(occupancy.months, pairwise(residents), strict=True)
        if row.month >= days.first
    ]
    exits = [stay.exit_class for stay in exits_in(facts, days)]
    return Flow(
        referred=len(referred_in(facts, days)),
        moved_in=len(arrivals_in(facts, days)),
        moved_out=tuple(exits.count(code) for code in EXIT_CLASSES),
        rise=sum(max(change, 0) for change in growth),
        fall=sum(max(-change, 0) for change in growth),
    )


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
            is_adopted=moment.is_adopted,
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
