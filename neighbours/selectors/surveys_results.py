"""What the neighbourhood answered: the true figures of a round, for staff."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from interwonen.pilots.models import Question, Term
from neighbours.models import SurveyAnswer, SurveyRound
from neighbours.models.surveys import SURVEY
from neighbours.querysets.surveys import SurveyAnswerQuerySet

SCALE = "answer_survey_"
GOOD, UNSAID = "good", "unsaid"


@dataclass(frozen=True)
class AnswerCount:
    """How many forms give one answer; `meaning` says on which half of the scale it is."""

    label: str
    number: int
    meaning: str


@dataclass(frozen=True)
class QuestionResult:
    """The answers to one question; the last of `counts` are the forms that leave it open."""

    code: str
    label: str
    counts: tuple[AnswerCount, ...]

    @property
    def words(self) -> list[AnswerCount]:
        """The words of the scale, the best one first."""
        return [count for count in self.counts if count.meaning != UNSAID]

    @property
    def said(self) -> int:
        """How many forms give a word of the scale."""
        return sum(count.number for count in self.words)

    @property
    def good(self) -> int:
        """How many forms give a word of the good half."""
        return sum(count.number for count in self.counts if count.meaning == GOOD)


def results_of(rounds: Iterable[SurveyRound]) -> dict[int, list[QuestionResult]]:
    """By the key of each round, what was answered to its questions that have a scale.

    The rounds have their counts (`with_counts`). Forms that were withdrawn count nowhere.
    """
    rounds = list(rounds)
    answers = SurveyAnswer.objects.standing().filter(form__round__in=rounds)
    rows = answers.values_list("form__round", "question", "value").annotate(number=Count("pk"))
    numbers = Counter({(row[0], row[1], row[2]): row[3] for row in rows.order_by()})
    scales = scales_of(Term.objects.filter(vocabulary__startswith=SCALE))
    questions = list(Question.objects.filter(question_set=SURVEY).order_by("position"))
    return {each.pk: results_from(each, questions, scales, numbers) for each in rounds}


def results_from(
    survey_round: SurveyRound,
    questions: Iterable[Question],
    scales: Mapping[str, list[Term]],
    numbers: Mapping[tuple[int, int, str], int],
) -> list[QuestionResult]:
    """What was answered in one round; `numbers` are by the keys of round, question and answer."""
    return [
        _result(survey_round, question, scales[question.code], numbers)
        for question in questions
        if question.version == survey_round.version and question.code in scales
    ]


def scales_of(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """The words to choose from, by the code of their question."""
    scales: dict[str, list[Term]] = {}
    for term in terms:
        scales.setdefault(term.vocabulary.removeprefix(SCALE), []).append(term)
    return scales


def _result(
    survey_round: SurveyRound,
    question: Question,
    scale: Iterable[Term],
    numbers: Mapping[tuple[int, int, str], int],
) -> QuestionResult:
    counts = [
        AnswerCount(term.label, numbers[survey_round.pk, question.pk, term.pk], term.meaning)
        for term in scale
    ]
    silent = survey_round.forms_returned - sum(count.number for count in counts)
    counts.append(AnswerCount(_("Not filled in"), silent, UNSAID))
    return QuestionResult(question.code, question.label, tuple(counts))


def texts_of(survey_round: SurveyRound) -> SurveyAnswerQuerySet:
    """What neighbours wrote in their own words, for who may write; the order is that of random keys."""
    rows = SurveyAnswer.objects.standing().filter(form__round=survey_round, value=None)
    return rows.select_related("question").order_by("pk")
