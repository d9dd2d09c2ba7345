"""Keep a record longer than its period, before it is due or after, and no longer."""

from datetime import date
from typing import Any

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.periods import months_later
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Pilot
from interwonen.retention.actions.destructions import still_there, without_proposal
from interwonen.retention.models import Destruction, Kind
from interwonen.retention.rules import destructions as rules
from interwonen.retention.selectors.destructions_plan import ROOTS, plan_of
from interwonen.retention.selectors.holds import code_of, listed_for, record_with
from participants.models import Participant

LONGEST_MONTHS = 60  # until somebody looks at it again


@transaction.atomic
def hold_back(
    *, destruction: Destruction, why: str, review_on: date, today: date, by: User
) -> Destruction:
    """Keep a record on the list longer, with a reason, and look at that again on a day.

    A proposal to destroy it ends. Raises RuleBroken without a reason and for a day that is no sense.
    """
    return _hold(still_there(destruction), why, review_on, today, by)


@transaction.atomic
def hold_record(
    *, pilot: Pilot, kind: str, code: str, why: str, review_on: date, today: date, by: User
) -> Destruction:
    """Keep the file or question with this code longer, whether it is due or not. Raises RuleBroken."""
    record = record_with(pilot, kind, code)
    refuse_unless(record is not None, rules.HOLD_OF_A_RECORD)
    return _hold(_on_the_list(pilot, kind, record), why, review_on, today, by)


@transaction.atomic
def hold_file(
    *, participant: Participant, why: str, review_on: date, today: date, by: User
) -> Destruction:
    """Keep the file of a participant longer, whether it is due or not. Raises RuleBroken."""
    row = _on_the_list(participant.pilot, Kind.CASE, participant)
    return _hold(row, why, review_on, today, by)


@transaction.atomic
def release_hold(*, destruction: Destruction, why: str, by: User) -> Destruction:
    """Let a record be destroyed when it is due; the history keeps why. Raises RuleBroken."""
    destruction = still_there(destruction)
    refuse_unless(bool(why.strip()), rules.HOLD_SAYS_WHY)
    destruction.held_because, destruction.review_on = "", None
    return save_as(destruction, by=by, reason=why)


def _hold(row: Destruction, why: str, review_on: date, today: date, by: User) -> Destruction:
    refuse_unless(bool(why.strip()), rules.HOLD_SAYS_WHY)
    in_sight = today < review_on <= months_later(today, LONGEST_MONTHS)
    refuse_unless(in_sight, rules.HOLD_IS_LOOKED_AT)
    row.held_because, row.review_on = why, review_on
    return without_proposal(row, by=by)


def _on_the_list(pilot: Pilot, kind: str, record: Any) -> Destruction:
    """The row of a record on the list, held for this transaction, or a new one that is not due."""
    ROOTS[kind].objects.select_for_update(of=("self",)).get(pk=record.pk)  # type: ignore[attr-defined]
    known = listed_for(pilot, kind, record.pk).select_for_update(of=("self",)).first()
    if known is not None:
        return known  # type: ignore[no-any-return]
    row = Destruction(pilot=pilot, kind=kind, record=record.pk, reference=code_of(record), months=0)
    plan = plan_of(row)
    row.counts, row.mark = plan.counts(), plan.mark()
    return row
