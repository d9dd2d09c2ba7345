"""Opening hours by who may see them."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class OpeningHoursQuerySet(ScopedQuerySet):
    """When support points are open as a rule."""

    read_permission = Permission.PILOT_READ
