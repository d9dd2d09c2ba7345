"""The block on places, with why others stood empty, and the picture of page one."""

from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.text import capfirst

from evaluations.council.cells import dwellings, listed, month, number, on
from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Cell, Fact, Picture, Row, Series, Table
from evaluations.indicators.places import MonthOccupancy, available, level_on, month_ends
from evaluations.selectors.facts import Facts
from interwonen.core.formatting import in_a_sentence
from interwonen.core.periods import months_later, months_of
from interwonen.core.spans import ONE_DAY, Span
from participants.selectors.placements_occupancy import Level
from participants.selectors.vacancies_causes import empty_days

MONTHS_SHOWN = 18  # of a longer pilot only the last ones
EMPTY_TITLE = "Dagen dat woningen leegstonden, per maand en naar oorzaak"


def places(material: Material) -> Content:
    """Residents and places at the end of every month, and the empty days of the quarter by cause."""
    causes = empty_by_cause(material)
    tables, pictures = [_occupancy_table(material)], [occupancy(material)]
    if len(_empty_months(material)) > 1:
        tables.append(_empty_table(material, causes))
        pictures.append(_empty_picture(material, causes))
    return Content(facts=tuple(_facts(material)), tables=tuple(tables), pictures=tuple(pictures))


def level(material: Material) -> Level:
    """Residents and places on the cut-off, or on the last day of the pilot when that was before."""
    return level_on(material.facts, min(material.as_of, material.facts.pilot.last))


def lived_in_words(material: Material) -> str:
    """How many places are lived in, of how many: "5 van 7"."""
    latest = level(material)
    return f"{latest.residents} van {latest.places}"


def empty_by_cause(material: Material) -> dict[str, int]:
    """The empty days of the quarter by the name of their cause, the most first."""
    days = _empty(material.facts, material.days)
    return dict(sorted(days.items(), key=lambda each: -each[1]))


def why_empty(material: Material) -> str:
    """Why places are empty, in words: the days by cause, and places without a dwelling."""
    parts = [f"{cause}: {_days(days)}" for cause, days in empty_by_cause(material).items()]
    lacking = level(material).places - _let(material)
    if lacking > 0:
        parts.append(_lacking(lacking))
    return "; ".join(parts)


def why_empty_in_short(material: Material) -> str:
    """The one thing that keeps most places empty on the cut-off, in a few words; "" when all are
    lived in."""
    latest = level(material)
    if latest.residents >= latest.places:
        return ""
    if lacking := max(latest.places - _let(material), 0):
        return _lacking(lacking)
    day = min(material.as_of, material.facts.pilot.last)
    causes = _empty(material.facts, Span(day, day))
    return f"leeg: {max(causes, key=lambda each: causes[each])}" if causes else ""


def _days(number: int) -> str:
    return "1 dag" if number == 1 else f"{number} dagen"


def _lacking(places_without: int) -> str:
    dwellings = "1 plek heeft" if places_without == 1 else f"{places_without} plekken hebben"
    return f"{dwellings} nog geen woning"


def occupancy(material: Material) -> Picture:
    """The residents at the end of each month, beside the places; the months to come are empty."""
    known = _months_known(material)
    first = known[0].month if known else material.facts.pilot.first
    months = list(months_of(first, material.facts.pilot.last))[:MONTHS_SHOWN]
    to_come = (None,) * (len(months) - len(known))
    listed_months = "; ".join(
        f"{month(row.month)}: {row.residents} van {row.capacity}" for row in known
    )
    return Picture(
        code="occupancy",
        kind="steps",
        title="Bewoonde plekken en capaciteit, per maand",
        description=f"Stand aan het eind van elke maand. {listed_months or 'Nog geen maand'}.",
        labels=tuple(date_format(day, "M").rstrip(".").lower() for day in months),
        notes=tuple(str(day.year) if day == months[0] or day.month == 1 else "" for day in months),
        series=(
            Series("bewoonde plekken", (*(row.residents for row in known), *to_come)),
            Series("capaciteit", (*(row.capacity for row in known), *to_come)),
        ),
        table="occupancy",
    )


def _months_known(material: Material) -> Sequence[MonthOccupancy]:
    return month_ends(material.facts)[-MONTHS_SHOWN:]


def _facts(material: Material) -> Iterator[Fact]:
    pilot, latest = material.pilot, level(material)
    day = on(min(material.as_of, pilot.ends_on))
    yield Fact(
        "Gepland en besloten",
        f"{pilot.base_capacity} plekken bij de start, hoogstens {pilot.maximum_capacity}. Op {day}:"
        f" {latest.places} plekken{_by_decision(material)}; de verhuurder verhuurt"
        f" {dwellings(_let(material))}.",
    )
    empty = sum(empty_by_cause(material).values())
    of_days = sum(row.amount for row in available(material.facts, material.days))
    yield Fact(
        "Lege dagen dit kwartaal",
        f"{empty} van de {of_days} dagen dat een woning beschikbaar was"
        if of_days
        else "geen: er was geen woning beschikbaar",
    )
    if why := why_empty(material):
        yield Fact("Waarom plekken leegstaan", f"{capfirst(why)}.")


def _by_decision(material: Material) -> str:
    steps = [step for step in material.records.steps if step.effective_from <= material.as_of]
    if not steps:
        return ", zoals bij de start"
    last = steps[-1]
    return f", sinds {on(last.effective_from)} (besluit {last.reference})"


def _let(material: Material) -> int:
    """How many dwellings the landlord lets on the cut-off, or on the last day."""
    day = min(material.as_of, material.facts.pilot.last)
    let = material.facts.lets
    return len({row.dwelling for row in let if Span(row.starts_on, row.ends_on or day).holds(day)})


def _occupancy_table(material: Material) -> Table:
    rows = tuple(
        Row(
            month(each.month),
            tuple(
                number(count)
                for count in (each.residents, each.capacity, each.capacity - each.residents)
            ),
        )
        for each in _months_known(material)
    )
    return Table(
        "occupancy",
        "Bewoonde plekken en capaciteit, aan het eind van elke maand",
        ("Maand", "Bewoonde plekken", "Capaciteit", "Leeg"),
        rows,
    )


def _months(material: Material) -> list[Span]:
    """The months of the quarter, as far as the cut-off and the pilot go."""
    whole = [
        Span(first, months_later(first, 1) - ONE_DAY)
        for first in months_of(material.days.first, material.days.last)
    ]
    within = material.facts.pilot.within(material.days)
    return [days for each in whole if within and (days := each.within(within))]


def _empty_months(material: Material) -> list[tuple[Span, dict[str, int]]]:
    """The months of the quarter in which dwellings stood empty, with the days by cause."""
    counted = ((each, _empty(material.facts, each)) for each in _months(material))
    return [(days, found) for days, found in counted if found]


def _empty(facts: Facts, days: Span) -> dict[str, int]:
    """The empty days of the pilot in a period by the name of their cause, in the order of the list."""
    counted = dict.fromkeys(facts.causes.values(), 0)
    within = facts.pilot.within(days)
    for known in facts.dwellings.values():
        for span, code in empty_days(known, within) if within else ():
            cause = facts.causes.get(code, code)
            counted[cause] = counted.get(cause, 0) + span.days
    return {in_a_sentence(cause): number for cause, number in counted.items() if number}


def _empty_table(material: Material, causes: dict[str, int]) -> Table:
    by_month = _empty_months(material)
    rows = [
        Row(month(days.first), _cells([*(found.get(each, 0) for each in causes)]))
        for days, found in by_month
    ]
    total = Row("Dit kwartaal", _cells([*causes.values()]), kind="total")
    head = ("Maand", *causes, "samen")
    return Table("empty_days", EMPTY_TITLE, head, (*rows, total))


def _cells(counts: list[int]) -> tuple[Cell, ...]:
    return tuple(number(each) for each in (*counts, sum(counts)))


def _empty_picture(material: Material, causes: dict[str, int]) -> Picture:
    by_month = _empty_months(material)
    told = (
        f"{month(days.first)}: "
        + (listed([f"{each} {found[each]}" for each in causes if each in found]) or "geen")
        for days, found in by_month
    )
    return Picture(
        code="empty_days",
        kind="stacked",
        title=EMPTY_TITLE,
        description=f"{'; '.join(told)}.",
        labels=tuple(month(days.first) for days, _found in by_month),
        series=tuple(
            Series(cause, tuple(found.get(cause, 0) for _days, found in by_month))
            for cause in causes
        ),
        unit="dagen",
        table="empty_days",
    )
