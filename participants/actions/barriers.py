"""Record what keeps a participant from renting, and its status over time."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.models import Term
from participants.actions.records import refuse_long
from participants.models import Barrier, BarrierStatus, Participant
from participants.rules import goals as rules
from participants.rules.records import DATE_NOT_AHEAD

OTHER = "barrier.other"


@transaction.atomic
def add_barrier(
    *,
    participant: Participant,
    kind: Term,
    status: Term,
    since: date,
    today: date,
    by: User,
    explanation: str = "",
    note: str = "",
) -> Barrier:
    """Add a barrier of a participant with its first status, from `since` on.

    Raises RuleBroken when it was added already, for a text that is too long, and as
    `record_barrier_status` does.
    """
    known = Barrier.objects.filter(participant=participant, kind=kind)
    refuse_unless(kind.key == OTHER or not known.exists(), rules.BARRIER_ONCE)
    refuse_long(explanation=explanation)
    barrier = Barrier(participant=participant, kind=kind, explanation=explanation)
    save_as(barrier, by=by)
    record_barrier_status(
        barrier=barrier, status=status, since=since, note=note, today=today, by=by
    )
    return barrier


@transaction.atomic
def change_barrier(
    *, barrier: Barrier, explanation: str, by: User, version: int | None = None
) -> Barrier:
    """Change the explanation of a barrier.

    Raises RuleBroken when it is too long, and Overtaken when it is not `version` any more.
    """
    barrier = locked(barrier, version=version)
    refuse_long(explanation=explanation)
    barrier.explanation = explanation
    return save_as(barrier, by=by)


@transaction.atomic
def record_barrier_status(
    *, barrier: Barrier, status: Term, since: date, today: date, by: User, note: str = ""
) -> BarrierStatus:
    """Record the status of a barrier from `since` on, which may be between earlier statuses.

    It may be older than the referral. Raises RuleBroken for a date after `today` or before the
    birth of the participant, for a second status from one date, and for a note that is too long.
    """
    new = BarrierStatus(barrier=barrier, status=status, since=since, note=note, recorded_by=by)
    _refuse_disorder(new, today)
    return save_as(new, by=by)


@transaction.atomic
def correct_barrier_status(
    *,
    row: BarrierStatus,
    status: Term,
    since: date,
    today: date,
    by: User,
    note: str = "",
    version: int | None = None,
) -> BarrierStatus:
    """Correct a status that was recorded wrongly; the history keeps what it said.

    Raises RuleBroken as `record_barrier_status` does, and Overtaken when it is not `version` any
    more.
    """
    row = locked(row, version=version)
    row.status, row.since, row.note = status, since, note
    _refuse_disorder(row, today)
    return save_as(row, by=by)


def _refuse_disorder(row: BarrierStatus, today: date) -> None:
    refuse_unless(row.since <= today, DATE_NOT_AHEAD, field="since")
    born = row.barrier.participant.birth_date
    refuse_unless(row.since >= born.earliest, rules.BARRIER_AFTER_BIRTH)
    refuse_long(note=row.note)
    same_day = BarrierStatus.objects.filter(barrier=row.barrier, since=row.since)
    refuse_unless(not same_day.exclude(pk=row.pk).exists(), rules.ONE_STATUS_PER_DAY)
