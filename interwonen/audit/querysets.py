"""The queryset of the access log: visibility and filters."""

from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.db.models import Count, Q
from django.db.models.functions import ExtractHour
from django.utils.timezone import get_current_timezone

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

    def matching(
        self, *, since: date | None = None, until: date | None = None, **wanted: Any
    ) -> Self:
        """Lines of a period (days in Europe/Amsterdam), and with the values that are `wanted`.

        A code counts in capitals, as it is written; what is empty is not asked for.
        """
        if subject := wanted.pop("subject", ""):
            wanted["subject"] = subject.upper()
        if since:
            wanted["at__gte"] = _midnight(since)
        if until:
            wanted["at__lt"] = _midnight(until + timedelta(days=1))
        return self.filter(**{name: value for name, value in wanted.items() if value})

    def before(self, event: Any) -> Self:
        """The lines that come after an event in the list, whose last line is the oldest one."""
        return self.filter(at__lte=event.at).exclude(at=event.at, pk__gte=event.pk)

    def an_hour(self) -> list[int]:
        """How many of the lines are of each hour of the day, from midnight; one query."""
        hours = {f"of_{hour}": Count("pk", filter=Q(hour=hour)) for hour in range(24)}
        return list(self.annotate(hour=ExtractHour("at")).aggregate(**hours).values())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())
