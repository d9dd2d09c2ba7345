"""The file of a participant at a glance, on a date."""

from dataclasses import dataclass
from datetime import date

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from participants.models import (
    Assignment,
    FollowUp,
    GoalStep,
    Participant,
    Placement,
    SupportSession,
)
from participants.selectors.checklists_readiness import Readiness, readiness
from participants.selectors.goals_progress import GoalProgress, last_housing_skills_on, open_goals
from participants.selectors.participants_overdue import Overdue, overdue


@dataclass(frozen=True)
class GoalInShort:
    """An open goal and the step that comes first."""

    progress: GoalProgress
    next_step: GoalStep | None
    is_late: bool


@dataclass(frozen=True)
class Brief:
    """What a viewer sees of a participant at a glance; None is what is not there.

    `sees_sessions` says whether the viewer may read the sessions; if not, there are none.
    """

    age: int
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


def brief_of(participant: Participant, *, by: Member, on: date) -> Brief:
    """What `by`, who may read the file, sees of a participant on the date `on`."""
    own = Participant.objects.granting(by, Permission.SESSION_READ, on=on)
    sessions = SupportSession.objects.visible_to(by, on=on).filter(participant=participant)
    sessions = sessions.select_related("planned_type", "contact_type", "counsellor")
    placement = _placement_shown(participant, on)
    last_day = min(on, placement.ends_on) if placement else on
    return Brief(
        age=age(participant.birth_date, on),
        support=participant.assignments.in_force(on).select_related("counsellor").first(),
        placement=placement,
        days_lived=max((last_day - placement.starts_on).days + 1, 0) if placement else 0,
        sees_sessions=own.filter(pk=participant.pk).exists(),
        next_session=sessions.planned().filter(day__gte=on).first(),
        last_session=sessions.filter(status="held", day__lte=on)
        .order_by("-day", "-starts_at")
        .first(),
        goals=[_in_short(progress) for progress in open_goals(participant, on)],
        skills_on=last_housing_skills_on(participant, on),
        readiness=readiness(participant, on),
        overdue=overdue(participant, by=by, on=on),
        follow_ups=list(
            FollowUp.objects.visible_to(by, on=on)
            .filter(participant=participant)
            .open()
            .select_related("owner")
        ),
    )


def _placement_shown(participant: Participant, on: date) -> Placement | None:
    """The stay on the date `on`, else the next one, else the last one."""
    placements = participant.placements.select_related("dwelling", "exit_plan__destination")
    placements = placements.select_related("exit__destination", "exit__return_after__situation")
    now, later = placements.on_day(on).first(), placements.filter(starts_on__gt=on)
    return now or later.first() or placements.last()


def age(born: date, on: date) -> int:
    """Whole years; a birthday on 29 February is on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _in_short(progress: GoalProgress) -> GoalInShort:
    steps = [each.step for each in progress.steps if each.step.done_on is None]
    first = min(steps, key=lambda step: (step.due_on, step.pk)) if steps else None
    return GoalInShort(progress, first, progress.has_overdue)
