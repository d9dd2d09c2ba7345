"""Recomputes from published files alone whether reports hide well what they hide.

It takes what anyone can download, and nothing else: no database, no setting.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from evaluations.council.disclosure import (
    Disclosure,
    Group,
    HiddenFigure,
    QuarterTotals,
    together,
)
from evaluations.council.hidden_figures import (
    compares_with_before,
    described,
    in_quarters,
    unsafe_figures,
)
from evaluations.council.moves import said_in_tables
from evaluations.council.open_data import figures_json
from evaluations.council.possible_worlds import with_published
from evaluations.council.privacy import hidden_table
from evaluations.council.publication import grouped
from evaluations.council.snapshot import Report, disclosure_from, report_from
from evaluations.council.support import COMPARED
from interwonen.core.quarters import Quarter

# People in a quarter or a group: of more the courses could not be gone through, and no pilot has them.
MOST = 200


class NotAReport(ValueError):
    """The file is not the figures of a report, nor a report itself."""


@dataclass(frozen=True)
class PublicReport:
    """What a file has: the report, with its part about few people; `around` is what stands beside that
    report, if anything does, and `expected` what should."""

    name: str
    disclosure: Disclosure
    report: Report
    around: Mapping[str, Any]
    expected: Mapping[str, Any]

    @property
    def quarter(self) -> str:
        """The quarter that the report is about, by what it says of few people."""
        return self.disclosure.quarter

    @property
    def published_on(self) -> date:
        """The day on which it was published; a draft comes after all that was."""
        return self.report.published_on or date.max

    @property
    def edition(self) -> int:
        """Which edition it is."""
        return self.report.edition


def public_report(name: str, content: bytes) -> PublicReport:
    """The report in a file. Raises NotAReport when there is none in it."""
    try:
        data: Any = json.loads(content)
        whole = data if "chapters" in data else data["report"]
        disclosure = disclosure_from(data["disclosure"])
        report = report_from(whole)
        expected = json.loads(figures_json(report))
        is_sound = _is_sound(disclosure)
    except Exception as error:  # whatever a stranger's file holds
        raise NotAReport(name) from error
    if not is_sound:
        raise NotAReport(name)
    return PublicReport(name, disclosure, report, {} if whole is data else data, expected)


def _is_sound(disclosure: Disclosure) -> bool:
    """Whether it can be that of a report: its quarters in order, its groups made of these, and numbers
    of people that a pilot can have. Raises ValueError when a quarter has no such name."""
    totals = disclosure.quarters
    names = [each.quarter for each in totals]
    return (
        bool(names)
        and names == sorted(set(names), key=Quarter.parse)
        and all(each.quarters and {*each.quarters} <= {*names} for each in disclosure.groups)
        and all(len(each.quarters) == each.times for each in disclosure.groups)
        and all(each.residents for each in (*totals, disclosure.since_start or totals[0]))
        and all(0 <= number <= MOST for number in _numbers(disclosure))
    )


def _numbers(disclosure: Disclosure) -> Iterator[int]:
    for quarter in disclosure.quarters:
        moves = (quarter.moved_in, quarter.moved_out, quarter.referrals)
        yield from (*quarter.residents, *quarter.told.counts, *(each or 0 for each in moves))
        yield quarter.counted_elsewhere
        yield (quarter.moved_out or 0) - quarter.counted_elsewhere
    for group in disclosure.groups:
        yield from (group.left, group.fitting or 0, *group.told.counts)


def mistakes(reports: Sequence[PublicReport]) -> Iterator[str]:
    """Everything that is wrong, in plain Dutch; nothing when all is right. What was published on one day
    is taken in the order of the quarters."""
    in_order = sorted(reports, key=lambda each: (each.published_on, each.quarter, each.edition))
    for place, each in enumerate(in_order):
        before = [earlier.disclosure for earlier in in_order[:place]]
        for what in _wrong(each, before):
            yield f"{each.name}: {what}"
    for one, other in combinations(in_order, 2):
        for what in _wrong_together(one, other):
            yield f"{one.name} en {other.name}: {what}"


def _wrong_together(one: PublicReport, other: PublicReport) -> Iterator[str]:
    is_one_edition = (one.quarter, one.edition) == (other.quarter, other.edition)
    if one.report.pilot.slug != other.report.pilot.slug:
        yield "dit zijn rapporten van twee pilots."
    elif is_one_edition and one.report != other.report:
        yield "dit is twee keer dezelfde versie, maar er staat niet hetzelfde in."
    for quarter in sorted(_counted_otherwise(one.disclosure, other.disclosure)):
        yield (
            f"wie in {in_quarters([quarter])} vertrok, telt in twee verschillende groepen mee. Uit het "
            "verschil is iemand te herkennen."
        )


def _wrong(each: PublicReport, before: Sequence[Disclosure]) -> Iterator[str]:
    disclosure = each.disclosure
    for figure in unsafe_figures(with_published(disclosure, before)):
        yield f"niet goed verborgen: {figure.label}. Er blijven te weinig mogelijkheden over."
    anew = described(disclosure.quarters, disclosure.groups, disclosure.since_start)
    if (disclosure.worlds, disclosure.fewest) != (anew.worlds, anew.fewest):
        yield (
            f"er staat dat het op {disclosure.worlds} manieren gegaan kan zijn, met ten minste "
            f"{disclosure.fewest} mogelijkheden; nagerekend zijn het er {anew.worlds} en {anew.fewest}."
        )
    if _figures(disclosure) != _figures(anew):
        yield "de lijst van wat niet getoond wordt, klopt niet met de groepen."
    if disclosure.shows_the_whole_group != anew.shows_the_whole_group:
        yield "of cijfers over alle bewoners samen getoond mogen worden, klopt niet."
    if not _adds_up(disclosure.since_start, disclosure.quarters):
        yield "de totalen sinds de start kloppen niet met die van de kwartalen."
    if not _by_the_rule(disclosure, before):
        yield "de groepen van mensen die vertrokken, zijn niet volgens de regel gemaakt."
    yield from _wrong_in_print(each, each.report)


def _figures(disclosure: Disclosure) -> list[HiddenFigure]:
    """What is hidden and how well, without in what words we say why: these become better at times."""
    return [replace(each, why="") for each in disclosure.hidden]


def _adds_up(since_start: QuarterTotals | None, quarters: Sequence[QuarterTotals]) -> bool:
    """Whether the totals since the start can be those of these quarters, in which someone may count more
    than once; people can have been referred before the first of them."""
    if since_start is None:
        return True
    if since_start.told != together(each.told for each in quarters):
        return False
    if since_start.counted_elsewhere:
        return False
    if since_start.residents[1:] != tuple(n for each in quarters for n in each.residents[1:]):
        return False
    for name in ("moved_in", "moved_out", "referrals"):
        said, parts = getattr(since_start, name), [getattr(each, name) for each in quarters]
        if said is None or None in parts:
            if said is not None:
                return False
        elif said < max(parts) or (said > sum(parts) and name != "referrals"):
            return False
    return True


def _wrong_in_print(each: PublicReport, report: Report) -> Iterator[str]:
    if report.quarter != each.quarter:
        yield "het rapport gaat over een ander kwartaal dan zijn totalen."
    if report.disclosure != each.disclosure:
        yield "het rapport zegt iets anders over wat niet getoond wordt dan de rest van het bestand."
    yield from _other_around(each)
    if _tables(report, "flow") != said_in_tables(each.disclosure):
        yield "de gedrukte aantallen over verhuizingen kloppen niet met de totalen."
    if _tables(report, "privacy") != (hidden_table(each.disclosure.hidden),):
        yield "het rapport drukt een andere lijst af van wat niet getoond wordt."
    if shown := sorted(_shown_too_much(each.disclosure, report)):
        yield f"het rapport toont cijfers die het moet verbergen: {', '.join(shown)}."


def _other_around(each: PublicReport) -> Iterator[str]:
    """What stands otherwise beside the report than in it: figure by figure, or the part of the file."""
    for name, part in each.expected.items() if each.around else ():
        said = each.around.get(name)
        if said == part or name in ("disclosure", "report"):
            continue
        if name == "digest":
            yield "de SHA-256 van het rapport klopt niet: het rapport of de SHA-256 is veranderd."
        elif name == "figures" and isinstance(said, list):
            yield from _other_figures(said, part)
        else:
            yield f"het onderdeel {name} ontbreekt, of is anders dan in het rapport."


def _other_figures(said: Sequence[Any], printed: Sequence[Any]) -> Iterator[str]:
    if len(said) != len(printed):
        yield "de lijst van cijfers heeft er meer of minder dan het rapport."
    for one, figure in zip(said, printed, strict=False):
        if one != figure:
            where = f"{figure['caption']}, {figure['row']}, {figure['column']}"
            yield f"een cijfer is anders dan in het rapport: {where}."


def _tables(report: Report, code: str) -> tuple[Any, ...]:
    """The tables of a block; None, which equals no table, when the report does not have the block."""
    block = report.block(code)
    return (None,) if block is None else block.tables


def _shown_too_much(disclosure: Disclosure, report: Report) -> Iterator[str]:
    """The lines on all residents together that have a number where the rule hides it."""
    if compares_with_before(disclosure):
        return
    for table in (table for block in report.blocks for table in block.tables):
        for row in table.rows if table.code == "progress" else ():
            is_hidden = not disclosure.shows_the_whole_group or row.label in COMPARED
            if is_hidden and any(cell.value is not None for cell in row.cells):
                yield row.label


def _by_the_rule(disclosure: Disclosure, before: Sequence[Disclosure]) -> bool:
    """Whether the groups are those of the rule. Groups that an earlier report gave may be in a file
    that was not handed in: these are taken as they are."""
    given = ("", disclosure.quarter)
    elsewhere = [group for group in disclosure.groups if group.closed_in not in given]
    by_quarter = sorted(before, key=lambda each: each.quarter)
    published = [group for each in by_quarter for group in each.groups]
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
