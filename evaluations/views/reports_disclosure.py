"""Why a report hides what it hides, and how well."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from evaluations.council.compose import contents_of
from evaluations.council.disclosure import Disclosure, HiddenFigure, Outcomes
from evaluations.council.hidden_figures import unsafe_figures
from evaluations.council.material import published_disclosures
from evaluations.council.possible_worlds import HiddenSplit, hidden_splits, known, with_published
from evaluations.indicators.indicator import Publishing
from evaluations.indicators.registry import INDICATORS
from evaluations.selectors.reports_publishing import report_on, state_of
from evaluations.views.reports import refuse_unknown, report_trail
from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.core import clock
from interwonen.core.quarters import Quarter

# What one person may know of where they live, and who that is; the first saw the moves at most.
_ONE_PERSON = (Outcomes(), Outcomes(1), Outcomes(0, 1), Outcomes(0, 0, 1))


@dataclass(frozen=True)
class Reader:
    """What is left for a reader: the numbers that each outcome of the others can have, and the splits."""

    who: str
    numbers: tuple[str, ...]
    splits: int


@require(Permission.REPORT_READ)
def report_disclosure(request: PilotRequest, quarter: Quarter) -> HttpResponse:
    """For each figure that the report hides why, and which values are left; the class of every figure."""
    refuse_unknown(request, quarter)
    report = contents_of(state_of(report_on(request.pilot, quarter)), now=clock.now())
    published = published_disclosures(request.pilot)
    return render(
        request,
        "evaluations/report_disclosure.html",
        {
            "title": _("What the report on the %(quarter)s hides") % {"quarter": quarter.label},
            "breadcrumbs": [
                *report_trail(request.pilot, quarter),
                (_("Hidden figures"), ""),
            ],
            "disclosure": report.disclosure,
            "unsafe": unsafe_figures(with_published(report.disclosure, published)),
            "figures": list(_explained(report.disclosure)),
            "classes": _classes(),
        },
    )


def _explained(disclosure: Disclosure) -> Iterator[tuple[HiddenFigure, list[Reader]]]:
    """Each hidden figure, with what is left for each reader where people are counted."""
    splits = {each.code: each for each in hidden_splits(disclosure)}
    for figure in disclosure.hidden:
        split = splits.get(figure.code)
        yield figure, list(_readers(split)) if split else []


def _readers(split: HiddenSplit) -> Iterator[Reader]:
    left = known(split.worlds, split.times)
    words = (
        _("Who saw all moves"),
        _("Who left and lives in a fitting home"),
        _("Who left and lives elsewhere"),
        _("Who left and is homeless or in detention"),
    )
    for who, own in zip(words, _ONE_PERSON, strict=True):
        if own in left:
            yield _reader(who, left[own])
    if split.times > 1:
        most = min(
            (own for own in left if own.people > 1), key=lambda own: len(left[own]), default=None
        )
        if most is not None:
            yield _reader(_("Who left more than once, in the worst case"), left[most])


def _reader(who: str, splits: Iterable[Outcomes]) -> Reader:
    counts = [split.counts for split in splits]
    numbers = (sorted(set(column)) for column in zip(*counts, strict=True))
    return Reader(who, tuple(", ".join(map(str, each)) for each in numbers), len(counts))


def _classes() -> list[tuple[Publishing, list[str]]]:
    """The names of the indicators by what of them may leave the house."""
    return [
        (kind, names)
        for kind in Publishing
        if (names := [str(each.name) for each in INDICATORS if each.publishing == kind])
    ]
