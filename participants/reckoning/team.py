"""Who supports people in a pilot: its counsellors and its team lead."""

from datetime import date
from typing import Any

from interwonen.access.permissions import Permission
from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.accounts.people import people_in_role
from interwonen.pilots.models import Pilot


def is_of_the_team(user: User, pilot: Pilot, *, on: date) -> bool:
    """Whether someone may log sessions in the pilot on the date `on`."""
    return pilot.pk in user.pilots_granting(Permission.SESSION_LOG, on=on) | user.pilots_granting(
        Permission.SESSION_LOG, on=on, caseload=True
    )


def team_of(pilot: Pilot, *, on: date) -> Any:
    """The users who support people in the pilot on the date `on`, by name."""
    return people_in_role(pilot, Role.COUNSELLOR, Role.TEAM_LEAD, on=on)
