"""Texts that are proposed for the blocks of a report: what it shows, said in words.

A proposal is made from the report itself, so that it tells no more of people than the report does.
"""

from collections.abc import Callable, Iterator, Mapping

from evaluations.council.snapshot import Block, Cell, Report

ASK = "Wij vragen de raad om kennis te nemen van deze voortgang."
LONGEST = 3  # facts of a block that are said in a proposal


def proposed_text(report: Report, block: Block) -> str:
    """A text for a block: two to four sentences; "" when there is nothing to propose."""
    propose = _PROPOSE.get(block.code)
    said = propose(report, block) if propose else _facts(block)
    return " ".join(sentence for sentence in said if sentence)


def _facts(block: Block) -> Iterator[str]:
    """What the block tells beside its tables, each in a sentence."""
    for fact in block.facts[:LONGEST]:
        yield _sentence(f"{fact.name}: {fact.words}")


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


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
            yield _sentence(f"Dat er plekken leegstaan, komt hierdoor: {fact.words.lower()}")


def _flow(report: Report, block: Block) -> Iterator[str]:
    """Only with totals that are shown."""
    came, left = _cells(block, "flow", "Komen wonen"), _cells(block, "flow", "Vertrokken")
    for place, when in enumerate(("Dit kwartaal", "Sinds de start")):
        numbers = [row[place].value for row in (came, left) if len(row) > place]
        if len(numbers) == 2 and None not in numbers:
            in_words = [_people(int(number or 0)) for number in numbers]
            yield f"{when} kwamen wonen: {in_words[0]}. Vertrokken: {in_words[1]}."


def _people(number: int) -> str:
    if number == 0:
        return "niemand"
    return "1 persoon" if number == 1 else f"{number} mensen"


def _support(report: Report, block: Block) -> Iterator[str]:
    for label, words in (
        ("Uren begeleiding", "Dit kwartaal gaf het team {} uur begeleiding."),
        ("Uren begeleiding per week", "Dat is {} uur per week."),
        ("Uren dat het steunpunt open was per week", "Het steunpunt was {} uur per week open."),
    ):
        if cells := _cells(block, "support", label):
            yield words.format(cells[0].words)


def _money(report: Report, block: Block) -> Iterator[str]:
    if cells := _cells(block, "money", "Samen"):
        granted, *_between, spent = cells
        yield f"Sinds de start is {granted.words} toegekend en {spent.words} uitgegeven."


def _goes_well(report: Report, block: Block) -> Iterator[str]:
    return _themes(report, ("on_course",), "Op schema")


def _attention(report: Report, block: Block) -> Iterator[str]:
    return _themes(report, ("attention", "adjust"), "Aandacht vraagt")


def _themes(report: Report, ratings: tuple[str, ...], begin: str) -> Iterator[str]:
    for each in report.front.themes:
        if each.status in ratings:
            yield _sentence(f"{begin}: {each.theme.lower()} ({each.words})")


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
}
