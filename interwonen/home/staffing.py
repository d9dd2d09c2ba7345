"""Who is still missing in a pilot and whom others wait for, for who looks after its people."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from interwonen.access.roles import ROLES, Role, RoleDescription
from interwonen.accounts.models import Invitation, Membership
from interwonen.pilots.models import Pilot

# The order in which they can take effect: a policy officer agrees to the first who reads files, and
# a team lead assigns the counsellors.
_NEEDED = (
    Role.POLICY_OFFICER,
    Role.TEAM_LEAD,
    Role.CASE_MANAGER,
    Role.COUNSELLOR,
    Role.CONTACT_OFFICER,
    Role.AUDITOR,
)


@dataclass(frozen=True)
class Staffing:
    """What the administrator of a pilot has to do next, at the moment `now`.

    `waiting` are the roles that wait until someone agrees.
    """

    pilot: Pilot
    waiting: list[Membership]
    now: datetime

    @cached_property
    def _roles(self) -> dict[str, Any]:
        """The roles that people have, now or later, and those of open invitations; in one query."""
        of_pilot = {"pilot": OuterRef("pk")}
        given = Membership.objects.not_over(self.now.date()).filter(**of_pilot)
        invited = Invitation.objects.open_at(self.now).filter(**of_pilot)
        found: Any = Pilot.objects.values(
            given=ArraySubquery(given.order_by().values("role")),
            invited=ArraySubquery(invited.order_by().values("role")),
        ).get(pk=self.pilot.pk)
        return dict(found)

    @property
    def invitations(self) -> int:
        """How many people have not accepted their invitation yet."""
        return len(self._roles["invited"])

    @property
    def without_policy_officer(self) -> bool:
        """Whether nobody is there to agree to the first role that reads files."""
        return Role.POLICY_OFFICER in self._missing

    @property
    def missing(self) -> list[RoleDescription]:
        """The roles that nobody has or is invited to, the first to invite first.

        A policy officer is not among them: the manager of the server invites the first one.
        """
        return [ROLES[role] for role in self._missing if role != Role.POLICY_OFFICER]

    @property
    def nothing_left(self) -> bool:
        """Whether every role has someone and nobody waits."""
        return not (self._missing or self.waiting or self.invitations)

    @property
    def _missing(self) -> list[Role]:
        taken = {*self._roles["given"], *self._roles["invited"]}
        return [role for role in _NEEDED if role not in taken]
