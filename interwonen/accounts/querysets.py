"""Querysets of memberships and invitations: visibility and date."""

from datetime import date, datetime
from typing import Self

from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import JSONObject

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.access.roles import READS_FILES, Role
from interwonen.core import periods
from interwonen.core.names import sorted_name

_READS_FILES = Q(role__in=READS_FILES)
_NOT_AGREED = _READS_FILES & Q(agreed_at=None)


class MembershipQuerySet(ScopedQuerySet):
    """Roles of people, for who reads the roles of the pilot and for who agrees to them."""

    read_permission = Permission.ROLE_READ

    def visible_to(self, user: Member, *, on: date) -> Self:
        """All roles of the pilots where `user` reads them or agrees to them."""
        agrees = self.where_granted(user, Permission.ROLE_AGREE, on=on)
        return self.filter(self.where_granted(user, self.read_permission, on=on) | agrees)

    def for_page(self, *, on: date) -> Self:
        """Roles with the person and who gave it."""
        return self.select_related("user__organisation", "given_by")

    def in_force(self, on: date) -> Self:
        """Those that give rights on the date `on`: agreed to, if they read files."""
        return self.not_over(on).filter(~_NOT_AGREED, starts_on__lte=on)

    def waiting(self, on: date) -> Self:
        """Those that read files and to which nobody has agreed yet on the date `on`."""
        return self.not_over(on).filter(_NOT_AGREED)

    def with_agreers(self, *, on: date) -> Self:
        """Each one's `.candidates`, of whom its `agreers` may agree to it on the date `on`.

        That is who reads files in the same pilot, but neither gave this role nor gets it; while
        there is nobody, it is a policy officer whose own role was given on the server.
        """
        from_server = Q(given_by__email=get_user_model().SYSTEM_EMAIL)
        others = (
            self.model._default_manager.in_force(on)
            .filter(_READS_FILES | Q(role=Role.POLICY_OFFICER) & from_server)
            .filter(pilot=OuterRef("pilot"), user__is_active=True)
            .exclude(user=OuterRef("user"))
            .exclude(user=OuterRef("given_by"))
        )
        reads = ExpressionWrapper(_READS_FILES, BooleanField())
        person = JSONObject(pk="user", name="user__name", reads=reads)
        return self.annotate(
            candidates=ArraySubquery(others.order_by(sorted_name("user__name")).values(p=person))
        )

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
        """Those that were not withdrawn and have not ended before the date `on`."""
        return self.filter(periods.not_over(on), withdrawn_at=None)


class InvitationQuerySet(ScopedQuerySet):
    """Invitations; the administrator of the pilot sees them."""

    read_permission = Permission.PEOPLE_WRITE

    def open_at(self, now: datetime) -> Self:
        """Those that can still be accepted at `now`."""
        return self.filter(accepted_at=None, expires_at__gt=now)
