"""The block on money."""

from evaluations.council import cells
from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Cell, Fact, Picture, Row, Series, Table
from evaluations.indicators.funding import costs_from
from evaluations.indicators.indicator import Figure
from evaluations.selectors.facts import Facts
from interwonen.core.spans import Span

KINDS = {"granted": "toegekend", "committed": "verplichtingen", "spent": "uitgegeven"}
HEAD = ("Bron", *(name.capitalize() for name in KINDS.values()))
NOTE = (
    "In hele euro’s, van de kwartalen die zijn begonnen. Wat is uitgegeven, is een deel van de"
    " verplichtingen."
)


def money(material: Material) -> Content:
    """What each source granted, what was committed and what was spent."""
    facts = material.facts
    if not facts.amounts:
        return Content(note="Voor deze pilot zijn nog geen bedragen vastgelegd.")
    since = material.since_start
    tables = (Table("money", "Geld sinds de start", HEAD, _rows(facts, since), note=NOTE),)
    costs = costs_from(facts)
    told = (
        (
            Fact(
                "Kosten van een plek per maand",
                f"{_whole_euros(costs.per_place)}, over {cells.on(costs.days.first)} tot en met"
                f" {cells.on(costs.days.last)}; ook wat maar één keer nodig is, zoals inrichting.",
            ),
        )
        if costs
        else ()
    )
    return Content(facts=told, tables=tables, pictures=(_picture(facts, since),))


def _whole_euros(figure: Figure) -> str:
    """An amount for each, as the other amounts of the report."""
    if not figure.denominator:
        return figure.shown
    return cells.money(round(figure.numerator / figure.denominator)).words


def total(facts: Facts, kind: str, days: Span, line: str | None = None) -> int:
    """The cents of one kind in a period, of one source or of all."""
    return sum(
        row.cents
        for row in facts.amounts
        if row.kind == kind and days.holds(row.quarter_starts_on) and line in (None, row.line)
    )


def _sources(facts: Facts) -> list[str]:
    return list(dict.fromkeys(row.line for row in facts.amounts))


def _rows(facts: Facts, days: Span) -> tuple[Row, ...]:
    lines = [Row(line, _amounts(facts, days, line)) for line in _sources(facts)]
    return (*lines, Row("Samen", _amounts(facts, days, None), kind="total"))


def _amounts(facts: Facts, days: Span, line: str | None) -> tuple[Cell, ...]:
    return tuple(cells.money(total(facts, kind, days, line)) for kind in KINDS)


def _picture(facts: Facts, days: Span) -> Picture:
    """All sources together; the table beside it says what each has."""
    amounts = {name: total(facts, kind, days) for kind, name in KINDS.items()}
    told = cells.listed([f"{name} {cells.money(cents).words}" for name, cents in amounts.items()])
    return Picture(
        code="money",
        kind="grouped",
        title="Geld sinds de start, in euro’s",
        description=f"Alle bronnen samen: {told}.",
        labels=("Alle bronnen samen",),
        series=tuple(Series(name, (cells.money(cents).value,)) for name, cents in amounts.items()),
        unit="€",
        table="money",
    )
