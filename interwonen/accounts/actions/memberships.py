"""Give a person a role in a pilot and end it."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from interwonen.access.roles import Role
from interwonen.accounts import rules
from interwonen.accounts.models import Membership, User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless


@transaction.atomic
def give_role(
    *, user: User, pilot: Any, role: str, starts_on: date, by: User, ends_on: date | None = None
) -> Membership:
    """Give `user` a role in a pilot from `starts_on` up to and including `ends_on`.

    Raises RuleBroken when the person has this role on that first day or later already.
    """
    held = Membership.objects.not_over(starts_on).filter(user=user, pilot=pilot, role=role)
    refuse_unless(not held.exists(), rules.ONE_OF_A_ROLE)
    membership = Membership(user=user, pilot=pilot, role=role, starts_on=starts_on, ends_on=ends_on)
    return save_as(membership, by=by)


@transaction.atomic
def end_role(*, membership: Membership, ends_on: date, by: User) -> Membership:
    """End a role; `ends_on` is the last day on which it holds.

    Raises RuleBroken for a day before the first or after the known last day, for one more than a
    year after the pilot, and for the last administrator of a pilot.
    """
    known_end = membership.ends_on
    refuse_unless(membership.starts_on <= ends_on, rules.ROLE_ENDS_AFTER_START)
    refuse_unless(ends_on <= membership.pilot.settled_by, rules.ROLE_ENDS_IN_SIGHT)
    refuse_unless(known_end is None or ends_on <= known_end, rules.ROLE_NOT_PROLONGED)
    if membership.role == Role.ADMINISTRATOR:
        peers = Membership.objects.select_for_update(of=("self",)).filter(
            pilot=membership.pilot_id,
            role=Role.ADMINISTRATOR,
            starts_on__lte=ends_on + timedelta(days=1),
            ends_on=None,
            user__is_active=True,
        )
        others = [peer for peer in peers if peer.pk != membership.pk]
        refuse_unless(bool(others), rules.KEEP_AN_ADMINISTRATOR)
    membership.ends_on = ends_on
    return save_as(membership, by=by)
