"""What everyone may know of a round: in the report and on the page for neighbours.

A form is what one neighbour says, so these counts are counts of people:

1. Nothing is published before the day after a round was completed; then its figures never change.
   No two publications differ by one form.
2. A count is shown from five up, and zero is hidden as a small number is.
3. What can be worked out counts as shown: the answers to a question add up to the number of forms, so
   they are shown all or none. First each word of the scale; else the two words of the good half
   together beside all the rest; else nothing.

So of each hidden count zero and at least two other values remain possible, also for someone who knows
one of the forms: `test_survey_published.py` tries all forms that there can be. What neighbours wrote
in their own words is never published.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from interwonen.core.formatting import lower_first
from interwonen.pilots.models import Pilot
from neighbours.models import SurveyRound
from neighbours.selectors.surveys_results import (
    GOOD,
    UNSAID,
    QuestionResult,
    results_of,
)

THRESHOLD = 5  # from which number on a count of forms is shown


@dataclass(frozen=True)
class PublishedQuestion:
    """One question and how many forms gave which answers; without counts they are not shown."""

    label: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PublishedRound:
    """One completed round as the public sees it; `returned` says how many forms came back."""

    name: str
    opens_on: date
    closes_on: date
    returned: str
    questions: tuple[PublishedQuestion, ...]

    @property
    def shows_answers(self) -> bool:
        """Whether the answers to any question may be shown."""
        return any(question.counts for question in self.questions)


def published_results(
    survey_round: SurveyRound, results: Iterable[QuestionResult], *, on: date
) -> PublishedRound | None:
    """What is public of the results of a round on a day; None before the day after it was completed.

    The round has its counts (`with_counts`).
    """
    completed_on = survey_round.completed_on
    if survey_round.is_withdrawn or completed_on is None or completed_on >= on:
        return None
    return PublishedRound(
        name=str(survey_round.get_moment_display()),
        opens_on=survey_round.opens_on,
        closes_on=survey_round.closes_on,
        returned=_count(survey_round.forms_returned),
        questions=tuple(map(published_question, results)),
    )


def published_rounds(pilot: Pilot, *, on: date) -> list[PublishedRound]:
    """What is public of all rounds of a pilot on a day, the last one first."""
    completed = SurveyRound.objects.standing().of_pilot(pilot).filter(completed_on__lt=on)
    rounds = list(completed.with_counts().order_by("-opens_on"))
    results = results_of(rounds)
    found = (published_results(each, results[each.pk], on=on) for each in rounds)
    return [each for each in found if each]


def published_question(result: QuestionResult) -> PublishedQuestion:
    """The counts of one question that may be shown, as far as they may."""
    unsaid = sum(count.number for count in result.counts if count.meaning == UNSAID)
    words = [(count.label, count.number) for count in result.words]
    whole = [*words, (_("Does not know, or left open"), unsaid)]
    rest = sum(count.number for count in result.counts) - result.good
    halves = [(_good_half(result), result.good), (_("Another answer, or none"), rest)]
    shown = next((each for each in (whole, halves) if _may_be_shown(each)), [])
    return PublishedQuestion(result.label, tuple(shown))


def _good_half(result: QuestionResult) -> str:
    """The words of the good half of the scale in one row."""
    first, *more = [count.label for count in result.words if count.meaning == GOOD]
    return _(" or ").join([first, *map(lower_first, more)])


def _may_be_shown(counts: list[tuple[str, int]]) -> bool:
    return all(number >= THRESHOLD for _label, number in counts)


def _count(number: int) -> str:
    # In Dutch wherever it stands: a report tells it too.
    return str(number) if number >= THRESHOLD else f"minder dan {THRESHOLD}"
