"""People by the role that they have in a pilot."""

from datetime import date

from django.db import models

from interwonen.access.roles import Role
from interwonen.accounts.models import Membership, User
from interwonen.core.names import sorted_name


def people_in_role(pilot: models.Model, *roles: Role, on: date) -> models.QuerySet[User]:
    """The users with one of these roles in the pilot on the date `on`, by name."""
    held = Membership.objects.in_force(on).filter(pilot=pilot, role__in=roles)
    return User.objects.filter(pk__in=held.values("user")).order_by(sorted_name("name"), "pk")
