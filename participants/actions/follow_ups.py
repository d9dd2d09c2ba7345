"""Agree on a follow-up, change it, finish it or open it again, and transfer it to a colleague."""

from datetime import date, timedelta

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from participants.mails import send_follow_up_transferred
from participants.models import FollowUp, Participant
from participants.models.follow_ups import MOST_DAYS_AHEAD
from participants.rules import follow_ups as rules
from participants.rules.records import DATE_NOT_AHEAD
from participants.selectors.assignments_team import is_of_the_team


@transaction.atomic
def agree_follow_up(
    *, participant: Participant, owner: User, text: str, due_on: date, today: date, by: User
) -> FollowUp:
    """Agree that `owner` does something by `due_on`, that day included.

    Raises RuleBroken without a text, for a day before `today` or more than a year ahead, and for an
    owner outside the pilot's team.
    """
    _refuse_unclear(text, due_on, agreed_on=today)
    refuse_unless(is_of_the_team(owner, participant.pilot, on=today), rules.OWNER_OF_THE_TEAM)
    follow_up = FollowUp(
        participant=participant, owner=owner, text=text, agreed_on=today, due_on=due_on
    )
    return save_as(follow_up, by=by)


@transaction.atomic
def change_follow_up(
    *, follow_up: FollowUp, text: str, due_on: date, by: User, version: int | None = None
) -> FollowUp:
    """Change what has to be done, or by when.

    Raises RuleBroken when it was done already and as `agree_follow_up` does, counted from the day of
    the agreement; Overtaken when it is not `version` any more.
    """
    follow_up = _locked_open(follow_up, version)
    _refuse_unclear(text, due_on, agreed_on=follow_up.agreed_on)
    follow_up.text, follow_up.due_on = text, due_on
    return save_as(follow_up, by=by)


def _locked_open(follow_up: FollowUp, version: int | None = None) -> FollowUp:
    follow_up = locked(follow_up, version=version)
    refuse_unless(follow_up.done_on is None, rules.DONE_ONCE)
    return follow_up


def _refuse_unclear(text: str, due_on: date, *, agreed_on: date) -> None:
    refuse_unless(bool(text.strip()), rules.SAYS_WHAT_TO_DO)
    refuse_unless(due_on >= agreed_on, rules.DUE_AFTER_AGREEING)
    refuse_unless(due_on <= agreed_on + timedelta(MOST_DAYS_AHEAD), rules.DUE_WITHIN_A_YEAR)


@transaction.atomic
def finish_follow_up(*, follow_up: FollowUp, done_on: date, today: date, by: User) -> FollowUp:
    """Record that it was done on `done_on`.

    Raises RuleBroken when it was done already and for a date before the agreement or after `today`.
    """
    follow_up = _locked_open(follow_up)
    refuse_unless(done_on >= follow_up.agreed_on, rules.DONE_AFTER_AGREEING)
    refuse_unless(done_on <= today, DATE_NOT_AHEAD, field="done_on")
    follow_up.done_on, follow_up.done_by = done_on, by
    return save_as(follow_up, by=by)


@transaction.atomic
def reopen_follow_up(*, follow_up: FollowUp, by: User) -> FollowUp:
    """Open a follow-up that was finished by mistake; the history keeps when and by whom."""
    follow_up = locked(follow_up)
    if follow_up.done_on is None:
        return follow_up
    follow_up.done_on = follow_up.done_by = None
    return save_as(follow_up, by=by)


@transaction.atomic
def transfer_follow_up(
    *,
    follow_up: FollowUp,
    owner: User,
    today: date,
    by: User,
    version: int | None = None,
) -> FollowUp:
    """Give a follow-up to a colleague; both users get a notice without personal data.

    Raises RuleBroken when it was done already or the colleague is not of the pilot's team, and
    Overtaken when it is not `version` any more.
    """
    follow_up = _locked_open(follow_up, version)
    pilot = follow_up.participant.pilot
    refuse_unless(is_of_the_team(owner, pilot, on=today), rules.OWNER_OF_THE_TEAM)
    giver = follow_up.owner
    if owner != giver:
        follow_up.owner = owner
        save_as(follow_up, by=by)
        send_follow_up_transferred(pilot=pilot, giver=giver, getter=owner)
    return follow_up
