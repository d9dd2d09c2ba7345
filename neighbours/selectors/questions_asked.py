"""The questions that neighbours of every pilot ask, answered for one."""

from django.template.loader import render_to_string

from interwonen.pilots.models import Pilot


def usual_questions(pilot: Pilot) -> list[tuple[str, str]]:
    """Each usual question with its answer; the document has a blank line between them."""
    document = render_to_string("documents/questions_asked.txt", {"pilot": pilot})
    blocks = (block.strip().partition("\n") for block in document.split("\n\n"))
    return [(question, answer) for question, _end, answer in blocks if answer]
