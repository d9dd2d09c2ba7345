"""What should have been done for a participant by a date, and was not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from participants.models import (
    FollowUp,
    Handover,
    Incident,
    Participant,
    Placement,
    Referral,
    SupportSession,
)
from participants.selectors.exits_next_home import plan_required_from
from participants.selectors.goals_progress import GoalProgress, open_goals

DAYS_WITHOUT_SESSION = 14
DAYS_TO_DECIDE = 28


@dataclass(frozen=True)
class Overdue:
    """One thing that is late: in words, its last day in time, and the page on which to do it."""

    text: str
    due_on: date
    page: str
    link: str


def overdue(participant: Participant, *, by: Member, on: date) -> list[Overdue]:
    """What is late for a participant on the date `on`, as far as `by` may see, the oldest first.

    `by` may read the file; sessions count only if `by` may read those as well.
    """
    late = [*_undecided(participant, on), *_goals(open_goals(participant, on))]
    placements = participant.placements.select_related("dwelling__pilot", "exit", "exit_plan")
    current, last = placements.on_day(on).first(), placements.last()
    placement_tab = "participant-placements", _("To the stay")
    for text, due_on in _about_placements(current, last, on):
        late.append(Overdue(text, due_on, *placement_tab))
    if current is not None:
        late += _without_session(current, by=by, on=on)
    late += [*_follow_ups(participant, by=by, on=on), *_agreements(participant, by=by, on=on)]
    return sorted(late, key=lambda thing: thing.due_on)


def _undecided(participant: Participant, on: date) -> Iterator[Overdue]:
    last = on - timedelta(days=DAYS_TO_DECIDE)
    pending = participant.referrals.filter(decision=Referral.Decision.PENDING, referred_on__lt=last)
    for referral in pending:
        yield Overdue(
            _("The referral has waited for a decision for more than four weeks."),
            referral.referred_on + timedelta(days=DAYS_TO_DECIDE),
            "participant-referral",
            _("To the referral"),
        )


def _goals(goals: list[GoalProgress]) -> Iterator[Overdue]:
    for progress in goals:
        steps = [late.step for late in progress.steps if late.is_overdue]
        texts = [(_("Step"), step.text, step.due_on) for step in steps]
        if progress.is_overdue:
            texts.append((_("Goal"), progress.goal.text, progress.goal.due_on))
        for kind, text, due_on in texts:
            yield Overdue(f"{kind}: {text}", due_on, "participant-goals", _("To the goals"))


def _about_placements(
    current: Placement | None, last: Placement | None, on: date
) -> Iterator[tuple[str, date]]:
    """What is late at the current and at the last stay, each with its last day in time."""
    if last is not None and not hasattr(last, "exit"):
        if last.ends_on < on:
            yield _("The planned last day has passed, and no exit was recorded."), last.ends_on
        keys = last.handovers.filter(phase=Handover.Phase.START)
        if last.starts_on < on and not keys.exists():
            yield _("The handover of the keys was not recorded."), last.starts_on
    if current is not None and not hasattr(current, "exit_plan"):
        required = plan_required_from(current.dwelling.pilot)
        if required < on:
            yield _("There is no plan for the next home."), required


def _without_session(placement: Placement, *, by: Member, on: date) -> Iterator[Overdue]:
    own = Participant.objects.granting(by, Permission.SESSION_READ, on=on)
    if not own.filter(pk=placement.participant_id).exists():
        return
    held = SupportSession.objects.filter(
        participant=placement.participant_id, status="held", day__lte=on
    )
    day = held.order_by("-day").values_list("day", flat=True).first()
    last = max(day or placement.starts_on, placement.starts_on)
    if (on - last).days > DAYS_WITHOUT_SESSION:
        yield Overdue(
            _("No session has been held for more than two weeks."),
            last + timedelta(days=DAYS_WITHOUT_SESSION),
            "session-create",
            _("Log a session"),
        )


def _follow_ups(participant: Participant, *, by: Member, on: date) -> Iterator[Overdue]:
    rows = FollowUp.objects.visible_to(by, on=on).filter(participant=participant)
    for row in rows.open().filter(due_on__lt=on):
        text = _("Follow-up: %(text)s") % {"text": row.text}
        yield Overdue(text, row.due_on, "participant-detail", _("To the follow-ups"))


def _agreements(participant: Participant, *, by: Member, on: date) -> Iterator[Overdue]:
    """Agreements after an incident that were not reviewed on their day."""
    rows = Incident.objects.visible_to(by, on=on).filter(participant=participant)
    for row in rows.overdue(on=on):
        text = _("The agreements after an incident have not been reviewed.")
        yield Overdue(text, row.review_on, "incident-list", _("To the incidents"))
