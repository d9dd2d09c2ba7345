"""The agenda of a moment: what earlier ones left, and what people bring."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from evaluations.models import ActionPoint, Contribution, EvaluationMoment, Finding
from evaluations.selectors.minutes import themes_of
from interwonen.pilots.models import Question


@dataclass(frozen=True)
class Theme:
    """A question on the agenda: what was found last time, if anything, and what people bring."""

    question: Question
    last: Finding | None
    contributions: list[Contribution]

    @property
    def wants_attention(self) -> bool:
        return bool(self.last and self.last.answer_id == "answer_evaluation_theme.attention")


@dataclass(frozen=True)
class Agenda:
    """What is discussed at a moment."""

    moment: EvaluationMoment
    previous: EvaluationMoment | None
    points: list[ActionPoint]
    themes: list[Theme]

    @property
    def open_findings(self) -> list[Theme]:
        """The themes that wanted attention last time."""
        return [theme for theme in self.themes if theme.wants_attention]


def agenda_of(moment: EvaluationMoment, *, today: date) -> Agenda:
    """The agenda of a moment as it is on the day `today`, or was on the day of the moment: with
    action points of earlier moments that are open then."""
    day = min(moment.day, today)
    previous = EvaluationMoment.objects.held_before(moment).first()
    found = {each.question.code: each for each in previous.findings.whole()} if previous else {}
    brought = defaultdict(list)
    for each in moment.contributions.standing().whole():
        brought[each.question.code].append(each)
    themes = [
        Theme(asked, found.get(asked.code), brought.get(asked.code, []))
        for asked in themes_of(moment)
    ]
    points = ActionPoint.objects.before(moment).open(on=day)
    return Agenda(moment, previous, list(points), themes)
