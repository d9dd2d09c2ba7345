"""A made-up quarter, so that the report can be looked at and tested without records."""

from dataclasses import replace
from datetime import date
from typing import Any

from evaluations.indicators.figures import (
    ContactRow,
    CouncilFigures,
    EnquiryRow,
    EvaluationLine,
    FlowRow,
    MonthOccupancy,
    Occupancy,
    PilotFacts,
    SupportFigures,
)
from interwonen.core.published_counts import PersonCount
from interwonen.core.quarters import Quarter

FEWER = PersonCount(None, "minder dan 5")
WITHHELD = PersonCount(None, "niet getoond (privacy)")
QUARTER = Quarter(2021, 2)

PILOT = PilotFacts(
    name="Interwonen",
    place="Veenoord",
    municipality="Gemeente Emmen",
    care_provider="Leger des Heils",
    landlord="Woonservice",
    starts_on=date(2021, 3, 1),
    ends_on=date(2022, 3, 1),
    base_capacity=5,
    maximum_capacity=7,
    goal="Doorstroom uit de maatschappelijke opvang; bewoners oefenen met zelfstandig wonen.",
    zoning_ground="De pilot past binnen het bestemmingsplan zolang 1 persoon per woning woont.",
)
EVALUATIONS = (
    EvaluationLine(
        planned_on=date(2021, 6, 15),
        theme="Eerste evaluatie (voorbeeld)",
        held_on=date(2021, 6, 17),
        verdict="Doorgaan",
        progress="Voorbeeldtekst: het oordeel over de voortgang.",
        embedding="Voorbeeldtekst: het oordeel over de structurele inbedding.",
        decision="Voorbeeldtekst: de pilot gaat door zoals hij nu is, met 5 plekken.",
    ),
    EvaluationLine(planned_on=date(2021, 9, 16), theme="Tweede evaluatie (voorbeeld)"),
)
NARRATIVE = {
    "summary": (
        "Voorbeeldtekst: de pilot loopt sinds 1 maart. De eerste plekken zijn bewoond."
        " Omwonenden weten waar zij terecht kunnen met vragen.",
    ),
    "background": (
        "Voorbeeldtekst: de aanleiding staat in de brief aan de raad.",
        "Bewoners oefenen met zelfstandig wonen en krijgen daarbij begeleiding.",
    ),
    "progress": ("Voorbeeldtekst: de stand van zaken in woorden.",),
    "support": ("Voorbeeldtekst: wat de begeleiding in dit kwartaal deed.",),
    "neighbourhood": ("Voorbeeldtekst: omwonenden kregen een brief.",),
    "evaluation": ("Voorbeeldtekst: wat er met het oordeel gebeurt.",),
    "planning": ("Voorbeeldtekst: wat er komt.",),
    "ask": ("Voorbeeldtekst: wij vragen de raad kennis te nemen van deze voortgang.",),
}


def sample_figures(**changes: Any) -> CouncilFigures:
    """The second quarter of 2021 of a made-up pilot."""
    months = tuple(
        MonthOccupancy(date(2021, month, 1), residents, 5)
        for month, residents in ((3, 2), (4, 3), (5, 5), (6, 5))
    )
    return replace(
        CouncilFigures(
            pilot=PILOT,
            quarter=QUARTER,
            as_of=QUARTER.ends_on,
            occupancy=Occupancy(months, QUARTER),
            flow=(
                FlowRow("Aanmeldingen", FEWER, PersonCount(11)),
                FlowRow("Instroom", WITHHELD, WITHHELD),
                FlowRow("Uitstroom", FEWER, FEWER),
                FlowRow("Passend, Anders, Dakloos of detentie", WITHHELD, WITHHELD, is_part=True),
            ),
            support=SupportFigures(
                64,
                3030,
                (
                    ContactRow("Huisbezoek", 31, 1860),
                    ContactRow("Gesprek op het steunpunt", 22, 930),
                    ContactRow("Andere vormen samen", 11, 240),
                ),
            ),
            enquiries=(
                EnquiryRow("Vraag", 6, 1, 1, 0),
                EnquiryRow("Melding (overlast of zorg)", 2, 1, 0, 1),
                EnquiryRow("Compliment", 1, 0, 0, 0),
            ),
            enquiries_since_start=17,
            evaluations=EVALUATIONS,
            narrative=NARRATIVE,
        ),
        **changes,
    )
