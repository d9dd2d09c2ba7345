"""Texts that are proposed for the blocks of a report: their figures, said in words.

A proposal says only what its block shows, so that it tells no more of people than the report does.
"""

from collections.abc import Callable, Mapping

from evaluations.council.snapshot import Block, Row


def proposed_text(block: Block) -> str:
    """A text for a block that says its figures; "" when there is nothing to propose."""
    propose = _PROPOSE.get(block.code)
    return " ".join(filter(None, propose(block))) if propose else ""


def _rows(block: Block, table: str) -> tuple[Row, ...]:
    return next((each.rows for each in block.tables if each.code == table), ())


def _places(block: Block) -> tuple[str, ...]:
    months = [row for row in _rows(block, "occupancy") if row.cells[0].value is not None]
    if not months:
        return ()
    residents, places = months[-1].cells[:2]
    said = f"Eind {months[-1].label} waren {residents.words} van de {places.words} plekken bewoond."
    return (said,)


_PROPOSE: Mapping[str, Callable[[Block], tuple[str, ...]]] = {"places": _places}
