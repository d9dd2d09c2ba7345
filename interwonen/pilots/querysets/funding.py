"""Sources of money and their amounts, by quarter and by who may see them."""

from datetime import date
from typing import Self

from django.db.models import Q, Sum

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class FundingLineQuerySet(ScopedQuerySet):
    """Where the money of pilots comes from."""

    read_permission = Permission.PILOT_READ

    def with_totals(self, *, as_of: date) -> Self:
        """Each line's `.granted`, `.committed` and `.spent` in cents, in quarters begun on `as_of`.

        None where nothing is recorded.
        """
        begun = Q(amounts__quarter_starts_on__lte=as_of)
        totals = {
            kind: Sum("amounts__cents", filter=begun & Q(amounts__kind=kind))
            for kind in ("granted", "committed", "spent")
        }
        return self.annotate(**totals).order_by("source__position", "name")


class FundingAmountQuerySet(ScopedQuerySet):
    """What lines have per quarter."""

    read_permission = Permission.PILOT_READ
    pilot_path = "line__pilot"

    def begun(self, *, as_of: date) -> Self:
        """Those of the quarters that have begun on the date `as_of`."""
        return self.filter(quarter_starts_on__lte=as_of)
