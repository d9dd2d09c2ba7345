"""Events of the access log, by who may read them."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class AccessEventQuerySet(ScopedQuerySet):
    """Who looked at what; the auditor reads it."""

    read_permission = Permission.LOG_READ

    def matching(self, *, day: date | None = None, subject: str = "", outcome: str = "") -> Self:
        """Lines of a day (Europe/Amsterdam), about a person's code, with a result."""
        wanted = {"at__date": day, "subject__iexact": subject, "outcome": outcome}
        return self.filter(**{name: value for name, value in wanted.items() if value})
