"""Fictional money of the pilot, and the assessments of its location."""

from datetime import date

from interwonen.accounts.models import User
from interwonen.core.quarters import Quarter
from interwonen.home.demonstration.living import term
from interwonen.pilots.actions.funding import add_funding_line
from interwonen.pilots.actions.funding_amounts import record_funding_amount
from interwonen.pilots.actions.location_assessments import assess_location
from interwonen.pilots.models import CapacityStep, FundingAmount, Pilot, Question
from interwonen.pilots.models.location_assessments import Judged
from interwonen.pilots.selectors.location_assessments_criteria import current_criteria

Kind = FundingAmount.Kind

# By source: name, decision that grants it, and per quarter what is granted, committed and spent, in
# whole euros; None where nothing is recorded.
MONEY = {
    "vws": (
        "Rijksmiddelen regionaal plan (fictief bedrag)",
        "Fictieve beschikking DEMO-VWS-2020-12",
        {
            (2021, 1): (30_000, 24_000, 21_350),
            (2021, 2): (45_000, 45_000, 40_125),
            (2021, 3): (52_500, 40_000, None),
            (2021, 4): (52_500, None, None),
        },
    ),
    "own_means": (
        "Inrichting van het steunpunt (fictief bedrag)",
        "Fictief besluit van het college DEMO-2021-02",
        {
            (2021, 1): (12_000, 11_500, 11_280),
            (2021, 2): (3_000, 2_500, 1_940),
            (2022, 1): (4_000, None, None),
        },
    ),
}

TODAY = date(2021, 6, 30)

# Result, conditions and evidence by criterion.
FOUND = {
    "planning_fit": (
        "met_conditions",
        "In elke woning woont 1 persoon.",
        "Fictief: past binnen het bestemmingsplan zolang elke woning 1 huishouden is.",
    ),
    "scale": ("met", "", "Fictief: vijf plekken in een bestaand complex."),
    "spread": ("met", "", "Fictief: in de buurt is geen andere opvang."),
    "facilities": ("met", "", "Fictief: een winkel en een bushalte op loopafstand."),
    "safety": ("met", "", "Fictief: het steunpunt is open op kantoortijd."),
    "building": ("met", "", "Fictief: de verhuurder heeft de woningen nagekeken."),
    "support": (
        "met_conditions",
        "Buren krijgen een brief en er is een telefonisch spreekuur.",
        "Fictief: buren horen na het collegebesluit van de pilot.",
    ),
    "guidance": ("met", "", "Fictief: elke bewoner heeft een vaste begeleider."),
    "term": ("met", "", "Fictief: de pilot duurt tot en met 1 maart 2022."),
    "costs": ("met", "", "Fictief: de kosten zijn gedekt, zie de financiering."),
}


def add_location_and_money(pilot: Pilot, *, by: User) -> None:
    """The location assessed before the pilot, and where the money is from."""
    _assess(pilot, by=by)
    _add_money(pilot, by=by)


def assess_growth(pilot: Pilot, growth: CapacityStep, *, by: User) -> None:
    """The location assessed again for the growth of the pilot."""
    _assess(pilot, by=by, step=growth)


def _add_money(pilot: Pilot, *, by: User) -> None:
    """Two sources with amounts per quarter, which all say that they are made up."""
    for source, (name, reference, quarters) in MONEY.items():
        line = add_funding_line(
            pilot=pilot,
            source=term(f"funding_source.{source}"),
            name=name,
            reference=reference,
            by=by,
        )
        for (year, number), amounts in quarters.items():
            quarter = Quarter(year, number)
            for kind, euros in zip(Kind, amounts, strict=True):
                if euros is not None:
                    record_funding_amount(
                        line=line,
                        quarter_starts_on=quarter.starts_on,
                        kind=kind,
                        cents=euros * 100,
                        reference=f"Fictieve boekhouding, {quarter}",
                        today=TODAY,
                        by=by,
                    )


def _assess(pilot: Pilot, *, by: User, step: CapacityStep | None = None) -> None:
    """Assess the location before the pilot begins, or again for the decision to grow."""
    day = date(2021, 5, 27) if step else date(2021, 1, 14)
    pilot.refresh_from_db(fields=["decided_on", "decision_reference"])
    assess_location(
        pilot=pilot,
        assessed_on=day,
        places=step.capacity if step else pilot.base_capacity,
        outcome=term("location_result.met_conditions"),
        reasoning=(
            "Fictief oordeel. Ook voor zeven plekken blijft de pilot kleinschalig."
            if step
            else "Fictief oordeel. De locatie is geschikt zolang de twee voorwaarden gelden."
        ),
        decided_on=day if step else pilot.decided_on,
        decision_reference=step.reference if step else pilot.decision_reference,
        findings={each: _found(each, step) for each in current_criteria(pilot)},
        today=TODAY,
        by=by,
    )


def _found(criterion: Question, step: CapacityStep | None) -> Judged:
    code, conditions, evidence = FOUND[criterion.code]
    shows_growth = step is not None and criterion.code == "scale"
    return Judged(
        result=term(f"location_result.{code}"),
        conditions=conditions,
        evidence="Fictief: zeven plekken in een complex." if shows_growth else evidence,
        found_at="Fictieve notitie locatie, bladzijde 2" if criterion.code == "building" else "",
        shows_decision=criterion.code == "support",
        capacity_step=step if shows_growth else None,
    )
