"""Who supports people in a pilot: its counsellors and its team lead."""

from datetime import date
from typing import Any

from interwonen.access.permissions import Permission
from interwonen.access.roles import Role
from interwonen.accounts.models import Membership, User
from interwonen.pilots.models import Pilot


def is_of_the_team(user: User, pilot: Pilot, *, on: date) -> bool:
    """Whether someone may log sessions in the pilot on the date `on`."""
    return pilot.pk in user.pilots_granting(Permission.SESSION_LOG, on=on) | user.pilots_granting(
        Permission.SESSION_LOG, on=on, caseload=True
    )


def team_of(pilot: Pilot, *, on: date) -> Any:
    """The users who support people in the pilot on the date `on`, by name."""
    roles = Membership.objects.in_force(on).filter(
        pilot=pilot, role__in=(Role.COUNSELLOR, Role.TEAM_LEAD)
    )
    return User.objects.filter(pk__in=roles.values("user")).order_by("name")
