"""The queryset of the access log: visibility and filters."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class AccessEventQuerySet(ScopedQuerySet):
    """Who looked at what; the auditor reads it."""

    read_permission = Permission.LOG_READ

    def where_granted(self, user: Member, permission: Permission, *, on: date) -> Q:
        """Lines about the pilots where `user` holds `permission`, and those about no pilot."""
        pilots = user.pilots_granting(permission, on=on)
        return Q(pilot__in=pilots) | Q(pilot=None) if pilots else Q(pk__in=[])

    def of_pilot(self, pilot: Any) -> Self:
        """Lines about a pilot, sign-ins of its people, and sign-ins that failed."""
        people = Q(user__in=pilot.memberships.values("user")) | Q(user=None)
        return self.filter(Q(pilot=pilot) | Q(pilot=None) & people)

    def matching(self, *, day: date | None = None, subject: str = "", outcome: str = "") -> Self:
        """Lines of a day (Europe/Amsterdam), about a person's code, with a result."""
        wanted = {"at__date": day, "subject__iexact": subject, "outcome": outcome}
        return self.filter(**{name: value for name, value in wanted.items() if value})
