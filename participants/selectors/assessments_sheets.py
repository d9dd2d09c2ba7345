"""The sheets of paper of a resident: one to fill in with a pen, and one to take home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils import translation

from interwonen.core.pdf import LANGUAGE, Document, document_of
from interwonen.pilots.models import Term
from participants.models import Participant
from participants.models.assessments import LIFE_DOMAIN, NOT_DISCUSSED
from participants.selectors.assessments import Assessed, domains_asked, level_words, said_before
from participants.selectors.assessments_picture import picture_of
from participants.selectors.assessments_progress import Progress


@dataclass(frozen=True)
class PaperDomain:
    """A life domain on paper, and what the resident said of it the last time, if anything."""

    label: str
    last_time: str


def paper_of(participant: Participant, known: Sequence[Assessed], *, on: date) -> Document:
    """The form that a resident fills in with a pen, with what was said in the `known` assessments."""
    asked = domains_asked()
    said = said_before(known, {each.version for each in asked}).own_level
    domains = []
    for question in asked:
        score = said.get(question.pk)
        has_level = score is not None and score.own_level.meaning
        words = level_words(score.own_level) if score and has_level else ""
        domains.append(PaperDomain(question.label, words))
    answers = Term.objects.offered(f"answer_{LIFE_DOMAIN}", on=on)
    offered = [term for term in answers if term.pk != NOT_DISCUSSED]
    context = {
        "participant": participant,
        "domains": domains,
        "words": [level_words(term) for term in offered],
        "numbers": [term.code for term in offered if term.meaning],
    }
    return _document("assessment_paper", "Hoe gaat het met u?", participant, context, on)


def sheet_of(participant: Participant, progress: Progress) -> Document:
    """Where a resident stands and what went forward, in plain words, to take home."""
    with translation.override(LANGUAGE):
        picture = picture_of(progress).wide if progress.is_comparison else None
    before: Sequence[object] = progress.assessments[-2:-1]
    context = {
        "participant": participant,
        "progress": progress,
        "before": before[0] if before else None,
        "picture": picture,
    }
    day = progress.last.assessed_on
    return _document("assessment_sheet", "Zo gaat het met u", participant, context, day)


def _document(
    kind: str, title: str, participant: Participant, context: dict[str, object], day: date
) -> Document:
    key = sha256(f"{participant.pk} {participant.reference}".encode()).hexdigest()[:12]
    return document_of(
        f"documents/{kind}.html",
        context,
        title=title,
        identifier=f"{kind}-{key}-{day}",
        dated=day,
        author=str(participant.pilot.care_provider),
        subject="Zelfredzaamheid per onderwerp",
    )
