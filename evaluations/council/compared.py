"""The block that sets the main figures beside those of the quarter before."""

from collections.abc import Iterator

from evaluations.council.cells import figure_row, money, number, words
from evaluations.council.material import Content, Material, quarter_name
from evaluations.council.money import total
from evaluations.council.neighbourhood import in_time_words
from evaluations.council.snapshot import Cell, Row, Table
from evaluations.indicators.places import level_on
from interwonen.core.quarters import Quarter
from interwonen.core.spans import ONE_DAY, Span

FIGURES = (
    "empty_days",
    "sessions",
    "session_hours",
    "enquiries",
)
MOVES = ("referrals", "moved_in", "moved_out")
NOTE = (
    "Ook het vorige kwartaal is opnieuw geteld, uit de registers van nu. Of een vraag op tijd is"
    " beantwoord, is bekeken op de peildatum."
)


def compared(material: Material) -> Content:
    """The main figures of this quarter and of the one before, counted anew; nothing when the pilot
    began in this quarter."""
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
    facts = material.facts
    levels = [level_on(facts, min(days.last, facts.pilot.last)) for days in (then, now)]
    yield Row("Plekken aan het eind", tuple(number(each.places) for each in levels))
    yield Row("Bewoners aan het eind", tuple(number(each.residents) for each in levels))
    for code in (*shown_moves(material), *FIGURES):
        yield figure_row(code, facts, then, now)
    answered = tuple(words(in_time_words(material, days)) for days in (then, now))
    yield Row("Op tijd beantwoord, van wat beantwoord moest zijn", answered)
    yield Row("Uitgegeven", tuple(_spent(material, days) for days in (then, now)))


def shown_moves(material: Material) -> tuple[str, ...]:
    """The figures on moves, when they are shown of this quarter and of the one before."""
    known = material.disclosure.quarters[-2:]
    is_shown = material.pilot.shows_moves and all(each.moved_in is not None for each in known)
    return MOVES if is_shown else ()


def _spent(material: Material, days: Span) -> Cell:
    return money(total(material.facts, "spent", days))
