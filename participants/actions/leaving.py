"""Record that someone has left."""

from datetime import date

from django.db import transaction

from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Term
from participants.models import Exit, Placement
from participants.rules import leaving as rules


@transaction.atomic
def record_exit(
    *,
    placement: Placement,
    exited_on: date,
    reason: Term,
    destination: Term,
    today: date,
    by: User,
    aftercare_until: date | None = None,
) -> Exit:
    """Record that someone left on `exited_on`, the last day of the stay: why and where to.

    Aftercare runs from then up to and including `aftercare_until`; None when there is none.
    Raises RuleBroken when the stay has ended already, for a date before the stay or after `today`,
    and when a session was held after the end of all support.
    """
    lock_pilot(placement.dwelling.pilot)
    placement = Placement.objects.get(pk=placement.pk)
    refuse_unless(not Exit.objects.filter(placement=placement).exists(), rules.STAY_GOES_ON)
    refuse_unless(exited_on <= today, rules.EXIT_NOT_AHEAD)
    refuse_unless(placement.starts_on <= exited_on, rules.EXIT_DURING_STAY)
    later = placement.participant.placements.filter(starts_on__gt=placement.starts_on)
    refuse_unless(not later.exists(), rules.LATER_STAY)
    refuse_unless((aftercare_until or exited_on) >= exited_on, rules.AFTERCARE_AFTER_LEAVING)
    placement.ends_on = exited_on
    save_as(placement, by=by)
    leaving = Exit(
        placement=placement,
        exited_on=exited_on,
        reason=reason,
        destination=destination,
        aftercare_until=aftercare_until,
    )
    return save_as(leaving, by=by)
