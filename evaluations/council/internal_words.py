"""Words that were written for colleagues, and that belong to a block of the report.

Minutes, reasons and the names of moments are internal: nobody wrote or approved them for everyone. A
report never prints them by itself (docs/decisions/53). Who writes a block gets them in the proposal
beside it, and takes over what may be told; what is written then is approved with the report.
"""

from collections.abc import Callable, Iterator, Mapping

from evaluations.council.cells import on, sentence
from evaluations.council.material import Material
from evaluations.council.neighbourhood import AUDIENCES
from evaluations.council.onward import last_moment, moments_to_come


def internal_words(material: Material, code: str) -> str:
    """The words about the subject of the block with this code, in sentences; "" without any."""
    find = _WORDS.get(code)
    return " ".join(sentence(each) for each in find(material) if each.strip()) if find else ""


def _decision(material: Material) -> Iterator[str]:
    """What the last evaluation decided."""
    if last := last_moment(material):
        yield last.decision


def _embedding(material: Material) -> Iterator[str]:
    """What the last evaluation said of the time after the pilot."""
    if last := last_moment(material):
        yield last.embedding


def _why_so_many_places(material: Material) -> Iterator[str]:
    """The reason of each decision on the number of places that began in the quarter."""
    for step in material.records.steps:
        if material.days.holds(step.effective_from):
            yield step.reason


def _how_told(material: Material) -> Iterator[str]:
    """How people were told in the quarter, otherwise than by letter."""
    for told in material.records.told:
        if material.days.holds(told.told_on):
            yield f"Verteld aan {AUDIENCES[told.audience]} op {on(told.told_on)}: {told.how}"


def _moments(material: Material) -> Iterator[str]:
    """The moments that are to come by their names."""
    for moment in moments_to_come(material):
        yield f"Op {on(moment.planned_on)}: {moment.theme}"


_WORDS: Mapping[str, Callable[[Material], Iterator[str]]] = {
    "judgement": _decision,
    "afterwards": _embedding,
    "places": _why_so_many_places,
    "informed": _how_told,
    "planning": _moments,
}
