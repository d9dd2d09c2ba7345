"""Progress: goals and steps with what is overdue, and how housing skills have changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import FilteredRelation

from interwonen.core.joined_rows import gathered, in_order
from participants.models import Answer, Checklist, Goal, GoalStep, Participant
from participants.models.checklists import HOUSING_SKILL
from participants.selectors.checklists import Sheet

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
    goals: Any = participant.goals.annotate(step=FilteredRelation("steps"))
    rows = goals.select_related("life_domain", "closed_by", "step__done_by")
    goals_in_order = in_order(rows, "life_domain__position", "due_on", "pk")
    return [_progress(goal, steps, on) for goal, steps in gathered(goals_in_order, "step")]


def _progress(goal: Goal, steps: Iterable[GoalStep], on: date) -> GoalProgress:
    known = tuple(
        GoalStepProgress(
            step, is_overdue=goal.is_open and step.done_on is None and step.due_on < on
        )
        for step in in_order(steps, "due_on", "pk")
    )
    return GoalProgress(goal, known, is_overdue=goal.is_open and goal.due_on < on)


class Trend(StrEnum):
    """How a skill compares with the time before."""

    FORWARD = "forward"
    SAME = "same"
    BACK = "back"

    @classmethod
    def of(cls, rise: int) -> "Trend":
        """By how many places it became better; below zero it became worse."""
        return cls.SAME if rise == 0 else cls.FORWARD if rise > 0 else cls.BACK


def skill_trend(now: tuple[str, int], before: tuple[str, int] | None) -> Trend | None:
    """How an answer about a skill compares with the one before it; None with nothing to compare.

    Each is the key of an answer and its place in the list, which goes from best to worst.
    """
    if before is None or NOT_DISCUSSED in (now[0], before[0]):
        return None
    return Trend.of(before[1] - now[1])


@dataclass(frozen=True)
class SkillRow:
    """One skill: the last answer, the one before it if any, and how they compare."""

    now: Answer
    before: Answer | None

    @property
    def trend(self) -> Trend | None:
        """None when there is nothing to compare with."""
        return skill_trend(_place(self.now), _place(self.before) if self.before else None)


def _place(answer: Answer) -> tuple[str, int]:
    return answer.value_id, answer.value.position


@dataclass(frozen=True)
class HousingSkills:
    """The last checklist of housing skills and the one of an earlier day, if any."""

    last: Checklist
    previous: Checklist | None

    @cached_property
    def rows(self) -> list[SkillRow]:
        """The skills in the last list, each compared with the earlier one."""
        answers = Answer.objects.filter(checklist__in=filter(None, [self.last, self.previous]))
        by_list = defaultdict(list)
        rows = answers.select_related("question", "value")
        for answer in in_order(rows, "question__position"):
            by_list[answer.checklist_id].append(answer)
        earlier = by_list[self.previous.pk] if self.previous else []
        before = {answer.question_id: answer for answer in earlier}
        return [SkillRow(now, before.get(now.question_id)) for now in by_list[self.last.pk]]


def housing_skills(sheets: Iterable[Sheet]) -> HousingSkills | None:
    """The housing skills by the lists in `sheets`, the last first; None when never filled in.

    Of two checklists of one day the later one counts, because it corrects the other. Answers are
    compared within one version of the questions.
    """
    lists = [sheet.checklist for sheet in sheets if sheet.checklist.question_set == HOUSING_SKILL]
    if not lists:
        return None
    last, earlier = lists[0], (each for each in lists if each.filled_on < lists[0].filled_on)
    return HousingSkills(last, next(earlier, None))
