"""A participant gets another counsellor, or a counsellor stops: open work is transferred."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.access.addresses import open_addresses
from interwonen.accounts.models import User
from interwonen.core.drafts import drafts_of, transfer_drafts
from interwonen.core.history import save_as
from interwonen.core.periods import not_over
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.actions.assignments import assign_counsellor
from participants.mails import send_caseload_transferred
from participants.models import Assignment, FollowUp, Participant, SupportSession
from participants.rules import assignments as rules


@dataclass(frozen=True)
class Transferred:
    """How much was transferred to the colleague."""

    participants: int
    sessions: int
    follow_ups: int
    drafts: int


@transaction.atomic
def change_counsellor(
    *, participant: Participant, counsellor: User, starts_on: date, today: date, by: User
) -> Transferred:
    """Give a participant a counsellor from `starts_on` on, with the open work of the one before.

    Planned sessions are transferred, also those of earlier counsellors; of the current one also
    open follow-ups and drafts, and both get a notice. Raises RuleBroken as `assign_counsellor` does,
    and for a day after `today` when another counsellor supports the participant.
    """
    lock_pilot(participant.pilot)
    others = participant.assignments.exclude(counsellor=counsellor).select_related("counsellor")
    givers = [row.counsellor for row in others.filter(not_over(starts_on))]
    before = list(others.values_list("counsellor", flat=True))
    refuse_unless(starts_on <= today or not givers, rules.TRANSFERRED_ON_THE_DAY)
    open_before = {giver: _open_drafts(participant.pilot, giver, giver, today) for giver in givers}
    assign_counsellor(participant=participant, counsellor=counsellor, starts_on=starts_on, by=by)
    sessions = participant.sessions.planned().filter(counsellor__in=before)
    follow_ups = participant.follow_ups.open().filter(owner__in=givers)
    for giver in givers:
        send_caseload_transferred(pilot=participant.pilot, giver=giver, getter=counsellor)
    return Transferred(
        participants=1,
        sessions=_give(sessions, "counsellor", counsellor, by=by),
        follow_ups=_give(follow_ups, "owner", counsellor, by=by),
        drafts=sum(
            _give_closed(participant.pilot, giver, counsellor, addresses, today)
            for giver, addresses in open_before.items()
        ),
    )


@transaction.atomic
def transfer_caseload(
    *,
    pilot: Pilot,
    giver: User,
    getter: User,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
) -> Transferred:
    """Give all of a counsellor's open work in a pilot to a colleague, from `today` on.

    That is planned sessions, open follow-ups and drafts of forms that the colleague may open, not
    the sessions that were held. Both get a notice. Raises RuleBroken when both are the same user,
    unless confirmed (it says how much goes over), and as `assign_counsellor` does.
    """
    refuse_unless(giver != getter, rules.TRANSFERRED_TO_ANOTHER)
    lock_pilot(pilot)
    rows = Assignment.objects.of_pilot(pilot).filter(not_over(today), counsellor=giver)
    sessions = SupportSession.objects.of_pilot(pilot).planned().filter(counsellor=giver)
    follow_ups = FollowUp.objects.of_pilot(pilot).open().filter(owner=giver)
    if not rules.TRANSFERRED_AT_ONCE.is_settled(confirmed):
        work = {"participants": rows, "sessions": sessions, "follow_ups": follow_ups}
        raise RuleBroken(rules.TRANSFERRED_AT_ONCE, _how_much(giver, getter, **work))
    caseload = list(rows.select_related("participant"))
    for row in caseload:
        starts_on = max(today, row.starts_on)
        assign_counsellor(
            participant=row.participant, counsellor=getter, starts_on=starts_on, by=by
        )
    send_caseload_transferred(pilot=pilot, giver=giver, getter=getter)
    return Transferred(
        participants=len(caseload),
        sessions=_give(sessions, "counsellor", getter, by=by),
        follow_ups=_give(follow_ups, "owner", getter, by=by),
        drafts=_give_drafts(giver, getter, _open_drafts(pilot, giver, getter, today)),
    )


def _how_much(giver: User, getter: User, **work: Any) -> str:
    """In words: whose work goes to whom, and how many rows of each kind."""
    numbers = {kind: rows.count() for kind, rows in work.items()}
    text = _(
        "From %(giver)s to %(getter)s: %(participants)d participants, %(sessions)d planned "
        "sessions, %(follow_ups)d follow-ups."
    )
    return text % {"giver": giver, "getter": getter, **numbers}


def _give(rows: Any, field: str, getter: User, *, by: User) -> int:
    """Set a field of these rows to `getter`, without those that were logged or done meanwhile."""
    locked = list(rows.select_for_update(no_key=True, of=("self",)))
    for row in locked:
        setattr(row, field, getter)
        save_as(row, by=by)
    return len(locked)


def _open_drafts(pilot: Pilot, author: User, reader: User, today: date) -> set[str]:
    """The addresses of an author's drafts in a pilot whose forms `reader` may open by now."""
    drafts = drafts_of(author, under=f"/{pilot.slug}/")
    by_now = User.objects.get(pk=reader.pk)  # without the rights that were read before the transfer
    return open_addresses(drafts.values_list("place", flat=True), by_now, on=today)


def _give_closed(
    pilot: Pilot, giver: User, getter: User, open_before: set[str], today: date
) -> int:
    """Transfer the drafts whose forms the giver may no longer open and the getter may."""
    closed = open_before - _open_drafts(pilot, giver, giver, today)
    return _give_drafts(giver, getter, closed & _open_drafts(pilot, giver, getter, today))


def _give_drafts(giver: User, getter: User, addresses: set[str]) -> int:
    return transfer_drafts(drafts_of(giver, under="/").filter(place__in=addresses), getter=getter)
