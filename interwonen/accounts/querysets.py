"""Querysets of memberships and invitations: visibility and date."""

from datetime import date, datetime
from typing import Self

from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core import periods


class MembershipQuerySet(ScopedQuerySet):
    """Roles of people; the administrator of the pilot sees them."""

    read_permission = Permission.PEOPLE_WRITE

    def in_force(self, on: date) -> Self:
        """Those whose period, both days inclusive, holds the date `on`."""
        return self.filter(periods.in_force(on))

    def with_caseload(self, *, on: date) -> Self:
        """Each one's `.caseload`: ids of the participants of the pilot whom the person supports."""
        # Assignments are of an app above this one, which is reached through the model of users only.
        assigned = get_user_model()._meta.get_field("assignments").related_model._default_manager
        own = assigned.filter(
            periods.in_force(on),
            counsellor=OuterRef("user"),
            participant__pilot=OuterRef("pilot"),
        )
        return self.annotate(caseload=ArraySubquery(own.order_by().values("participant")))

    def not_over(self, on: date) -> Self:
        """Those in force on the date `on` or later."""
        return self.filter(periods.not_over(on))


class InvitationQuerySet(ScopedQuerySet):
    """Invitations; the administrator of the pilot sees them."""

    read_permission = Permission.PEOPLE_WRITE

    def open_at(self, now: datetime) -> Self:
        """Those that can still be accepted at `now`."""
        return self.filter(accepted_at=None, expires_at__gt=now)
