"""The file of a participant at a glance, on a date."""

from dataclasses import dataclass
from datetime import date

from interwonen.access.permissions import Permission
from participants.models import Assignment, FollowUp, GoalStep, Placement, SupportSession
from participants.selectors.checklists_readiness import Readiness, readiness
from participants.selectors.goals_progress import GoalProgress, housing_skills
from participants.selectors.participants_file import ParticipantFile
from participants.selectors.participants_overdue import Overdue, overdue


@dataclass(frozen=True)
class GoalInShort:
    """An open goal and the step that comes first."""

    progress: GoalProgress
    next_step: GoalStep | None
    is_late: bool


@dataclass(frozen=True)
class Brief:
    """What the viewer of a file sees of a participant at a glance; None is what is not there.

    `sees_sessions` says whether the viewer may read the sessions; if not, there are none.
    """

    ages: tuple[int, int]  # the lowest and the highest that the date of birth allows
    support: Assignment | None
    placement: Placement | None
    days_lived: int
    sees_sessions: bool
    next_session: SupportSession | None
    last_session: SupportSession | None
    goals: list[GoalInShort]
    skills_on: date | None
    readiness: Readiness
    overdue: list[Overdue]
    follow_ups: list[FollowUp]


def brief_of(file: ParticipantFile) -> Brief:
    """A file in short, on its date."""
    placement = file.current or file.coming or file.begun
    last_day = min(file.on, placement.ends_on) if placement else file.on
    skills = housing_skills(file.sheets)
    return Brief(
        ages=file.participant.birth_date.ages(file.on),
        support=file.participant.support,
        placement=placement,
        days_lived=max((last_day - placement.starts_on).days + 1, 0) if placement else 0,
        sees_sessions=file.may(Permission.SESSION_READ),
        next_session=file.next_session,
        last_session=file.last_session,
        goals=[_in_short(progress) for progress in file.open_goals],
        skills_on=skills.last.filled_on if skills else None,
        readiness=readiness(file.sheets),
        overdue=overdue(file),
        follow_ups=file.follow_ups,
    )


def _in_short(progress: GoalProgress) -> GoalInShort:
    steps = [each.step for each in progress.steps if each.step.done_on is None]
    first = min(steps, key=lambda step: (step.due_on, step.pk)) if steps else None
    return GoalInShort(progress, first, progress.has_overdue)
