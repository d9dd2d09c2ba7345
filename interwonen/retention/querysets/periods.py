"""How long each kind of record is kept."""

from typing import Any, Self

from django.db.models import Q, Value

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class RetentionPeriodQuerySet(ScopedQuerySet):
    """The periods, which are the same for all pilots."""

    read_permission = Permission.RETENTION_READ
    pilot_path = "pk"  # no pilot has periods of its own

    def where_granted(self, user: Any, permission: Permission, *, on: Any) -> Any:
        """All rows, for who holds the permission in any pilot."""
        return Q(pk__isnull=not user.pilots_granting(permission, on=on))

    def of_pilot(self, pilot: Any) -> Self:
        """All, as no pilot has periods of its own; each knows in whose pages it is shown."""
        return self.annotate(shown_in=Value(pilot.slug))
