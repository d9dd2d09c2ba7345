"""What a report tells by residents: sentences that they agreed to, what these make known, and words."""

from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Fact
from evaluations.selectors.facts import Facts
from participants.models import AgreedStatement

Outcome = AgreedStatement.Outcome


def sentences_told(facts: Facts) -> tuple[str, ...]:
    """The sentences that a report may print, in the order in which they were agreed on."""
    return tuple(row.sentence for row in facts.told if row.stands)


def told_of_people(facts: Facts) -> dict[int, Outcome]:
    """By participant where everyone may know that someone lives now who left.

    What a report told and was withdrawn since is still known; a sentence that stands goes before it.
    """
    telling = [row for row in facts.told if row.outcome != Outcome.NOTHING]
    in_turn = sorted(telling, key=lambda row: row.stands)
    return {row.participant: Outcome(row.outcome) for row in in_turn}


def result(material: Material) -> Content:
    """On page one: the sentences that people agreed to have told."""
    sentences = sentences_told(material.facts)
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
