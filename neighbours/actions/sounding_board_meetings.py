"""Plan a meeting of the sounding board, record its notes, and publish them."""

from collections.abc import Collection, Iterable
from datetime import date, time
from typing import TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import MISTAKE_IS_EXPLAINED, refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot
from neighbours.models import BoardMeeting, BoardMember
from neighbours.rules import sounding_board as rules
from participants.actions.participants_recognised import refuse_names_in


class MeetingFacts(TypedDict):
    """When and where a meeting is, and what is on the agenda."""

    day: date
    starts_at: time
    place: str
    agenda: str


@transaction.atomic
def plan_board_meeting(
    *,
    pilot: Pilot,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[MeetingFacts],
) -> BoardMeeting:
    """Record a meeting on a day to come, or on one that has passed.

    Raises RuleBroken for a day more than a year before or after the pilot, at a time that has a
    meeting already, and, unless confirmed, when someone may be recognised by the agenda.
    """
    return _save_plan(BoardMeeting(pilot=pilot), facts, today=today, by=by, confirmed=confirmed)


@transaction.atomic
def change_board_meeting(
    *,
    meeting: BoardMeeting,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[MeetingFacts],
) -> BoardMeeting:
    """Correct or move a meeting.

    Raises RuleBroken as `plan_board_meeting` does, for one that was withdrawn, and for a day of a
    held one after `today`, after its agreements, or on which someone who attended was no member;
    Overtaken when it is not `version` any more.
    """
    meeting = standing(meeting, version=version)
    refuse_far_from(meeting.pilot, facts["day"], field="day")
    refuse_unless(not meeting.is_held or facts["day"] <= today, rules.HELD_STAYS_BEHIND)
    for agreement in meeting.agreements.standing():
        first = min(filter(None, (agreement.due_on, agreement.settled_on)))
        refuse_unless(facts["day"] <= first, rules.DUE_AFTER_MEETING, field="day")
    meeting.day = facts["day"]
    _refuse_strangers(meeting, meeting.attended.all())
    return _save_plan(meeting, facts, today=today, by=by, confirmed=confirmed)


def _save_plan(
    meeting: BoardMeeting,
    facts: MeetingFacts,
    *,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> BoardMeeting:
    for field, value in facts.items():
        setattr(meeting, field, value)
    refuse_far_from(meeting.pilot, meeting.day, field="day")
    texts = {"agenda": meeting.agenda}
    refuse_names_in(texts, pilot=meeting.pilot, by=by, on=today, confirmed=confirmed)
    return save_as(meeting, by=by)


@transaction.atomic
def record_board_notes(
    *,
    meeting: BoardMeeting,
    attended: Iterable[BoardMember],
    notes: str,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> BoardMeeting:
    """Record that a meeting was held: who was there, and the notes; or correct these.

    What is published stays so, with the correction. Raises RuleBroken for a meeting after `today`,
    for one that was withdrawn, without notes, when someone who attended was no member on that day,
    and, unless confirmed, when someone may be recognised; Overtaken when it is not `version` any more.
    """
    meeting = standing(meeting, version=version)
    refuse_unless(meeting.day <= today, rules.MEETING_NOT_AHEAD)
    refuse_unless(bool(notes.strip()), rules.HELD_WITH_NOTES)
    members = list(attended)
    _refuse_strangers(meeting, members)
    meeting.is_held, meeting.notes = True, notes
    _refuse_names(meeting, by=by, on=today, confirmed=confirmed)
    return save_as(meeting, by=by, links={"attended": members})


def _refuse_strangers(meeting: BoardMeeting, members: Iterable[BoardMember]) -> None:
    """Refuse that someone attended who was not on the board of this pilot on that day."""
    board = BoardMember.objects.of_pilot(meeting.pilot).in_office(on=meeting.day)
    known = set(board.values_list("pk", flat=True))
    refuse_unless({member.pk for member in members} <= known, rules.ATTENDED_AS_MEMBER)


def _refuse_names(meeting: BoardMeeting, *, by: User, on: date, confirmed: Collection[str]) -> None:
    """Refuse notes by which a resident or a member may be recognised, unless confirmed."""
    members = BoardMember.objects.of_pilot(meeting.pilot).exclude(name="")
    also = (name.split()[-1] for name in members.values_list("name", flat=True))
    texts = {"notes": meeting.notes}
    refuse_names_in(texts, pilot=meeting.pilot, by=by, on=on, confirmed=confirmed, also=also)


@transaction.atomic
def publish_board_notes(
    *, meeting: BoardMeeting, today: date, by: User, confirmed: Collection[str] = ()
) -> BoardMeeting:
    """Show the notes on the public page of the neighbourhood from `today` on.

    Raises RuleBroken when there are none, and, unless confirmed, when someone may be recognised.
    Notes that are published already stay as they are.
    """
    meeting = standing(meeting)
    if meeting.is_published:
        return meeting
    refuse_unless(meeting.is_held, rules.PUBLISHED_ONCE_HELD)
    _refuse_names(meeting, by=by, on=today, confirmed=confirmed)
    meeting.published_on, meeting.published_by = today, by
    return save_as(meeting, by=by)


@transaction.atomic
def unpublish_board_notes(*, meeting: BoardMeeting, reason: str, by: User) -> BoardMeeting:
    """Take the notes off the public page; the history keeps why.

    Raises RuleBroken without a reason, and for a meeting that was withdrawn.
    """
    meeting = standing(meeting)
    refuse_unless(bool(reason.strip()), MISTAKE_IS_EXPLAINED)
    meeting.published_on = meeting.published_by = None
    return save_as(meeting, by=by, reason=reason)


@transaction.atomic
def withdraw_board_meeting(meeting: BoardMeeting, *, reason: str, by: User) -> BoardMeeting:
    """Cancel a meeting that does not take place, or withdraw one that was recorded by mistake.

    It stays readable, its agreements no longer count, and its notes leave the public page. Raises
    RuleBroken when that was done already, and without a reason.
    """
    return withdraw(meeting, reason=reason, by=by, published_on=None, published_by=None)
