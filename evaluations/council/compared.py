"""The block that sets the main figures beside those of the quarter before."""

from collections.abc import Iterator

from evaluations.council.cells import figure_row, money, words
from evaluations.council.material import Content, Material, quarter_name
from evaluations.council.money import total
from evaluations.council.neighbourhood import in_time_of_due
from evaluations.council.snapshot import Cell, Row, Table
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY, Span

FIGURES = (
    "empty_days",
    "sessions",
    "session_hours",
    "enquiries",
)
NOTE = (
    "Ook het vorige kwartaal is opnieuw geteld, uit de registers van nu. Of een vraag op tijd is"
    " beantwoord, is bekeken op de peildatum."
)


def compared(material: Material) -> Content:
    """The main figures of this quarter and of the one before, counted anew; nothing when the pilot
    began in this quarter. Moves of both quarters stand in a block of their own."""
    before = previous(material.quarter)
    if before.ends_on < material.facts.pilot.first:
        return Content()
    now, then = material.days, Span(before.starts_on, before.ends_on)
    head = ("Wat", quarter_name(before).capitalize(), quarter_name(material.quarter).capitalize())
    rows = tuple(_rows(material, then, now))
    caption = "Dit kwartaal vergeleken met het vorige"
    return Content(tables=(Table("compared", caption, head, rows, note=NOTE),))


def previous(quarter: Quarter) -> Quarter:
    """The quarter before."""
    return Quarter.containing(quarter.starts_on - ONE_DAY)


def _rows(material: Material, then: Span, now: Span) -> Iterator[Row]:
    for code in FIGURES:
        yield figure_row(code, material.facts, then, now)
    answered = tuple(_answered(material, days) for days in (then, now))
    yield Row("Op tijd beantwoord, van wat beantwoord moest zijn", answered)
    yield Row("Uitgegeven", tuple(_spent(material, days) for days in (then, now)))


def _answered(material: Material, days: Span) -> Cell:
    in_time, due = in_time_of_due(material, days)
    return words(f"{in_time} van {due}" if due else "geen")


def _spent(material: Material, days: Span) -> Cell:
    return money(total(material.facts, "spent", days))
