"""Texts that are proposed for the blocks of a report: what it shows, said in words.

A proposal is made from the report itself, so that it tells no more of people than the report does.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from evaluations.council.blocks import PLANNED
from evaluations.council.cells import came_and_left, people, sentence
from evaluations.council.promised import LATE
from evaluations.council.ratings import Proposal
from evaluations.council.snapshot import Block, Cell, Report, ThemeStatus
from interwonen.core.formatting import lower_first

ASK = "Wij vragen de raad om kennis te nemen van deze voortgang."
LONGEST = 3  # facts of a block that are said in a proposal


def proposed_text(report: Report, block: Block, ratings: Mapping[str, Proposal]) -> str:
    """A text for a block: two to four sentences; "" when there is nothing to propose.

    A theme of which nobody said how it stands is told by the rating that is proposed for it.
    """
    propose = _PROPOSE.get(block.code)
    report = replace(report, front=replace(report.front, themes=_rated(report, ratings)))
    said = propose(report, block) if propose else _facts(block)
    return " ".join(filter(None, said))


def _rated(report: Report, ratings: Mapping[str, Proposal]) -> tuple[ThemeStatus, ...]:
    proposed = {PLANNED[code].title: each.rating for code, each in ratings.items()}
    return tuple(
        each if each.status else replace(each, status=proposed.get(each.theme, ""))
        for each in report.front.themes
    )


def _facts(block: Block) -> Iterator[str]:
    """What the block tells beside its tables, each in a sentence."""
    for fact in block.facts[:LONGEST]:
        yield sentence(f"{fact.name}: {fact.words}")


def _cells(block: Block, table: str, label: str) -> tuple[Cell, ...]:
    """The cells of a row of a table, or none."""
    return next(
        (
            row.cells
            for each in block.tables
            if each.code == table
            for row in each.rows
            if row.label == label
        ),
        (),
    )


def _result(report: Report, block: Block) -> Iterator[str]:
    yield report.front.result or _lived_in(report)


def _lived_in(report: Report) -> str:
    places = report.block("places")
    return next(_places(report, places), "") if places else ""


def _places(report: Report, block: Block) -> Iterator[str]:
    months = next((each.rows for each in block.tables if each.code == "occupancy"), ())
    known = [row for row in months if row.cells[0].value is not None]
    if known:
        residents, places = known[-1].cells[:2]
        yield f"Eind {known[-1].label} waren {residents.words} van de {places.words} plekken bewoond."
    for fact in block.facts:
        if fact.name == "Waarom plekken leegstaan":
            yield sentence(f"Lege dagen dit kwartaal, naar oorzaak: {lower_first(fact.words)}")


def _flow(report: Report, block: Block) -> Iterator[str]:
    """Only with totals that are shown."""
    came, left = _cells(block, "flow", "Kwamen wonen"), _cells(block, "flow", "Vertrokken")
    for place, when in ((-2, "Dit kwartaal"), (-1, "Sinds de start")):
        numbers = [row[place].value for row in (came, left) if row]
        if len(numbers) == 2 and None not in numbers:
            came_in, went = (int(number or 0) for number in numbers)
            yield f"{when} {came_and_left(came_in, went)}."
    if referred := _cells(block, "flow", "Aangemeld"):
        number = referred[-2].value
        yield "" if number is None else _referred(int(number))


def _referred(number: int) -> str:
    return f"Dit kwartaal werd{'' if number < 2 else 'en'} {people(number)} aangemeld."


def _support(report: Report, block: Block) -> Iterator[str]:
    for label, words in (
        ("Gesprekken gehouden", "Gesprekken dit kwartaal: {}."),
        ("Uren begeleiding", "Dit kwartaal gaf het team {} uur begeleiding."),
        ("Uren begeleiding per week", "Dat is {} uur per week."),
        ("Uren dat het steunpunt open was per week", "Het steunpunt was {} uur per week open."),
    ):
        if cells := _cells(block, "support", label):
            yield words.format(cells[0].words)


def _money(report: Report, block: Block) -> Iterator[str]:
    if cells := _cells(block, "money", "Samen"):
        granted, committed, spent = cells
        yield f"Sinds de start is {granted.words} toegekend en {spent.words} uitgegeven."
        yield f"Er zijn verplichtingen aangegaan voor {committed.words}."


def _promises(report: Report, block: Block) -> Iterator[str]:
    """Which are late, of those that are told; the block itself says how many stand how."""
    named = next((each.rows for each in block.tables if each.code == "promises_named"), ())
    late = [row.label for row in named if row.cells[-1].words.startswith(LATE)]
    yield from (sentence(f"Te laat: {lower_first(label)}") for label in late)
    if not late:
        none = "Van de toezeggingen die wij tonen, is er geen te laat."
        yield none if block.paragraphs else block.note


def _informed(report: Report, block: Block) -> Iterator[str]:
    """What was done for the neighbourhood in the quarter."""
    done = next((each.rows for each in block.tables if each.code == "informed_effort"), ())
    said = [f"{row.label.lower()}: {row.cells[0].words}" for row in done if row.cells[0].value]
    yield f"Dit kwartaal: {'; '.join(said)}." if said else "Dit kwartaal was er niets nieuws."


def _planning(report: Report, block: Block) -> Iterator[str]:
    if not block.tables:
        yield block.note
        return
    for row in block.tables[0].rows[:LONGEST]:
        yield sentence(f"Op {row.label}: {lower_first(row.cells[0].words)}")


def _goes_well(report: Report, block: Block) -> Iterator[str]:
    yield _themes(report, "on_course", "Op schema") or "Nog geen thema staat op schema."


def _attention(report: Report, block: Block) -> Iterator[str]:
    adjust = _themes(report, "adjust", "Bijsturen")
    attention = _themes(report, "attention", "Let op")
    yield from (adjust, attention)
    if not adjust and not attention:
        yield "Alle thema’s staan op schema."


def _themes(report: Report, rating: str, begin: str) -> str:
    """Which themes stand so, in one sentence; the figure of each stands above it on the same page."""
    names = [lower_first(each.theme) for each in report.front.themes if each.status == rating]
    return sentence(f"{begin}: {'; '.join(names)}") if names else ""


def _ask(report: Report, block: Block) -> Iterator[str]:
    yield ASK


_PROPOSE: Mapping[str, Callable[[Report, Block], Iterator[str]]] = {
    "result": _result,
    "goes_well": _goes_well,
    "attention": _attention,
    "ask": _ask,
    "places": _places,
    "flow": _flow,
    "support": _support,
    "money": _money,
    "promises": _promises,
    "informed": _informed,
    "planning": _planning,
}
