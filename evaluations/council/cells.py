"""Cells and words that the blocks of a report are made of."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format

from evaluations.council.snapshot import Cell, Row
from evaluations.indicators.indicator import Indicator, Number, Period, figure_of
from evaluations.indicators.registry import INDICATORS
from evaluations.selectors.facts import Facts
from interwonen.core.spans import Span

INDICATOR = {each.code: each for each in INDICATORS}


def number(value: int) -> Cell:
    """A whole number."""
    return Cell(number_format(value, force_grouping=True), value)


def tenths(value: float) -> Cell:
    """A number to the tenth, with a comma."""
    rounded = round(value, 1)
    whole = rounded == int(rounded)
    return Cell(number_format(rounded, decimal_pos=0 if whole else 1, force_grouping=True), rounded)


def hours(minutes: Number) -> Cell:
    """Minutes as hours, to the tenth."""
    return tenths(float(minutes) / 60)


def money(cents: int) -> Cell:
    """An amount in whole euros; half a euro becomes a whole one."""
    whole = int((Decimal(cents) / 100).quantize(Decimal(1), rounding="ROUND_HALF_UP"))
    return Cell(f"€\N{NO-BREAK SPACE}{number_format(whole, force_grouping=True)}", whole)


def words(text: str) -> Cell:
    """Words without a number."""
    return Cell(text)


def on(day: date) -> str:
    """A day in words: "1 maart 2021"."""
    return str(date_format(day, "j F Y"))


def month(day: date) -> str:
    """A month in words: "maart 2021"."""
    return str(date_format(day, "F Y"))


def people(count: int) -> str:
    """In words: "niemand", "1 persoon", "2 mensen"."""
    return {0: "niemand", 1: "1 persoon"}.get(count, f"{count} mensen")


def dwellings(count: int) -> str:
    """In words: "1 woning", "2 woningen"."""
    return "1 woning" if count == 1 else f"{count} woningen"


def came_and_left(came: int, left: int) -> str:
    """In words, as the end of a sentence: "kwamen 2 mensen wonen en vertrok 1 persoon"."""
    arrived = f"kwam{'' if came < 2 else 'en'} {people(came)} wonen"
    return f"{arrived} en vertrok{'' if left < 2 else 'ken'} {people(left)}"


def listed(parts: list[str]) -> str:
    """In words: "een, twee en drie"."""
    return " en ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""


def sentence(text: str) -> str:
    """The words with a full stop, if they have no end of their own."""
    said = text.strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."


def figure(code: str, facts: Facts, days: Span) -> Cell:
    """The figure of an indicator over these days, as it is said."""
    found = figure_of(INDICATOR[code], facts, Period("", days, ""))
    value = found.numerator if isinstance(found.numerator, int) else float(found.numerator)
    return Cell(found.shown, value)


def figure_row(code: str, facts: Facts, *spans: Span, label: str = "") -> Row:
    """A line with the figure of an indicator over each of these spans, and its definition."""
    indicator = INDICATOR[code]
    cells = tuple(figure(code, facts, days) for days in spans)
    return Row(label or str(indicator.name), cells, definition=definition_of(indicator))


def definition_of(indicator: Indicator) -> str:
    """What a figure counts, in words."""
    return str(indicator.definition)
