"""Requests that never became a referral."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class UnmetRequestQuerySet(MayBeWithdrawnQuerySet):
    """Requests, one by one, for who refers people; totals are for more."""

    read_permission = Permission.REFERRAL_PROPOSE
