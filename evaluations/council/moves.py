"""The block on moving in and out, and the totals of each quarter on which a report decides what to say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from evaluations.council.disclosure import Disclosure, Group, Outcomes, QuarterTotals, together
from evaluations.council.hidden_figures import disclosure_of, in_quarters
from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Cell, Row, Table
from evaluations.council.told import told_in
from evaluations.indicators.moves import arrivals_in, exits_in
from evaluations.indicators.places import month_ends
from evaluations.indicators.referrals import referred_in
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import StayFact
from interwonen.core.quarters import Quarter
from interwonen.core.spans import Span

NOT_SHOWN = "niet getoond (privacy)"
# The outcomes in the order of `Outcomes`, by the code of the class of a destination.
_OUTCOMES = {"positive": Outcomes(1), "neutral": Outcomes(0, 1), "negative": Outcomes(0, 0, 1)}


def disclosed(material: Material) -> Disclosure:
    """What the report may say about few people, given what was published before."""
    quarters = tuple(_totals(material, each) for each in material.quarters)
    outcomes = {each.quarter: _untold(material, Quarter.parse(each.quarter)) for each in quarters}
    before = [group for each in material.published for group in each.groups]
    return disclosure_of(quarters, outcomes, before, since_start=_since_start(material, quarters))


def flow(material: Material) -> Content:
    """Who moved in and out in the quarter and since the start, and where people live who left."""
    tables = said_in_tables(material.disclosure)
    growth = (_growth(material.disclosure.quarters[-1]),) if tables else ()
    return Content(paragraphs=growth, tables=tables)


def said_in_tables(disclosure: Disclosure) -> tuple[Table, ...]:
    """What the block prints of it."""
    if not disclosure.quarters or disclosure.since_start is None:
        return ()
    tables = [_moves(disclosure.quarters[-2:], disclosure.since_start)]
    if rows := tuple(_homes(disclosure)):
        tables.append(
            Table(
                "destinations",
                "Waar mensen wonen na hun vertrek",
                ("Vertrokken in", "Mensen", "In een passende woning", "Ergens anders"),
                rows,
                note=_notes(disclosure),
            )
        )
    return tuple(tables)


def _notes(disclosure: Disclosure) -> str:
    """What one has to know to read the table on where people live."""
    note = "Ergens anders is ook: dakloos of in detentie."
    if any(each.counted_elsewhere for each in disclosure.quarters):
        note += (
            " Is een vertrekdatum verbeterd nadat over iemand gepubliceerd was, dan blijft die persoon "
            "meetellen in het kwartaal van toen."
        )
    return note


def _days(quarter: Quarter, facts: Facts) -> Span:
    return Span(quarter.starts_on, min(quarter.ends_on, facts.as_of))


def _totals(material: Material, quarter: Quarter) -> QuarterTotals:
    days = _days(quarter, material.facts)
    ends = [row for row in month_ends(material.facts) if row.month <= days.last]
    start = [row.residents for row in ends if row.month < days.first][-1:] or [0]
    during = [row.residents for row in ends if row.month >= days.first]
    counted = material.counted_facts
    told = together(_OUTCOMES[outcome] for outcome in told_in(counted, days).values())
    totals = QuarterTotals(str(quarter), (*start, *during), told=told)
    if not _shows_moves(material, quarter):
        return totals
    elsewhere = _people_left(material.facts, days) - _people_left(counted, days)
    return replace(_with_moves(totals, material.facts, days), counted_elsewhere=len(elsewhere))


def _people_left(facts: Facts, days: Span) -> set[int]:
    return {stay.participant for stay in exits_in(facts, days)}


def _shows_moves(material: Material, quarter: Quarter) -> bool:
    """Whether the totals are shown: as the pilot decides now, but what was published of an earlier
    quarter stays as it was, and what was once shown of this one is known."""
    past = [each for before in material.published for each in before.of_quarter(str(quarter))]
    if any(each.moved_out is not None for each in past):
        return True
    return material.pilot.shows_moves and (not past or quarter == material.quarter)


def _with_moves(totals: QuarterTotals, facts: Facts, days: Span) -> QuarterTotals:
    return replace(
        totals,
        moved_in=len(arrivals_in(facts, days)),
        moved_out=len(exits_in(facts, days)),
        referrals=len(referred_in(facts, days)),
    )


def _since_start(material: Material, quarters: tuple[QuarterTotals, ...]) -> QuarterTotals:
    """The totals of the whole pilot, in which each person counts once; hidden as soon as those of one
    quarter are, which would follow by subtraction."""
    residents = (0, *(number for each in quarters for number in each.residents[1:]))
    totals = QuarterTotals("", residents, told=together(each.told for each in quarters))
    if any(each.moved_out is None for each in quarters):
        return totals
    return _with_moves(totals, material.facts, Span(date.min, material.as_of))


def _untold(material: Material, quarter: Quarter) -> Outcomes:
    """Where those live, as of the cut-off, who left in a quarter and of whom nothing is told."""
    days = _days(quarter, material.facts)
    counted = material.counted_facts
    told, left = told_in(counted, days), exits_in(counted, days)
    return together(_outcome(stay, material.as_of) for stay in left if stay.participant not in told)


def _outcome(stay: StayFact, as_of: date) -> Outcomes:
    if stay.homeless_on and stay.homeless_on <= as_of:
        return _OUTCOMES["negative"]
    return _OUTCOMES[stay.exit_class or "neutral"]


def _moves(quarters: tuple[QuarterTotals, ...], since_start: QuarterTotals) -> Table:
    """The totals of the quarter, beside those of the one before if there is one, and since the start."""
    every = (*quarters, since_start)
    rows = (
        Row("Bewoners aan het begin", tuple(_count(each.residents[0]) for each in every)),
        Row(
            "Kwamen wonen",
            tuple(_count(each.moved_in) for each in every),
            definition="Mensen die in een woning van de pilot kwamen wonen, ieder één keer.",
        ),
        Row(
            "Vertrokken",
            tuple(_count(each.moved_out) for each in every),
            definition="Mensen die uit de pilot vertrokken, ieder één keer.",
        ),
        Row("Bewoners aan het eind", tuple(_count(each.residents[-1]) for each in every)),
        Row(
            "Aangemeld",
            tuple(_count(each.referrals) for each in every),
            definition="Mensen die voor de pilot werden aangemeld, ieder één keer.",
        ),
    )
    head = ("Wat", *("Vorig kwartaal", "Dit kwartaal")[-len(quarters) :], "Sinds de start")
    return Table("flow", "In- en uitstroom (aantal mensen)", head, rows)


def _count(number: int | None) -> Cell:
    if number is None:
        return Cell(NOT_SHOWN, hidden_because="Deze pilot laat verhuizingen niet zien.")
    return Cell(str(number), number)


def _homes(disclosure: Disclosure) -> Iterator[Row]:
    for group in disclosure.groups:
        yield Row(in_quarters(group.quarters), (_count(group.left), *_where(group)))
    told = together(each.told for each in disclosure.quarters)
    if told.people:
        numbers = (told.people, told.fitting, told.people - told.fitting)
        yield Row("verteld met instemming", tuple(_count(number) for number in numbers))


def _where(group: Group) -> tuple[Cell, Cell]:
    if group.fitting is not None:
        return _count(group.fitting), _count(group.left - group.fitting)
    hidden = Cell(NOT_SHOWN, hidden_because="Bij zo weinig mensen verraadt dit waar iemand woont.")
    return hidden, hidden


def _growth(quarter: QuarterTotals) -> str:
    """Whether the pilot grew, in words: people who move in and out do not show that."""
    first, last = quarter.residents[0], quarter.residents[-1]
    if first == last:
        return f"Bewoners aan het begin en aan het eind van het kwartaal: {first}."
    way = "groeide" if last > first else "daalde"
    return f"Het aantal bewoners {way} in dit kwartaal van {first} naar {last}."
