"""The list of what is due: keep it up to date, and propose and agree to destroy."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import all_hold
from interwonen.core.history import delete_as, save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Pilot
from interwonen.retention.mails import send_destruction_waits
from interwonen.retention.models import Destruction
from interwonen.retention.rules import destructions as rules
from interwonen.retention.selectors.destructions_due import Due, due_in
from interwonen.retention.selectors.destructions_plan import plan_of, root_of
from interwonen.retention.selectors.destructions_waiting import who_may_agree


def list_due(*, today: date) -> int:
    """Put on the list what became due, and take off what is not any more; gives how many of both.

    What is on the list already gets the counts of today, and what was ever kept longer stays on it. It
    may run any number of times a day.
    """
    return sum(_list_in(pilot, today) for pilot in Pilot.objects.all())


@transaction.atomic
def _list_in(pilot: Pilot, today: date) -> int:
    due = {(root_of(each.kind), each.ended.record): each for each in due_in(pilot, on=today)}
    changed = 0
    for known in Destruction.objects.of_pilot(pilot).listed().select_for_update():
        found = due.pop((root_of(known.kind), known.record), None)
        if found is None and not (known.held_because or known.was_held):
            delete_as(known, by=User.system())
            changed += 1
        else:
            _refresh(known, found, today)
    for each in due.values():
        row = Destruction(pilot=pilot, record=each.ended.record, reference=each.ended.reference)
        _refresh(row, each, today)
    return changed + len(due)


def _refresh(row: Destruction, due: Due | None, today: date) -> None:
    """Save what the list tells about a record, unless it told that already.

    A proposal that is about another state of the record ends, and one of who decides no longer.
    """
    before = _told(row)
    if due is None:
        row.ended_on = row.due_on = None
        row.months = 0
        _end_proposal(row, "")
    else:
        row.kind, row.ended_on = due.kind, due.ended.ended_on
        row.due_on, row.months = due.due_on, due.months
    plan, known = plan_of(row), row.mark
    row.counts, row.mark = plan.counts(), plan.mark()
    if row.proposed_at and row.mark != known:
        _end_proposal(row, _("Something in the record changed after it was proposed."))
    elif row.proposed_at and not still_decide(row, on=today):
        _end_proposal(row, _("Who decided has no role any more that decides on it."))
    if row.agreed_at is None:
        row.ground = due.ground if due else ""
    if row.pk is None or before != _told(row):
        save_as(row, by=User.system())


def _told(row: Destruction) -> tuple[object, ...]:
    when = (row.kind, row.ended_on, row.due_on, row.months, row.ground)
    return (*when, row.counts, row.mark, row.proposed_at)


@transaction.atomic
def propose_destruction(*, destruction: Destruction, now: datetime, by: User) -> Destruction:
    """Propose to destroy a record as it was counted last night; who may agree to it gets a mail.

    Raises RuleBroken when it is held, not due, proposed already or changed since.
    """
    destruction = still_there(destruction)
    refuse_unless(destruction.held_because == "", rules.NOT_HELD)
    refuse_unless(destruction.due_on is not None, rules.DUE_FIRST)
    refuse_unless(destruction.proposed_at is None, rules.PROPOSED_ONCE)
    refuse_unless(is_as_counted(destruction), rules.AS_COUNTED)
    destruction.proposed_at, destruction.proposed_by = now, by
    destruction.ended_because = ""
    save_as(destruction, by=by)
    for person in who_may_agree(destruction, on=now.date()):
        send_destruction_waits(destruction, to=person.email)
    return destruction


@transaction.atomic
def agree_to_destruction(*, destruction: Destruction, now: datetime, by: User) -> Destruction:
    """Agree to it as a second person; the nightly command carries it out.

    Raises RuleBroken when it was not proposed, or by the same person or one who decides no longer,
    is agreed to already, or changed since.
    """
    destruction = still_there(destruction)
    waits = destruction.proposed_at is not None and destruction.agreed_at is None
    refuse_unless(waits, rules.STILL_PROPOSED)
    refuse_unless(destruction.proposed_by != by, rules.BY_TWO)
    refuse_unless(still_decide(destruction, on=now.date()), rules.STILL_DECIDE)
    refuse_unless(is_as_counted(destruction), rules.AS_COUNTED)
    destruction.agreed_at, destruction.agreed_by = now, by
    return save_as(destruction, by=by)


@transaction.atomic
def stop_destruction(*, destruction: Destruction, by: User) -> Destruction:
    """Take a proposal back, also one that was agreed to but is not carried out yet."""
    destruction = still_there(destruction)
    refuse_unless(destruction.proposed_at is not None, rules.STILL_PROPOSED)
    return without_proposal(destruction, by=by)


def is_as_counted(row: Destruction) -> bool:
    """Whether the record is as it was when it was counted, and so as it was decided on."""
    return plan_of(row).mark() == row.mark


def still_decide(row: Destruction, *, on: date) -> bool:
    """Whether each who proposed or agreed has a role, on the date `on`, that decides on it."""
    people = [person for person in (row.proposed_by, row.agreed_by) if person]
    return all_hold(people, Permission.RETENTION_DECIDE, pilot=row.pilot, days=[on])


def still_there(destruction: Destruction) -> Destruction:
    """The record on the list as it is now, held for this transaction. Raises RuleBroken once it is gone."""
    row: Destruction = locked(destruction)
    refuse_unless(row.destroyed_at is None, rules.CERTIFICATE_STANDS)
    return row


def without_proposal(row: Destruction, *, by: User) -> Destruction:
    """Save it, and end what was proposed."""
    _end_proposal(row, "")
    return save_as(row, by=by)


def _end_proposal(row: Destruction, why: str) -> None:
    row.proposed_at = row.proposed_by = row.agreed_at = row.agreed_by = None
    row.ended_because = why
