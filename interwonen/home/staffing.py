"""Who is still missing in a pilot and whom others wait for, for who looks after its people."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef

from interwonen.access.roles import ROLES, Role, RoleDescription
from interwonen.accounts.models import Invitation, Membership, User
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
        """In one query: the roles that people have, now or later, and those of open invitations.

        And whether someone may agree to a role, or will when an invitation is accepted.
        """
        today, of_pilot = self.now.date(), {"pilot": OuterRef("pk")}
        given = Membership.objects.not_over(today).filter(**of_pilot)
        invited = Invitation.objects.open_at(self.now).filter(**of_pilot)
        from_server = invited.filter(role=Role.POLICY_OFFICER, invited_by__email=User.SYSTEM_EMAIL)
        agrees = Exists(Membership.objects.agreeing(today).filter(**of_pilot))
        found: Any = Pilot.objects.values(
            given=ArraySubquery(given.order_by().values("role")),
            invited=ArraySubquery(invited.order_by().values("role")),
            someone_agrees=agrees | Exists(from_server),
        ).get(pk=self.pilot.pk)
        return dict(found)

    @property
    def invitations(self) -> int:
        """How many people have not accepted their invitation yet."""
        return len(self._roles["invited"])

    @property
    def nobody_agrees(self) -> bool:
        """Whether nobody may agree to the first role that reads files.

        A policy officer whom an administrator invited may not: the manager of the server invites.
        """
        return not self._roles["someone_agrees"]

    @property
    def missing(self) -> list[RoleDescription]:
        """The roles that nobody has or is invited to, the first to invite first.

        A policy officer is not among them while nobody agrees.
        """
        taken = {*self._roles["given"], *self._roles["invited"]}
        if self.nobody_agrees:
            taken.add(Role.POLICY_OFFICER)
        return [ROLES[role] for role in _NEEDED if role not in taken]

    @property
    def nothing_left(self) -> bool:
        """Whether every role has someone and nobody waits."""
        return not (self.nobody_agrees or self.missing or self.waiting or self.invitations)
