"""What should have been done for a participant by a date, and was not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from participants.selectors.exits_next_home import plan_required_from
from participants.selectors.goals_progress import GoalProgress
from participants.selectors.participants_file import ParticipantFile
from participants.selectors.sessions_today import LONG_UNSEEN_DAYS, since_contact

DAYS_TO_DECIDE = 28


@dataclass(frozen=True)
class Overdue:
    """One thing that is late: in words, its last day in time, and the page on which to do it."""

    text: str
    due_on: date
    page: str
    link: str


def overdue(file: ParticipantFile) -> list[Overdue]:
    """What is late in a file on its date, as far as its viewer may see, the oldest first."""
    late = [*_undecided(file), *_goals(file.open_goals)]
    placement_tab = "participant-placements", _("To the stay")
    for text, due_on in _about_placements(file):
        late.append(Overdue(text, due_on, *placement_tab))
    late += [*_without_session(file), *_follow_ups(file), *_agreements(file)]
    late += [*_progress_review(file), *_assessment(file)]
    return sorted(late, key=lambda thing: thing.due_on)


def _undecided(file: ParticipantFile) -> Iterator[Overdue]:
    referral, last = file.participant.open_referral, file.on - timedelta(days=DAYS_TO_DECIDE)
    if referral is not None and referral.referred_on < last:
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


def _about_placements(file: ParticipantFile) -> Iterator[tuple[str, date]]:
    """What is late at the current and at the last stay, each with its last day in time."""
    last = next(reversed(file.placements), None)
    if last is not None and not hasattr(last, "exit"):
        if last.ends_on < file.on:
            yield _("The planned last day has passed, and no exit was recorded."), last.ends_on
        if last.starts_on < file.on and not last.keys_given:
            yield _("The handover of the keys was not recorded."), last.starts_on
    if file.current is not None and not hasattr(file.current, "exit_plan"):
        required = plan_required_from(file.participant.pilot)
        if required < file.on:
            yield _("There is no plan for the next home."), required


def _without_session(file: ParticipantFile) -> Iterator[Overdue]:
    if file.current is None or not file.may(Permission.SESSION_READ):
        return
    held_on = file.last_session.day if file.last_session else None
    last = since_contact(held_on, file.participant.here_since)
    if (file.on - last).days > LONG_UNSEEN_DAYS:
        yield Overdue(
            _("No session has been held for more than two weeks."),
            last + timedelta(days=LONG_UNSEEN_DAYS),
            "session-create",
            _("Log a session"),
        )


def _follow_ups(file: ParticipantFile) -> Iterator[Overdue]:
    for row in file.follow_ups:
        if row.due_on < file.on:
            text = _("Follow-up: %(text)s") % {"text": row.text}
            yield Overdue(text, row.due_on, "participant-detail", _("To the follow-ups"))


def _agreements(file: ParticipantFile) -> Iterator[Overdue]:
    """Agreements after an incident that were not reviewed on their day."""
    for row in file.overdue_incidents:
        text = _("The agreements after an incident have not been reviewed.")
        yield Overdue(text, cast(date, row.review_on), "incident-list", _("To the incidents"))


def _progress_review(file: ParticipantFile) -> Iterator[Overdue]:
    due_on = file.participant.progress_review_due_on
    if due_on is not None and due_on < file.on:
        text = _("The three-monthly progress review has not been held.")
        yield Overdue(text, due_on, "assessment-list", _("To the progress"))


def _assessment(file: ParticipantFile) -> Iterator[Overdue]:
    """A self-reliance assessment whose last day has passed."""
    due = file.next_assessment
    if due is not None and due.is_overdue(file.on):
        text = _("Self-reliance has not been assessed in time.")
        yield Overdue(text, due.due_on, "assessment-list", _("To the progress"))
