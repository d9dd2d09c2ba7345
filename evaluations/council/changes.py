"""What became other than an earlier edition printed, and why; never about whom.

An edition keeps its basis: of each figure of each quarter or month the value, and the keys of the
records that it counted. A later report counts the same again. If only records came that no earlier
edition counted anywhere, they were recorded later; else something was corrected or withdrawn, or moved
to another date.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import translation

from evaluations.council.cells import INDICATOR, figure, month, words
from evaluations.council.material import Content, Material, quarter_name
from evaluations.council.moves import disclosed
from evaluations.council.snapshot import Row, Table
from evaluations.indicators.places import month_ends, residents_on
from evaluations.selectors.facts import Facts
from interwonen.core.pdf import LANGUAGE
from interwonen.core.periods import months_later
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY, Span

Basis = dict[str, Any]

MOVES = ("referrals", "moved_in", "moved_out")
# What is counted by its date, so that the same quarter gives the same figure on any later day.
FIGURES = (
    *MOVES,
    "sessions",
    "session_hours",
    "enquiries",
    "letters",
    "consultation_hours",
    "support_point_days",
    "dwelling_days",
    "money_granted",
    "money_committed",
    "money_spent",
)
MONTH_END = "month_end"
LATER = "later ingevoerd: dit was nog niet bekend"
CORRECTED = "verbeterd: iets dat was meegeteld is verbeterd, verplaatst of vervallen"


def basis_of(material: Material) -> Basis:
    """What the figures of a report counted, for PublishedReport.basis: by code and period the value,
    as it is printed, and the keys of what was counted. It is not public. Of a quarter whose moves are
    hidden it has none, so that no later report tells that they changed."""
    totals = disclosed(material).quarters
    shown = {each.quarter for each in totals if each.moved_in is not None}
    with translation.override(LANGUAGE):
        return {
            code: {
                str(quarter): _counted(code, material.facts, quarter)
                for quarter in material.quarters
                if code not in MOVES or str(quarter) in shown
            }
            for code in FIGURES
        } | {MONTH_END: _month_ends(material.facts)}


def changes(material: Material) -> Content:
    """The figures of earlier periods that are now other than the last edition that printed them."""
    printed, known = _printed(material)
    rows = tuple(_rows(material, printed, known))
    if not rows:
        return Content()
    head = ("Cijfer", "Periode", "Eerder", "Nu", "Waarom")
    caption = "Wat nu anders is dan eerder gepubliceerd"
    return Content(tables=(Table("changes", caption, head, rows),))


def _rows(material: Material, printed: Basis, known: set[str]) -> Iterator[Row]:
    for code, periods in basis_of(material).items():
        for period, now in periods.items():
            before = printed.get(code, {}).get(period)
            if before is None or before["value"] == now["value"]:
                continue
            said = (_period_words(period), before["value"], now["value"], _why(before, now, known))
            yield Row(_name(code), tuple(words(each) for each in said))


def _why(before: Basis, now: Basis, known: set[str]) -> str:
    had, has = set(before["keys"]), set(now["keys"])
    is_later = had < has and not (has - had) & known
    return LATER if is_later else CORRECTED


def _printed(material: Material) -> tuple[Basis, set[str]]:
    """What the last edition printed of each figure and period, and every key that any counted."""
    printed: Basis = {}
    known: set[str] = set()
    for edition in sorted(material.records.editions, key=lambda each: each.moment):
        for code, periods in edition.basis.items():
            printed.setdefault(code, {}).update(periods)
            known |= {key for each in periods.values() for key in each["keys"]}
    return printed, known


def _counted(code: str, facts: Facts, quarter: Quarter) -> Basis:
    days = Span(quarter.starts_on, min(quarter.ends_on, facts.as_of))
    rows = INDICATOR[code].counts(facts, days)
    return _entry(figure(code, facts, days).words, (row.key for row in rows))


def _month_ends(facts: Facts) -> Basis:
    found = {}
    for row in month_ends(facts):
        last = min(months_later(row.month, 1) - ONE_DAY, facts.as_of, facts.pilot.last)
        keys = (f"stay {stay.pk}" for stay in residents_on(facts.stays, last))
        found[f"{row.month:%Y-%m}"] = _entry(f"{row.residents} van {row.capacity}", keys)
    return found


def _entry(value: str, keys: Iterator[str]) -> Basis:
    return {"value": value, "keys": sorted(set(keys))}


def _name(code: str) -> str:
    return "Bewoonde plekken, eind van de maand" if code == MONTH_END else str(INDICATOR[code].name)


def _period_words(period: str) -> str:
    if "Q" in period:
        return quarter_name(Quarter.parse(period))
    return month(date.fromisoformat(f"{period}-01"))
