"""Pilots by who may see them."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class PilotQuerySet(ScopedQuerySet):
    """Pilots in which someone has a role that reads them."""

    read_permission = Permission.PILOT_READ
    pilot_path = "pk"
