"""The self-reliance assessments of a participant: all versions, and which of them count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from interwonen.core.joined_rows import in_order
from interwonen.pilots.models import Question, Term
from participants.models import Assessment, AssessmentScore, Participant
from participants.models.assessments import LIFE_DOMAIN


@dataclass(frozen=True)
class Assessed:
    """An assessment with its scores by life domain, in their order."""

    assessment: Assessment
    scores: tuple[AssessmentScore, ...]

    @cached_property
    def by_domain(self) -> dict[int, AssessmentScore]:
        """The scores by the key of the life domain."""
        return {score.question_id: score for score in self.scores}

    @property
    def disagreements(self) -> list[AssessmentScore]:
        return [score for score in self.scores if score.disagreed]


def level_words(answer: Term) -> str:
    """An answer about a life domain in words; a level with its number before it."""
    return f"{answer.code} {answer.label}" if answer.meaning else answer.label


def all_assessments_of(participant: Participant, on: date) -> list[Assessed]:
    """All versions of all assessments up to the date `on`, the last one first, in two queries."""
    rows = participant.assessments.filter(assessed_on__lte=on).select_related("moment", "assessor")
    return with_scores(in_order(rows, "-assessed_on", "-moment__position", "-version"))


def with_scores(assessments: Iterable[Assessment]) -> list[Assessed]:
    """These assessments, each with its scores, in one query more."""
    known = list(assessments)
    scores = AssessmentScore.objects.filter(assessment__in=known)
    by_assessment = defaultdict(list)
    rows = scores.select_related("question", "level", "own_level")
    for score in in_order(rows, "question__position"):
        by_assessment[score.assessment_id].append(score)
    return [Assessed(row, tuple(by_assessment[row.pk])) for row in known]


def counting(assessed: Iterable[Assessed]) -> list[Assessed]:
    """Those that count: neither withdrawn nor corrected by one that stands."""
    known = list(assessed)
    standing = [each for each in known if not each.assessment.is_withdrawn]
    replaced = {each.assessment.replaces_id for each in standing}
    return [each for each in standing if each.assessment.pk not in replaced]


def levels_before(assessment: Assessment) -> Mapping[int, str]:
    """The counsellor's levels of the time before, by life domain; none at the first time.

    A correction is compared with what came before the version that it corrects.
    """
    rows = assessment.participant.assessments.current()
    rows = rows.filter(
        instrument_version=assessment.instrument_version, assessed_on__lte=assessment.assessed_on
    )
    rows = rows.exclude(pk__in=filter(None, [assessment.pk, assessment.replaces_id]))
    last = rows.first()
    scores = AssessmentScore.objects.filter(assessment=last)
    return dict(scores.values_list("question", "level"))


def domains_asked(version: str | None = None) -> list[Question]:
    """The life domains that a form asks about: of the newest version, or of one to be corrected."""
    if version is None:
        return list(Question.objects.current(LIFE_DOMAIN))
    asked = Question.objects.filter(question_set=LIFE_DOMAIN, version=version, offered=True)
    return list(asked.order_by("position"))


def version_of(assessment: Assessment, known: Sequence[Assessed]) -> dict[str, Any]:
    """One version among the `known` ones of a participant, for a page that shows it.

    It is `assessed`; `before` is the assessment of the time before, `replaced` the version that it
    corrects and `correction` the one that corrects it; None where there is none.
    """
    by_key = {each.assessment.pk: each for each in known}
    shown = by_key.get(assessment.pk) or with_scores([assessment])[0]
    standing = [each.assessment for each in known if not each.assessment.is_withdrawn]
    first = _first_versions(known)
    before = [
        each
        for each in counting(known)
        if first[each.assessment.pk] != first.get(assessment.pk)
        and each.assessment.assessed_on <= assessment.assessed_on
        and each.assessment.instrument_version == assessment.instrument_version
    ]
    replaced = by_key.get(assessment.replaces_id) if assessment.replaces_id else None
    return {
        "assessed": shown,
        "before": before[0] if before else None,
        "replaced": replaced.assessment if replaced else None,
        "correction": next((row for row in standing if row.replaces_id == assessment.pk), None),
    }


def _first_versions(known: Iterable[Assessed]) -> dict[Any, Any]:
    """Of every version the key of the first one, which all corrections of it share."""
    first: dict[Any, Any] = {}
    for each in sorted(known, key=lambda each: each.assessment.version):
        row = each.assessment
        first[row.pk] = first.get(row.replaces_id, row.pk)
    return first
