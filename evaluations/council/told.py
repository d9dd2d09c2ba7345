"""What a report tells in words of residents: sentences that they agreed to, with what everyone then
knows, and words that lead to nobody."""

from datetime import date

from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Fact
from evaluations.selectors.facts import Facts
from evaluations.selectors.facts_rows import ToldFact
from interwonen.core.spans import Span
from participants.models import AgreedStatement

Outcome = AgreedStatement.Outcome


def sentences_told(facts: Facts) -> tuple[str, ...]:
    """The sentences that a report may print, in the order in which they were agreed on."""
    return tuple(row.sentence for row in facts.told if row.stands and not _is_of_later(row, facts))


def _is_of_later(told: ToldFact, facts: Facts) -> bool:
    """Whether it is about an exit after the cut-off, of someone who had left before too."""
    return told.outcome != Outcome.NOTHING and _left_on(told, facts) > facts.as_of


def told_in(facts: Facts, days: Span) -> dict[int, Outcome]:
    """Of who left in these days and agreed to have it told: by participant, where they live now.

    What a report told stays known when it is withdrawn afterwards; a sentence that stands goes before
    it. A sentence is about one exit, and counts on the day that this exit has now: who comes back and
    leaves again did not agree to have that told too.
    """
    telling = [
        row
        for row in facts.told
        if row.outcome != Outcome.NOTHING and days.holds(_left_on(row, facts))
    ]
    in_turn = sorted(telling, key=lambda row: row.stands)
    return {row.participant: Outcome(row.outcome) for row in in_turn}


def _left_on(told: ToldFact, facts: Facts) -> date:
    """The day of the exit that a sentence is about: the last one by the agreement, or else the first,
    for who agreed before leaving."""
    exits = sorted(
        stay.exited_on
        for stay in facts.stays
        if stay.participant == told.participant and stay.exited_on
    )
    return max((day for day in exits if day <= told.agreed_on), default=exits[0])


def result(material: Material) -> Content:
    """On page one: the sentences that people agreed to have told."""
    sentences = sentences_told(material.counted_facts)
    if not sentences:
        return Content()
    return Content(facts=(Fact("Met instemming verteld", "\n".join(sentences)),))


def words(material: Material) -> Content:
    """The approved words for the report on this quarter; nothing without any."""
    first = material.quarter.starts_on
    said = [row.text for row in material.facts.words if row.quarter_starts_on == first]
    if not said:
        return Content()
    return Content(
        paragraphs=tuple(f"“{text}”" for text in said),
        note="De woorden zijn bewerkt, zodat niemand te herkennen is.",
    )
