"""How someone's self-reliance changes over time, one life domain at a time.

Levels are in order and nothing more: there is no average and no total. Versions of the instrument
are never mixed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from interwonen.pilots.models import Question, Term
from participants.models import Assessment, AssessmentScore
from participants.models.assessments import LOW, NOT_DISCUSSED
from participants.selectors.assessments import Assessed
from participants.selectors.goals_progress import Trend


@dataclass(frozen=True)
class DomainPath:
    """One life domain at every assessment, the first one first; None where it was not asked."""

    question: Question
    scores: tuple[AssessmentScore | None, ...]

    @property
    def now(self) -> AssessmentScore | None:
        """What was said the last time; None when it was not discussed then."""
        score = self.scores[-1]
        return score if score is not None and score.is_discussed else None

    @cached_property
    def levels(self) -> list[Term | None]:
        """The counsellor's levels; None where there is none."""
        return [_level(each.level) if each else None for each in self.scores]

    @cached_property
    def own_levels(self) -> list[Term | None]:
        """The resident's levels; None where there is none."""
        return [_level(each.own_level) if each else None for each in self.scores]

    @property
    def trend(self) -> Trend | None:
        """The counsellor's last level beside the one before it; None with nothing to compare."""
        return trend_of(_positions(self.levels))

    @property
    def last_answer(self) -> Term | None:
        """The counsellor's answer of the last time that it was discussed."""
        answers = [each.level for each in self.scores if each and each.level_id != NOT_DISCUSSED]
        return answers[-1] if answers else None

    @property
    def is_low(self) -> bool:
        """Whether that answer is level 1 or 2."""
        return self.last_answer is not None and self.last_answer.meaning == LOW


def _level(answer: Term) -> Term | None:
    return answer if answer.meaning else None


def _positions(levels: Iterable[Term | None]) -> list[int | None]:
    return [level.position if level else None for level in levels]


def trend_of(positions: Sequence[int | None]) -> Trend | None:
    """The last level beside the last one before it, by where they stand on the scale, the lowest
    first; None when the last time has no level, or no earlier time has."""
    *earlier, now = positions
    before = next((each for each in reversed(earlier) if each is not None), None)
    if now is None or before is None:
        return None
    return Trend.of(now - before)


@dataclass(frozen=True)
class Progress:
    """The assessments of one version of the instrument, the first one first, and what they say."""

    assessments: tuple[Assessment, ...]
    paths: tuple[DomainPath, ...]

    @property
    def last(self) -> Assessment:
        return self.assessments[-1]

    @property
    def discussed(self) -> list[DomainPath]:
        """The life domains that were discussed the last time."""
        return [path for path in self.paths if path.now]

    @property
    def not_discussed(self) -> list[DomainPath]:
        return [path for path in self.paths if not path.now]

    @property
    def is_comparison(self) -> bool:
        """Whether there is more than one time."""
        return len(self.assessments) > 1

    def that_went(self, trend: Trend) -> list[DomainPath]:
        """The life domains with this trend by the counsellor."""
        return [path for path in self.paths if path.trend == trend]

    @property
    def forward(self) -> list[DomainPath]:
        return self.that_went(Trend.FORWARD)

    @property
    def same(self) -> list[DomainPath]:
        return self.that_went(Trend.SAME)

    @property
    def back(self) -> list[DomainPath]:
        return self.that_went(Trend.BACK)

    @property
    def low(self) -> list[DomainPath]:
        """The life domains at level 1 or 2."""
        return [path for path in self.paths if path.is_low]


def progress_of(counting: Iterable[Assessed]) -> Progress | None:
    """The progress by the assessments that count, the last one first; None when there are none.

    Those of another version of the instrument than the last one are left out.
    """
    known = list(counting)
    if not known:
        return None
    instrument = known[0].assessment.instrument_version
    same = [each for each in known if each.assessment.instrument_version == instrument][::-1]
    questions = {score.question_id: score.question for each in same for score in each.scores}
    paths = tuple(
        DomainPath(question, tuple(each.by_domain.get(pk) for each in same))
        for pk, question in sorted(questions.items(), key=lambda item: item[1].position)
    )
    return Progress(tuple(each.assessment for each in same), paths)
