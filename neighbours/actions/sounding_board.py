"""Keep who sits on the sounding board, and forget their names in time."""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.forgetting import forget
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.withdrawals import standing, withdraw
from interwonen.pilots.actions.pilots import refuse_far_from
from interwonen.pilots.models import Pilot, Term
from neighbours.models import BoardMeeting, BoardMember
from neighbours.rules import sounding_board as rules


class MemberFacts(TypedDict):
    """What is recorded of a member; a party may sit there without the name of a person."""

    role: Term
    joined_on: date
    name: NotRequired[str]
    contact_details: NotRequired[str]
    left_on: NotRequired[date | None]


@transaction.atomic
def add_board_member(*, pilot: Pilot, by: User, **facts: Unpack[MemberFacts]) -> BoardMember:
    """Record who sits on the board, and from when.

    Raises RuleBroken for days out of order or more than a year before or after the pilot.
    """
    return _save_member(BoardMember(pilot=pilot), facts, by=by)


@transaction.atomic
def change_board_member(
    *, member: BoardMember, by: User, version: int | None = None, **facts: Unpack[MemberFacts]
) -> BoardMember:
    """Correct a member, or record that the membership ended.

    Raises RuleBroken as `add_board_member` does, for one who was withdrawn, and when the member was
    at a meeting outside the new days; Overtaken when it is not `version` any more.
    """
    member = standing(member, version=version)
    return _save_member(member, facts, by=by)


def _save_member(member: BoardMember, facts: MemberFacts, *, by: User) -> BoardMember:
    for field, value in facts.items():
        setattr(member, field, value)
    first, last = member.joined_on, member.left_on
    refuse_unless(last is None or first <= last, rules.LEAVES_AFTER_JOINING)
    refuse_far_from(member.pilot, first, field="joined_on")
    refuse_far_from(member.pilot, last or first, field="left_on")
    for day in _days_attended(member):
        is_member = first <= day and (last is None or day <= last)
        refuse_unless(is_member, rules.MEMBER_ATTENDED)
    return save_as(member, by=by)


def _days_attended(member: BoardMember) -> list[date]:
    if member.pk is None:
        return []
    meetings = BoardMeeting.objects.standing().filter(attended=member)
    return list(meetings.values_list("day", flat=True))


@transaction.atomic
def withdraw_board_member(member: BoardMember, *, reason: str, by: User) -> BoardMember:
    """Withdraw a member who was recorded by mistake; the name and the details are removed at once.

    Raises RuleBroken when that was done already, without a reason, and when the member was at a
    meeting.
    """
    refuse_unless(not _days_attended(member), rules.MEMBER_ATTENDED)
    return withdraw(member, reason=reason, by=by, name="", contact_details="")


def forget_board_members(*, today: date) -> int:
    """Remove the names and contact details of those who left a year ago or longer; returns how many.

    Who has no last day left when the pilot ended. The history never held them. It may run any number
    of times a day.
    """
    rows = BoardMember.objects.to_forget(on=today)
    return forget(rows, by=User.system(), name="", contact_details="")
