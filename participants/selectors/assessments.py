"""The self-reliance assessments of a participant: all versions, and which of them count."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from interwonen.core.joined_rows import in_order
from interwonen.pilots.models import Question, Term
from participants.models import Assessment, AssessmentScore, Participant
from participants.models.assessments import LIFE_DOMAIN, NOT_DISCUSSED


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
    def discussed(self) -> list[AssessmentScore]:
        return [score for score in self.scores if score.is_discussed]

    @property
    def not_discussed(self) -> list[AssessmentScore]:
        return [score for score in self.scores if not score.is_discussed]

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
    by_key = {row.pk: row for row in known}
    for score in in_order(rows, "question__position"):
        score.assessment = by_key[score.assessment_id]
        by_assessment[score.assessment_id].append(score)
    return [Assessed(row, tuple(by_assessment[row.pk])) for row in known]


@dataclass(frozen=True)
class SaidBefore:
    """What each said the last time that a life domain was discussed, by the key of the domain."""

    level: Mapping[int, AssessmentScore]
    own_level: Mapping[int, AssessmentScore]


def said_before(known: Iterable[Assessed], versions: Container[str]) -> SaidBefore:
    """What was said in the `known` assessments, the last first, by these versions of the instrument.

    A life domain that was not discussed since keeps what was said of it before.
    """
    said = SaidBefore({}, {})
    same = [each for each in known if each.assessment.instrument_version in versions]
    for score in (score for each in reversed(same) for score in each.scores):
        for name, by_domain in vars(said).items():
            if getattr(score, f"{name}_id") != NOT_DISCUSSED:
                by_domain[score.question_id] = score
    return said


def counting(assessed: Iterable[Assessed]) -> list[Assessed]:
    """Those that count: neither withdrawn nor corrected by one that stands."""
    known = list(assessed)
    standing = [each for each in known if not each.assessment.is_withdrawn]
    replaced = {each.assessment.replaces_id for each in standing}
    return [each for each in standing if each.assessment.pk not in replaced]


def levels_before(assessment: Assessment) -> Mapping[int, str]:
    """The counsellor's levels of the last time that each life domain was discussed, by its key.

    A correction is compared with what came before the version that it corrects.
    """
    rows = assessment.participant.assessments.current()
    rows = rows.filter(
        instrument_version=assessment.instrument_version, assessed_on__lte=assessment.assessed_on
    )
    rows = rows.exclude(pk__in=filter(None, [assessment.pk, assessment.replaces_id]))
    scores = AssessmentScore.objects.filter(assessment__in=rows).exclude(level=NOT_DISCUSSED)
    in_time = scores.order_by("assessment__assessed_on", "assessment__moment__position")
    return dict(in_time.values_list("question", "level"))


def domains_asked(version: str | None = None) -> list[Question]:
    """The life domains that a form asks about: of the newest version, or of one to be corrected."""
    if version is None:
        return list(Question.objects.current(LIFE_DOMAIN))
    asked = Question.objects.filter(question_set=LIFE_DOMAIN, version=version, offered=True)
    return list(asked.order_by("position"))


def version_of(assessment: Assessment, known: Sequence[Assessed]) -> dict[str, Any]:
    """One version among the `known` ones of a participant, for a page that shows it.

    It is `assessed`; `before` is what was said before it, `replaced` the version that it corrects,
    and `correction` the one that corrects it and counts; None where there is none.
    """
    by_key = {each.assessment.pk: each for each in known}
    shown = by_key.get(assessment.pk) or with_scores([assessment])[0]
    first, counts = _first_versions(known), counting(known)
    own = first.get(assessment.pk)
    before = [
        each
        for each in counts
        if first[each.assessment.pk] != own
        and each.assessment.assessed_on <= assessment.assessed_on
    ]
    last = next((each.assessment for each in counts if first[each.assessment.pk] == own), None)
    replaced = by_key.get(assessment.replaces_id) if assessment.replaces_id else None
    return {
        "assessed": shown,
        "before": said_before(before, {assessment.instrument_version}),
        "replaced": replaced.assessment if replaced else None,
        "correction": last if last and last.version > assessment.version else None,
    }


def _first_versions(known: Iterable[Assessed]) -> dict[Any, Any]:
    """Of every version the key of the first one, which all corrections of it share."""
    first: dict[Any, Any] = {}
    for each in sorted(known, key=lambda each: each.assessment.version):
        row = each.assessment
        first[row.pk] = first.get(row.replaces_id, row.pk)
    return first
