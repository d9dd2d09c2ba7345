"""Querysets of memberships, their reviews, invitations and unsent mails: visibility and date."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, Model, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Now
from post_office.models import STATUS

from interwonen.access.members import Member
from interwonen.access.permissions import Act, Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet, ScopedQuerySet
from interwonen.access.recording import Outcome
from interwonen.access.roles import DESTROYS, READS_FILES, Role
from interwonen.core import periods
from interwonen.core.names import sorted_name

LONG_AGO = timedelta(days=90)
_READS_FILES = Q(role__in=READS_FILES)


def _from_server() -> Q:
    """Given by `manage.py invite`, and not by a person or at a sign-in."""
    return Q(given_by__email=get_user_model().SYSTEM_EMAIL, issuer="")


def _waiting() -> Q:
    """As `InRole.needs_second`, while nobody has agreed."""
    return Q(agreed_at=None) & (_READS_FILES | Q(role__in=DESTROYS) & ~_from_server())


class MembershipQuerySet(ScopedQuerySet):
    """Roles of people, for who reads the roles of the pilot and for who agrees to them."""

    read_permission = Permission.ROLE_READ

    def visible_to(self, user: Member, *, on: date) -> Self:
        """All roles of the pilots where `user` reads them or agrees to them."""
        agrees = self.where_granted(user, Permission.ROLE_AGREE, on=on)
        return self.filter(self.where_granted(user, self.read_permission, on=on) | agrees)

    def for_page(self, *, on: date) -> Self:
        """Roles with all people in them: who has it, gave it, agreed to it and withdrew it."""
        people = ("user__organisation", "given_by", "agreed_by", "withdrawn_by")
        return self.select_related(*people)

    def in_force(self, on: date) -> Self:
        """Those that give rights on the date `on`: agreed to, if they need that."""
        return self.not_over(on).agreed().filter(starts_on__lte=on)

    def agreed(self) -> Self:
        """Those that wait for nobody's agreement."""
        return self.exclude(_waiting())

    def waiting(self, on: date) -> Self:
        """Those that need a second person, and to which nobody has agreed yet on the date `on`."""
        return self.not_over(on).filter(_waiting())

    def agreeing(self, on: date) -> Self:
        """Those by which someone may agree to a role: of readers, and of officers from the server."""
        rows = self.in_force(on).filter(user__is_active=True)
        return rows.filter(_READS_FILES | Q(role=Role.POLICY_OFFICER) & _from_server())

    def with_agreers(self, *, on: date) -> Self:
        """Each one's `.candidates`, of whom its `agreers` may agree to it on the date `on`.

        That is who reads files in the same pilot, but neither gave this role nor gets it; while
        there is nobody, it is a policy officer whose own role was given on the server.
        """
        others = (
            self.model._default_manager.agreeing(on)
            .filter(pilot=OuterRef("pilot"))
            .exclude(user=OuterRef("user"))
            .exclude(user=OuterRef("given_by"))
        )
        reads = ExpressionWrapper(_READS_FILES, BooleanField())
        person = JSONObject(pk="user", name="user__name", reads=reads)
        return self.annotate(
            candidates=ArraySubquery(others.order_by(sorted_name("user__name")).values(p=person))
        )

    def with_factors(self) -> Self:
        """Each one's `.had_factors`: whether the person has a second factor, or lost one."""
        factors = get_user_model()._meta.get_field("authenticator").related_model._default_manager
        is_lost = Q(user__factors_changed_at__isnull=False)
        has_some: Any = Exists(factors.filter(user=OuterRef("user")))
        had: Any = ExpressionWrapper(is_lost | has_some, BooleanField())
        return self.annotate(had_factors=had)

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

    def with_emergencies(self, *, on: date) -> Self:
        """Each one's `.emergencies`: the emergency accesses of the person in the pilot that were not
        ended and last until the date `on` or longer."""
        opened = get_user_model()._meta.get_field("emergency_accesses").related_model
        rows = opened._default_manager.filter(
            ended_at=None,
            expires_at__date__gte=on,
            opened_by=OuterRef("user"),
            participant__pilot=OuterRef("pilot"),
        )
        row = JSONObject(
            pk="pk",
            participant="participant",
            expires_at="expires_at",
            reference="participant__reference",
        )
        return self.annotate(emergencies=ArraySubquery(rows.order_by().values(row=row)))

    def with_last_sign_in(self) -> Self:
        """Each one's `.signed_in_at`, when the person last did, and whether that is `.long_ago`.

        By the access log, so in real time. Who left an organisation may never come back to sign in,
        which would end the roles that it gave.
        """
        lines = apps.get_model("audit", "AccessEvent")._default_manager.filter(
            user=OuterRef("user"), act=Act.SIGN_IN, outcome=Outcome.DONE
        )
        last = Subquery(lines.order_by("-at").values("at")[:1])
        is_long_ago = Q(signed_in_at__isnull=False, signed_in_at__lt=Now() - LONG_AGO)
        return self.annotate(signed_in_at=last).annotate(
            long_ago=ExpressionWrapper(is_long_ago, BooleanField())
        )

    def not_over(self, on: date) -> Self:
        """Those that were not withdrawn and have not ended before the date `on`."""
        return self.filter(periods.not_over(on), withdrawn_at=None)


class RoleReviewQuerySet(MayBeWithdrawnQuerySet):
    """Reviews of all roles, for who reads the roles of the pilot."""

    read_permission = Permission.ROLE_READ


class UnsentMailQuerySet(ScopedQuerySet):
    """Mails that the mail server did not take yet, to someone with a role or an invitation.

    The administrator of that pilot sees them; a mail itself does not say of which pilot it is.
    """

    read_permission = Permission.PEOPLE_WRITE

    def where_granted(self, user: Member, permission: Permission, *, on: date) -> Q:
        """What holds for the mails to people of the pilots in which `user` holds `permission`."""
        return self._to_people_of(user.pilots_granting(permission, on=on))

    def of_pilot(self, pilot: Model) -> Self:
        """Those to people of one pilot."""
        return self.filter(self._to_people_of({pilot.pk}))

    def _to_people_of(self, pilots: set[int]) -> Q:
        members = get_user_model()._default_manager.filter(memberships__pilot__in=pilots)
        invited = apps.get_model("accounts", "Invitation")._default_manager.filter(
            pilot__in=pilots, accepted_at=None
        )
        addresses = Q(to__in=members.values("email")) | Q(to__in=invited.values("email"))
        return Q(number_of_retries__gt=0) & addresses

    def with_cause(self) -> Self:
        """Each one's `.cause`, the name of the last exception, and whether it `.is_given_up`."""
        logs = self.model._meta.get_field("logs").related_model._default_manager
        last = logs.filter(email=OuterRef("pk")).order_by("-pk").values("exception_type")[:1]
        given_up: Any = ExpressionWrapper(Q(status=STATUS.failed), BooleanField())
        return self.annotate(cause=Subquery(last), is_given_up=given_up)


class InvitationQuerySet(ScopedQuerySet):
    """Invitations; the administrator of the pilot sees them."""

    read_permission = Permission.PEOPLE_WRITE

    def open_at(self, now: datetime) -> Self:
        """Those that can still be accepted at `now`."""
        return self.filter(accepted_at=None, expires_at__gt=now)
