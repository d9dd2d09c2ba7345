"""Recomputes from published files alone whether reports hide well what they hide.

It takes what anyone can download, and nothing else: no database, no setting.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from evaluations.council.disclosure import Disclosure, Group
from evaluations.council.hidden_figures import described, in_quarters, unsafe_figures
from evaluations.council.moves import said_in_tables
from evaluations.council.open_data import figures_of
from evaluations.council.possible_worlds import with_published
from evaluations.council.publication import grouped
from evaluations.council.snapshot import Report, digest, disclosure_from, report_from


class NotAReport(ValueError):
    """The file is not the figures of a report, nor a report itself."""


@dataclass(frozen=True)
class PublicReport:
    """What a file has: the part about few people, and the report itself, its digest and the list of its
    figures if they are in it."""

    name: str
    disclosure: Disclosure
    report: Report | None = None
    digest: str = ""
    figures: tuple[Any, ...] | None = None

    @property
    def quarter(self) -> str:
        """The quarter that the report is about, by what it says of few people."""
        return self.disclosure.quarters[-1].quarter


def public_report(name: str, content: bytes) -> PublicReport:
    """The report in a file. Raises NotAReport when there is none in it."""
    try:
        data: Any = json.loads(content)
        whole = data if "chapters" in data else data.get("report")
        disclosure = disclosure_from(data["disclosure"])
        report = None if whole is None else report_from(whole)
        said = data.get("digest", {}).get("value", "")
        figures = tuple(data["figures"]) if "figures" in data else None
    except Exception as error:  # whatever a stranger's file holds
        raise NotAReport(name) from error
    if not disclosure.quarters:
        raise NotAReport(name)
    return PublicReport(name, disclosure, report, said, figures)


def mistakes(reports: Sequence[PublicReport]) -> Iterator[str]:
    """Everything that is wrong, in plain Dutch; nothing when all is right."""
    in_order = sorted(reports, key=lambda each: (each.quarter, _edition(each)))
    for place, each in enumerate(in_order):
        before = [earlier.disclosure for earlier in in_order[:place]]
        for what in _wrong(each, before):
            yield f"{each.name}: {what}"
    for one, other in combinations(in_order, 2):
        for quarter in sorted(_counted_otherwise(one.disclosure, other.disclosure)):
            yield (
                f"{one.name} en {other.name}: wie in {in_quarters([quarter])} vertrok, telt in twee "
                "verschillende groepen mee. Uit het verschil is iemand te herkennen."
            )


def _edition(each: PublicReport) -> int:
    return each.report.edition if each.report else 1


def _wrong(each: PublicReport, before: Sequence[Disclosure]) -> Iterator[str]:
    disclosure = each.disclosure
    for figure in unsafe_figures(with_published(disclosure, before)):
        yield f"niet goed verborgen: {figure.label}. Er blijven te weinig mogelijkheden over."
    anew = described(disclosure.quarters, disclosure.groups, disclosure.since_start)
    if (disclosure.worlds, disclosure.fewest) != (anew.worlds, anew.fewest):
        yield (
            f"er staat dat {disclosure.worlds} verlopen mogelijk blijven en ten minste "
            f"{disclosure.fewest} mogelijkheden; nagerekend zijn het er {anew.worlds} en {anew.fewest}."
        )
    if disclosure.hidden != anew.hidden:
        yield "de lijst van wat niet getoond wordt, klopt niet met de groepen."
    if disclosure.shows_the_whole_group != anew.shows_the_whole_group:
        yield "of cijfers over alle bewoners samen getoond mogen worden, klopt niet."
    if not _by_the_rule(disclosure, before):
        yield "de groepen van mensen die vertrokken, zijn niet volgens de regel gemaakt."
    if each.report is not None:
        yield from _wrong_in_print(each, each.report)


def _wrong_in_print(each: PublicReport, report: Report) -> Iterator[str]:
    if report.disclosure != each.disclosure:
        yield "het rapport zegt iets anders over wat niet getoond wordt dan de rest van het bestand."
    if each.digest and each.digest != digest(report):
        yield "de SHA-256 van het rapport klopt niet: het rapport of de SHA-256 is veranderd."
    yield from _other_figures(each, report)
    block = report.block("flow")
    if block is None or block.tables != said_in_tables(each.disclosure):
        yield "de gedrukte aantallen over verhuizingen kloppen niet met de totalen."


def _other_figures(each: PublicReport, report: Report) -> Iterator[str]:
    """The figures that stand otherwise in the list of figures than in the report itself."""
    printed = [asdict(figure) for figure in figures_of(report)]
    if each.figures is None or [*each.figures] == printed:
        return
    if len(each.figures) != len(printed):
        yield "de lijst van cijfers heeft er meer of minder dan het rapport."
    for said, figure in zip(each.figures, printed, strict=False):
        if said != figure:
            where = f"{figure['caption']}, {figure['row']}, {figure['column']}"
            yield f"een cijfer is anders dan in het rapport: {where}."


def _by_the_rule(disclosure: Disclosure, before: Sequence[Disclosure]) -> bool:
    """Whether the groups are those of the rule. Groups that an earlier report gave may be in a file
    that was not handed in: these are taken as they are."""
    own = disclosure.quarters[-1].quarter
    elsewhere = [group for group in disclosure.groups if group.closed_in not in ("", own)]
    published = [group for each in before for group in each.groups]
    expected = grouped(disclosure.quarters, [*elsewhere, *published])
    return [_outline(each) for each in expected] == [_outline(each) for each in disclosure.groups]


def _outline(group: Group) -> tuple[Any, ...]:
    """A group without what is said of it."""
    return group.quarters, group.left, group.times, group.told, group.closed_in


def _counted_otherwise(one: Disclosure, other: Disclosure) -> set[str]:
    """The quarters that two reports have in two different groups that were made up."""
    groups = [{group for group in each.groups if group.closed_in} for each in (one, other)]
    return {
        quarter
        for mine in groups[0] - groups[1]
        for yours in groups[1] - groups[0]
        for quarter in set(mine.quarters) & set(yours.quarters)
    }
