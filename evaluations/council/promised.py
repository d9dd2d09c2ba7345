"""The block on what was promised, and what came of it."""

from collections import Counter
from collections.abc import Iterator
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
MOST_NAMED = 8


def promises(material: Material) -> Content:
    """How many commitments stand how, and by name those that are or were late."""
    if not material.facts.standings:
        return Content(note="Voor deze pilot staan nog geen toezeggingen in het register.")
    tables = []
    if named := [*_named(material)][:MOST_NAMED]:
        head = ("Toezegging", "Wie", "Stand")
        caption = "Wat te laat is of te laat was"
        tables.append(Table("promises_named", caption, head, tuple(map(_line, named))))
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


def _named(material: Material) -> Iterator[Standing]:
    lines = told(material)
    yield from sorted((each for each in lines if each.is_late), key=_by_printed_day)
    yield from (each for each in lines if each.was_late)


def _by_printed_day(standing: Standing) -> tuple[date, int]:
    """What has no day comes last: a place between two days would say when it was."""
    return _day_printed(standing) or date.max, standing.commitment.pk


def _line(standing: Standing) -> Row:
    commitment = standing.commitment
    return Row(commitment.words, (words(standing.owner), words(_stand(standing))))


def _stand(standing: Standing) -> str:
    if standing.was_late and standing.first_on:
        is_of_one = standing.commitment.evidence in OF_ONE_PERSON
        when = f"in {month(standing.first_on)}" if is_of_one else f"op {on(standing.first_on)}"
        return f"nagekomen, te laat: {when}"
    if standing.status == Status.OVERDUE and (day := _day_printed(standing)):
        return f"te laat: moest uiterlijk {on(day)}"
    return STATES[standing.status]


def _day_printed(standing: Standing) -> date | None:
    """The last day on which it had to be met; none when the day of the last proof follows from it,
    and that proof is about one person."""
    is_proved_anew = standing.commitment.due_on is None and standing.kind.fresh is not None
    if is_proved_anew and standing.commitment.evidence in OF_ONE_PERSON:
        return None
    return standing.deadline
