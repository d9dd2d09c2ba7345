"""Keyword functions for the money and the location of a pilot; every default can be named."""

from datetime import date
from typing import Any

from interwonen.pilots.actions.funding import add_funding_line
from interwonen.pilots.actions.funding_amounts import record_funding_amount
from interwonen.pilots.actions.location_assessments import assess_location
from interwonen.pilots.actions.pilots_moves import choose_moves_shown
from interwonen.pilots.models import (
    FundingAmount,
    FundingLine,
    LocationAssessment,
    Pilot,
    Question,
)
from interwonen.pilots.models.location_assessments import Judged
from interwonen.pilots.selectors.location_assessments_criteria import current_criteria
from tests.factories import TODAY, system, term


def make_line(pilot: Pilot, **facts: Any) -> FundingLine:
    """A source of money with a decision."""
    defaults: dict[str, Any] = {
        "source": term("funding_source.vws"),
        "name": "Rijksmiddelen",
        "reference": "Beschikking 1",
        "by": system(),
    }
    return add_funding_line(pilot=pilot, **{**defaults, **facts})


def make_amount(line: FundingLine, **facts: Any) -> FundingAmount:
    """A hundred euros, granted in the second quarter of 2021."""
    defaults: dict[str, Any] = {
        "quarter_starts_on": date(2021, 4, 1),
        "kind": "granted",
        "cents": 10_000,
        "reference": "Grootboek 1",
        "today": TODAY,
        "by": system(),
    }
    return record_funding_amount(line=line, **{**defaults, **facts})


def judged(code: str = "met", **facts: Any) -> Judged:
    """A result on a criterion, with evidence."""
    return Judged(**{"result": term(f"location_result.{code}"), "evidence": "Gezien.", **facts})


def findings_of(pilot: Pilot, **differing: dict[str, Any]) -> dict[Question, Judged]:
    """Every criterion of the list of the pilot is met, but as `judged` takes it for those named."""
    return {each: judged(**differing.get(each.code, {})) for each in current_criteria(pilot)}


def make_location_assessment(pilot: Pilot, **facts: Any) -> LocationAssessment:
    """The location meets everything for five places, as judged on 1 February 2021."""
    defaults: dict[str, Any] = {
        "assessed_on": date(2021, 2, 1),
        "places": 5,
        "outcome": term("location_result.met"),
        "reasoning": "Alles voldoet.",
        "decided_on": None,
        "decision_reference": "",
        "findings": findings_of(pilot),
        "today": TODAY,
        "by": system(),
    }
    return assess_location(pilot=pilot, **{**defaults, **facts})


def choose_moves(pilot: Pilot, *, shows: bool, version: int | None = None) -> None:
    """The pilot as the privacy officer advises today: its reports show moves, or hide them."""
    choose_moves_shown(
        pilot=pilot,
        shows_moves=shows,
        moves_advice="Zo is het veilig.",
        moves_advised_on=TODAY,
        today=TODAY,
        by=system(),
        version=version,
    )
    pilot.refresh_from_db()
