"""Rows that belong to someone's file."""

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class FileQuerySet(ScopedQuerySet):
    """Rows about one participant; the file opens them, unless they name another right."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"
