"""Requests that never became a referral."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class UnmetRequestQuerySet(MayBeWithdrawnQuerySet):
    """Requests, one by one, for who refers people; totals are for more."""

    read_permission = Permission.REFERRAL_PROPOSE

    def asked_between(self, first: date, last: date) -> Self:
        """Requests from `first` up to and including `last`."""
        return self.filter(asked_on__range=(first, last))
