"""The list of what is due: keep it up to date, propose and agree to destroy, and hold back."""

from datetime import date, datetime

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Pilot
from interwonen.retention.models import Destruction
from interwonen.retention.rules import destructions as rules
from interwonen.retention.selectors.destructions_due import Due, due_in
from interwonen.retention.selectors.destructions_plan import plan_of


def list_due(*, today: date) -> int:
    """Put on the list what became due, and take off what is not any more; gives how many of both.

    What is on the list already gets the counts of today. It may run any number of times a day.
    """
    return sum(_list_in(pilot, today) for pilot in Pilot.objects.all())


@transaction.atomic
def _list_in(pilot: Pilot, today: date) -> int:
    due = {(each.kind, each.ended.record): each for each in due_in(pilot, on=today)}
    changed = 0
    for known in Destruction.objects.of_pilot(pilot).listed().select_for_update():
        if (known.kind, known.record) not in due:
            delete_as(known, by=User.system())
            changed += 1
        else:
            _refresh(known, due.pop((known.kind, known.record)))
    for each in due.values():
        _refresh(Destruction(pilot=pilot, kind=each.kind, record=each.ended.record), each)
    return changed + len(due)


def _refresh(row: Destruction, due: Due) -> None:
    """Save what the list tells about a record, unless it told that already."""
    before = (row.ended_on, row.due_on, row.months, row.counts)
    row.reference, row.ended_on = due.ended.reference, due.ended.ended_on
    row.due_on, row.months, row.counts = due.due_on, due.months, plan_of(row).counts()
    if row.pk is None or before != (row.ended_on, row.due_on, row.months, row.counts):
        save_as(row, by=User.system())


@transaction.atomic
def propose_destruction(*, destruction: Destruction, now: datetime, by: User) -> Destruction:
    """Propose to destroy a record. Raises RuleBroken when it is held or was proposed already."""
    destruction = _still_there(destruction)
    refuse_unless(destruction.held_because == "", rules.NOT_HELD)
    refuse_unless(destruction.proposed_at is None, rules.PROPOSED_ONCE)
    destruction.proposed_at, destruction.proposed_by = now, by
    return save_as(destruction, by=by)


@transaction.atomic
def agree_to_destruction(*, destruction: Destruction, now: datetime, by: User) -> Destruction:
    """Agree to it as a second person; the nightly command carries it out.

    Raises RuleBroken when it was not proposed, or by the same person, or is agreed to already.
    """
    destruction = _still_there(destruction)
    waits = destruction.proposed_at is not None and destruction.agreed_at is None
    refuse_unless(waits, rules.STILL_PROPOSED)
    refuse_unless(destruction.proposed_by != by, rules.BY_TWO)
    destruction.agreed_at, destruction.agreed_by = now, by
    return save_as(destruction, by=by)


@transaction.atomic
def stop_destruction(*, destruction: Destruction, by: User) -> Destruction:
    """Take a proposal back, also one that was agreed to but is not carried out yet."""
    destruction = _still_there(destruction)
    refuse_unless(destruction.proposed_at is not None, rules.STILL_PROPOSED)
    return _without_proposal(destruction, by=by)


@transaction.atomic
def hold_back(*, destruction: Destruction, why: str, by: User) -> Destruction:
    """Keep a record longer, with a reason; a proposal to destroy it ends. Raises RuleBroken."""
    destruction = _still_there(destruction)
    refuse_unless(bool(why.strip()), rules.HOLD_SAYS_WHY)
    destruction.held_because = why
    return _without_proposal(destruction, by=by)


@transaction.atomic
def release_hold(*, destruction: Destruction, why: str, by: User) -> Destruction:
    """Let a record be destroyed after all; the history keeps why. Raises RuleBroken."""
    destruction = _still_there(destruction)
    refuse_unless(bool(why.strip()), rules.HOLD_SAYS_WHY)
    destruction.held_because = ""
    return save_as(destruction, by=by, reason=why)


def _still_there(destruction: Destruction) -> Destruction:
    row: Destruction = locked(destruction)
    refuse_unless(row.destroyed_at is None, rules.CERTIFICATE_STANDS)
    return row


def _without_proposal(row: Destruction, *, by: User) -> Destruction:
    row.proposed_at = row.proposed_by = row.agreed_at = row.agreed_by = None
    return save_as(row, by=by)
