"""A counsellor stops: caseload, agenda, follow-ups and drafts pass to a colleague."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.drafts import pass_on_drafts
from interwonen.core.history import save_as
from interwonen.core.periods import not_over
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Pilot
from participants.actions.caseload import assign_counsellor
from participants.models import Assignment, FollowUp, SupportSession
from participants.rules import caseload as rules


@dataclass(frozen=True)
class PassedOn:
    """How much went to the colleague."""

    participants: int
    sessions: int
    follow_ups: int
    drafts: int


@transaction.atomic
def pass_on_caseload(
    *, pilot: Pilot, giver: User, getter: User, starts_on: date, by: User
) -> PassedOn:
    """Give all of a counsellor's work in a pilot to a colleague, from `starts_on` on.

    Planned sessions from that day on, open follow-ups and drafts go along; what was held stays
    with who held it. Raises RuleBroken when both are the same person and as `assign_counsellor`.
    """
    refuse_unless(giver != getter, rules.PASSED_TO_ANOTHER)
    return PassedOn(
        participants=_participants(pilot, giver, getter, starts_on, by),
        sessions=_sessions(pilot, giver, getter, starts_on, by),
        follow_ups=_follow_ups(pilot, giver, getter, by),
        drafts=pass_on_drafts(giver=giver, getter=getter, under=f"/{pilot.slug}/"),
    )


def _participants(pilot: Pilot, giver: User, getter: User, starts_on: date, by: User) -> int:
    rows = Assignment.objects.of_pilot(pilot).filter(not_over(starts_on), counsellor=giver)
    people = [row.participant for row in rows.select_related("participant")]
    for person in people:
        assign_counsellor(participant=person, counsellor=getter, starts_on=starts_on, by=by)
    return len(people)


def _sessions(pilot: Pilot, giver: User, getter: User, starts_on: date, by: User) -> int:
    rows = SupportSession.objects.of_pilot(pilot).planned()
    due = _locked(rows.filter(counsellor=giver, day__gte=starts_on))
    for session in due:
        session.counsellor = getter
        save_as(session, by=by)
    return len(due)


def _follow_ups(pilot: Pilot, giver: User, getter: User, by: User) -> int:
    due = _locked(FollowUp.objects.of_pilot(pilot).open().filter(owner=giver))
    for follow_up in due:
        follow_up.owner = getter
        save_as(follow_up, by=by)
    return len(due)


def _locked(rows: Any) -> list[Any]:
    """These rows, locked; one that was logged or done meanwhile is not among them any more."""
    return list(rows.select_for_update(no_key=True, of=("self",)))
