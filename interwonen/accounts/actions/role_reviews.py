"""Review all roles of a pilot."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from interwonen.accounts import rules
from interwonen.accounts.models import Membership, RoleReview, User
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless


def digest_of(roles: Iterable[Membership]) -> str:
    """A hash over these roles: another one, or a change to one, gives another hash."""
    seen = sorted((role.pk, role.starts_on, role.ends_on, role.agreed_at) for role in roles)
    return sha256(repr(seen).encode()).hexdigest()


@transaction.atomic
def review_roles(
    *, pilot: Any, digest: str, now: datetime, by: User, remark: str = ""
) -> RoleReview:
    """Record that someone looked at all roles that hold or wait now, and what was noticed.

    `digest` is that of the roles that were looked at. Raises RuleBroken when these are others now.
    """
    roles = list(Membership.objects.of_pilot(pilot).not_over(now.date()))
    refuse_unless(digest == digest_of(roles), rules.ROLES_AS_SEEN)
    review = RoleReview(
        pilot=pilot, reviewed_at=now, reviewed_by=by, number=len(roles), remark=remark
    )
    return save_as(review, by=by)
