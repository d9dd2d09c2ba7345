"""The progress reviews of a participant, and how the goals went since the one before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interwonen.core.joined_rows import in_order
from participants.models import Participant, ProgressReview
from participants.selectors.goals_progress import GoalProgress, Trend

MONTHS_BETWEEN = 3


@dataclass(frozen=True)
class GoalSince:
    """A goal, how many of its steps were done since a day, and whether it is of after that day."""

    progress: GoalProgress
    steps_done: int
    is_new: bool

    @property
    def trend(self) -> Trend | None:
        """Forward once a step was done or the goal was achieved; None for a goal that is new.

        That its day has passed stands beside it: a goal does not go back.
        """
        if self.steps_done or self.progress.goal.outcome == self.progress.goal.Outcome.ACHIEVED:
            return Trend.FORWARD
        return None if self.is_new else Trend.SAME


def reviews_of(participant: Participant) -> list[ProgressReview]:
    """All progress reviews of a participant, the last one first."""
    rows = participant.progress_reviews.select_related("neighbour_contact", "rent_on_time")
    return in_order(rows, "-held_on")


def goals_since(goals: Iterable[GoalProgress], day: date | None) -> list[GoalSince]:
    """The goals that are open or were closed after `day`, that of the review before.

    Without such a day all that was done counts, and no goal is new.
    """
    first = day or date.min
    return [
        GoalSince(
            progress,
            sum(1 for each in progress.steps if each.step.done_on and each.step.done_on > first),
            is_new=day is not None and progress.goal.set_on > day,
        )
        for progress in goals
        if (progress.goal.closed_on or date.max) > first  # an open goal was not closed
    ]
