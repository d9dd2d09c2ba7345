"""Progress: goals and steps with what is overdue, and how housing skills have changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch, QuerySet

from participants.models import Answer, Checklist, Goal, GoalStep, Participant
from participants.models.checklists import HOUSING_SKILL

# The answer that says nothing about a skill, so that it is not compared.
NOT_DISCUSSED = "answer_housing_skill.unknown"


@dataclass(frozen=True)
class GoalStepProgress:
    """A step of a goal, and whether its day has passed without it being done."""

    step: GoalStep
    is_overdue: bool


@dataclass(frozen=True)
class GoalProgress:
    """A goal with its steps, and whether its day has passed while it is still open."""

    goal: Goal
    steps: tuple[GoalStepProgress, ...]
    is_overdue: bool

    @property
    def steps_done(self) -> int:
        return sum(1 for progress in self.steps if progress.step.done_on is not None)

    @property
    def has_overdue(self) -> bool:
        """Whether the goal or one of its steps is overdue."""
        return self.is_overdue or any(progress.is_overdue for progress in self.steps)


def goals_of(participant: Participant, on: date) -> list[GoalProgress]:
    """All goals of a participant by life domain, with what is overdue on the date `on`.

    Overdue is what was due before `on` and is not done; nothing of a closed goal is overdue.
    """
    steps = Prefetch("steps", GoalStep.objects.select_related("done_by"))
    goals = participant.goals.select_related("life_domain", "closed_by").prefetch_related(steps)
    return [_progress(goal, on) for goal in goals]


def open_goals(participant: Participant, on: date) -> list[GoalProgress]:
    """The open goals of a participant, with what is overdue on the date `on`."""
    return [progress for progress in goals_of(participant, on) if progress.goal.is_open]


def _progress(goal: Goal, on: date) -> GoalProgress:
    steps = tuple(
        GoalStepProgress(
            step, is_overdue=goal.is_open and step.done_on is None and step.due_on < on
        )
        for step in goal.steps.all()
    )
    return GoalProgress(goal, steps, is_overdue=goal.is_open and goal.due_on < on)


class Trend(StrEnum):
    """How a skill compares with the time before."""

    FORWARD = "forward"
    SAME = "same"
    BACK = "back"


@dataclass(frozen=True)
class SkillRow:
    """One skill: the last answer, the one before it if any, and how they compare."""

    now: Answer
    before: Answer | None

    @property
    def trend(self) -> Trend | None:
        """None when there is nothing to compare with; answers are in order from best to worst."""
        if self.before is None or NOT_DISCUSSED in (self.now.value_id, self.before.value_id):
            return None
        now, before = self.now.value.position, self.before.value.position
        return Trend.SAME if now == before else Trend.FORWARD if now < before else Trend.BACK


@dataclass(frozen=True)
class HousingSkills:
    """The last checklist of housing skills and the one of an earlier day, if any."""

    last: Checklist
    previous: Checklist | None

    @property
    def rows(self) -> Iterator[SkillRow]:
        before = {answer.question_id: answer for answer in _answers(self.previous)}
        return (SkillRow(now, before.get(now.question_id)) for now in _answers(self.last))


def housing_skills(participant: Participant, on: date) -> HousingSkills | None:
    """The housing skills of a participant on the date `on`; None when never filled in.

    Of two checklists of one day the later one counts, because it corrects the other. Answers are
    compared within one version of the questions.
    """
    lists = _skill_lists(participant, on).select_related("filled_by")
    answers = Prefetch("answers", Answer.objects.select_related("question", "value"))
    last = lists.prefetch_related(answers).first()
    if last is None:
        return None
    earlier = lists.filter(filled_on__lt=last.filled_on).prefetch_related(answers)
    return HousingSkills(last, earlier.first())


def last_housing_skills_on(participant: Participant, on: date) -> date | None:
    """The day of the last checklist of housing skills, up to the date `on`."""
    last = _skill_lists(participant, on).first()
    return last.filled_on if last else None


def _skill_lists(participant: Participant, on: date) -> QuerySet[Checklist]:
    return participant.checklists.filter(question_set=HOUSING_SKILL, filled_on__lte=on)


def _answers(checklist: Checklist | None) -> list[Answer]:
    return list(checklist.answers.all()) if checklist else []
