"""Reads what explains the empty days of dwellings, as a part of the query for all facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from evaluations.selectors.facts_rows import LetFact
from interwonen.core.packed_rows import packed, unpacked
from interwonen.core.spans import Span
from interwonen.pilots.models import Pilot, Term
from participants.models import Inspection, Placement, PlacementProposal, VacancyCorrection
from participants.selectors.vacancies import (
    CAUSES,
    lapsed_on,
    promised,
    with_keys,
    with_placed_on,
)
from participants.selectors.vacancies_causes import DwellingFacts, Stay


@dataclass(frozen=True)
class _Stay:
    dwelling: str
    starts_on: date
    ends_on: date
    recorded_on: date
    keys_given_on: date | None = None
    keys_back_on: date | None = None


@dataclass(frozen=True)
class _Inspection:
    dwelling: str
    inspected_on: date
    is_ready: bool


@dataclass(frozen=True)
class _Proposal:
    dwelling: str
    proposed_on: date
    starts_on: date
    decision: str
    decided_on: date | None = None
    placed_on: date | None = None

    @property
    def days(self) -> list[Span]:
        lapsed = lapsed_on(self.decision, self.decided_on)
        days = Span(self.proposed_on, self.starts_on)
        return list(promised(days, placed_on=self.placed_on, lapsed_on=lapsed))


@dataclass(frozen=True)
class _Correction:
    dwelling: str
    starts_on: date
    ends_on: date
    cause: str


@dataclass(frozen=True)
class _Cause:
    code: str
    label: str


_KINDS: dict[str, Any] = {
    "keys": _Stay,
    "inspections": _Inspection,
    "proposals": _Proposal,
    "corrections": _Correction,
    "causes": _Cause,
}


def empty_dwellings(pilot: Pilot) -> dict[str, Any]:
    """For a query of pilots: what `dwelling_facts` and `cause_labels` read, besides the lets."""
    corrections = VacancyCorrection.objects.of_pilot(pilot).standing()
    return {
        "keys": _of_dwellings(
            with_keys(Placement.objects.of_pilot(pilot).order_by("starts_on")),
            *("starts_on", "ends_on", "recorded_on", "keys_given_on", "keys_back_on"),
        ),
        "inspections": _of_dwellings(
            Inspection.objects.of_pilot(pilot).order_by("inspected_on", "pk"),
            *("inspected_on", "is_ready"),
        ),
        "proposals": _of_dwellings(
            with_placed_on(PlacementProposal.objects.of_pilot(pilot)),
            *("proposed_on", "starts_on", "placed_on"),
            decision="referral__decision",
            decided_on="referral__decided_on",
        ),
        "corrections": _of_dwellings(corrections, "starts_on", "ends_on", cause="cause__code"),
        "causes": packed(
            Term.objects.filter(vocabulary=CAUSES).order_by("position"), code="code", label="label"
        ),
    }


def _of_dwellings(rows: QuerySet[Any], *columns: str, **renamed: str) -> Any:
    return packed(rows, dwelling="dwelling__name", **{name: name for name in columns}, **renamed)


def dwelling_facts(lets: tuple[LetFact, ...], found: Mapping[str, Any]) -> dict[str, DwellingFacts]:
    """What is known of each dwelling that was ever let, by its name."""
    known = {name: unpacked(kind, found[name]) for name, kind in _KINDS.items()}

    def of(name: str, dwelling: str) -> list[Any]:
        return [row for row in known[name] if row.dwelling == dwelling]

    return {
        dwelling: DwellingFacts(
            let=tuple(Span(each.starts_on, each.ends_on or date.max) for each in those),
            stays=tuple(
                Stay(
                    Span(row.starts_on, row.ends_on),
                    row.recorded_on,
                    row.keys_given_on,
                    row.keys_back_on,
                )
                for row in of("keys", dwelling)
            ),
            inspections=tuple(
                (row.inspected_on, row.is_ready) for row in of("inspections", dwelling)
            ),
            promised=tuple(days for row in of("proposals", dwelling) for days in row.days),
            corrected=tuple(
                (Span(row.starts_on, row.ends_on), row.cause) for row in of("corrections", dwelling)
            ),
        )
        for dwelling, those in _by_dwelling(lets).items()
    }


def _by_dwelling(lets: tuple[LetFact, ...]) -> dict[str, list[LetFact]]:
    grouped: dict[str, list[LetFact]] = {}
    for each in lets:
        grouped.setdefault(each.dwelling, []).append(each)
    return grouped


def cause_labels(found: Mapping[str, Any]) -> dict[str, str]:
    """What each cause is called, by its code, in the order of the list."""
    return {cause.code: cause.label for cause in unpacked(_Cause, found["causes"])}
