"""Events of the access log, by who may read them."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class AccessEventQuerySet(ScopedQuerySet):
    """Who looked at what; the auditor reads it."""

    read_permission = Permission.LOG_READ
