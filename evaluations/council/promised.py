"""The block on what was promised, and what came of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from evaluations.council.cells import listed, month, on, words
from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Row, Table
from evaluations.models import Evidence
from evaluations.selectors.commitments import Standing, Status

# Whether these were kept hangs on what happened to one or a few people, so a report never tells it.
ABOUT_FEW = (Evidence.SHELTER, Evidence.EXITS, Evidence.GOALS)
# What proves these happened to one person on that day, so a report never gives the day away.
OF_ONE_PERSON = (Evidence.MOVED_IN, Evidence.SESSIONS, Evidence.ASSESSMENTS)
STATES = {
    Status.MET: "nagekomen",
    Status.OPEN: "kan nog op tijd",
    Status.OVERDUE: "te laat",
    Status.BREACHED: "grens overschreden",
}
# How the words begin with which a report says that something is late.
LATE = (STATES[Status.OVERDUE], STATES[Status.BREACHED])
MOST_NAMED = 8


def promises(material: Material) -> Content:
    """How many commitments stand how, and by name those that are or were late."""
    if not material.facts.standings:
        return Content(note="Voor deze pilot staan nog geen toezeggingen in het register.")
    tables, before = [], _late_before(material)
    if named := [*_named(material, before)][:MOST_NAMED]:
        head = ("Toezegging", "Wie", "Stand")
        caption = "Wat te laat is of te laat was"
        rows = tuple(_line(each, before) for each in named)
        tables.append(Table("promises_named", caption, head, rows))
    return Content(
        paragraphs=(_counts(material),),
        tables=tuple(tables),
        note=(
            "Of sommige toezeggingen zijn nagekomen, hangt af van wat enkele mensen meemaken."
            " Dat tonen wij niet."
            if len(told(material)) < len(material.facts.standings)
            else ""
        ),
    )


def told(material: Material) -> list[Standing]:
    """The commitments of which a report tells how they stand; who moved in proves none of them as long
    as the pilot hides moves."""
    totals = material.disclosure.since_start
    hides_moves = totals is None or totals.moved_in is None
    hidden = (*ABOUT_FEW, Evidence.MOVED_IN) if hides_moves else ABOUT_FEW
    return [each for each in material.facts.standings if each.commitment.evidence not in hidden]


def kept_of_due(material: Material) -> tuple[int, int]:
    """How many were kept, and of how many that had to be by now."""
    counted = Counter(each.status for each in told(material))
    kept = counted[Status.MET]
    return kept, kept + counted[Status.OVERDUE] + counted[Status.BREACHED]


def _counts(material: Material) -> str:
    """How many stand how, in a sentence, and whether every limit was kept."""
    lines = told(material)
    counted = Counter(each.status for each in lines)
    parts = [f"{counted[status]} {state}" for status, state in STATES.items() if counted[status]]
    if hidden := len(material.facts.standings) - len(lines):
        parts.append(f"{hidden} niet getoond")
    limits = [each for each in lines if each.commitment.is_limit]
    kept = sum(not each.is_late for each in limits)
    within = f" Wij bleven binnen {kept} van de {len(limits)} grenzen." if limits else ""
    return (
        f"In de brief staan {len(material.facts.standings)} toezeggingen: {listed(parts)}.{within}"
    )


def _late_before(material: Material) -> dict[tuple[str, str], str]:
    """What the last published report on an earlier quarter said to be late, in words, by what a reader
    knows each promise by: its words and its party.

    It is read from what was printed: what was entered or withdrawn since would tell of one person.
    """
    earlier = [each for each in material.records.editions if each.quarter < material.quarter]
    if not earlier:
        return {}
    last = max(earlier, key=lambda each: each.quarter)
    return {
        (row["label"], row["cells"][0]["words"]): f"in het vorige rapport {state}"
        for row in last.promises_named
        for state in LATE
        if row["cells"][1]["words"].startswith(state)
    }


def _named(material: Material, before: Mapping[tuple[str, str], str]) -> Iterator[Standing]:
    """What is late, what was, and what the report before said to be late; the last in an order that
    tells no day."""
    lines = told(material)
    yield from sorted((each for each in lines if each.is_late), key=_by_printed_day)
    yield from (each for each in lines if each.was_late)
    rest = (each for each in lines if not (each.is_late or each.was_late))
    yield from sorted((each for each in rest if _known_by(each) in before), key=_by_key)


def _known_by(standing: Standing) -> tuple[str, str]:
    return standing.commitment.words, standing.owner


def _by_key(standing: Standing) -> int:
    key: int = standing.commitment.pk
    return key


def _by_printed_day(standing: Standing) -> tuple[date, int]:
    """What has no day comes last: a place between two days would say when it was."""
    return _day_printed(standing) or date.max, standing.commitment.pk


def _line(standing: Standing, before: Mapping[tuple[str, str], str]) -> Row:
    label, owner = _known_by(standing)
    stand = _stand(standing, before.get((label, owner), ""))
    return Row(label, (words(owner), words(stand)))


def _stand(standing: Standing, before: str) -> str:
    """How it stands; `before` says that it was late in the report before, if it was."""
    if standing.was_late and standing.first_on:
        is_of_one = standing.commitment.evidence in OF_ONE_PERSON
        when = f"in {month(standing.first_on)}" if is_of_one else f"op {on(standing.first_on)}"
        return f"nagekomen, te laat: {when}"
    if standing.status == Status.OVERDUE and (day := _day_printed(standing)):
        return f"te laat: moest uiterlijk {on(day)}"
    state = STATES[standing.status]
    return state if standing.is_late or not before else f"{state}; {before}"


def _day_printed(standing: Standing) -> date | None:
    """The last day on which it had to be met; none when the day of the last proof follows from it,
    and that proof is about one person."""
    is_proved_anew = standing.commitment.due_on is None and standing.kind.fresh is not None
    if is_proved_anew and standing.commitment.evidence in OF_ONE_PERSON:
        return None
    return standing.deadline
