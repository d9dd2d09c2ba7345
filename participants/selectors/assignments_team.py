"""The team that supports the participants of a pilot: its counsellors and its team lead."""

from datetime import date
from typing import Any

from django.db.models import Q

from interwonen.access.permissions import Permission
from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.accounts.people import people_in_role
from interwonen.core.names import sorted_name
from interwonen.core.periods import not_over
from interwonen.pilots.models import Pilot
from participants.models import Assignment, FollowUp, SupportSession


def is_of_the_team(user: User, pilot: Pilot, *, on: date) -> bool:
    """Whether a user may log sessions in the pilot on the date `on`."""
    pilots = user.pilots_granting(Permission.SESSION_LOG, on=on)
    return pilot.pk in pilots | user.pilots_granting(Permission.SESSION_LOG, on=on, caseload=True)


def with_open_work(pilot: Pilot, *, on: date) -> Any:
    """The users with open work in the pilot: participants, sessions or follow-ups."""
    assignments = Assignment.objects.of_pilot(pilot).filter(not_over(on))
    sessions = SupportSession.objects.of_pilot(pilot).planned()
    follow_ups = FollowUp.objects.of_pilot(pilot).open()
    return User.objects.filter(
        Q(pk__in=assignments.values("counsellor"))
        | Q(pk__in=sessions.order_by().values("counsellor"))
        | Q(pk__in=follow_ups.values("owner"))
    ).order_by(sorted_name("name"), "pk")


def team_of(pilot: Pilot, *, on: date) -> Any:
    """The users who support participants in the pilot on the date `on`, by name."""
    return people_in_role(pilot, Role.COUNSELLOR, Role.TEAM_LEAD, on=on)
