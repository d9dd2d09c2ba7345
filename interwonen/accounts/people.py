"""People by the role that they have in a pilot, and roles that wait for someone to agree."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from interwonen.access.permissions import Permission
from interwonen.access.roles import Role, everywhere
from interwonen.accounts.models import Membership, User
from interwonen.core.names import sorted_name


def people_in_role(pilot: models.Model, *roles: Role, on: date) -> models.QuerySet[User]:
    """The users with one of these roles in the pilot on the date `on`, by name."""
    held = Membership.objects.in_force(on).filter(pilot=pilot, role__in=roles)
    return User.objects.filter(pk__in=held.values("user")).order_by(sorted_name("name"), "pk")


def people_with(pilot: models.Model, permission: Permission, *, on: date) -> models.QuerySet[User]:
    """The users whose role grants a permission in the whole pilot on the date `on`, by name."""
    return people_in_role(pilot, *_granting(permission), on=on)


def all_hold(
    people: Collection[User], permission: Permission, *, pilot: models.Model, days: Collection[date]
) -> bool:
    """Whether a role grants each of these people a permission in the whole pilot on each of the days;
    one query, however many they are."""
    held = (
        Membership.objects.not_over(min(days))
        .agreed()
        .filter(pilot=pilot, role__in=_granting(permission), user__in=people, user__is_active=True)
    )
    terms = list(held.order_by().values_list("user", "starts_on", "ends_on"))
    return all(
        any(
            user == person.pk and first <= day and (last is None or day <= last)
            for user, first, last in terms
        )
        for person in people
        for day in days
    )


def _granting(permission: Permission) -> list[Role]:
    return [role for role in Role if permission in everywhere(role)]


def waiting_roles(*, on: date) -> ArraySubquery:
    """For a query of pilots: the roles in each that wait on the date `on`, for `read_waiting`.

    They come along with the pilot, because the overview is at its limit of twelve queries.
    """
    rows = Membership.objects.waiting(on).filter(pilot=OuterRef("pk")).with_agreers(on=on)
    row = JSONObject(pk="pk", role="role", user="user", name="user__name", candidates="candidates")
    return ArraySubquery(rows.order_by("starts_on", "pk").values(row=row))


def read_waiting(found: Iterable[dict[str, Any]]) -> list[Membership]:
    """What `waiting_roles` found, as roles with their people and `agreers`, and nothing more."""
    roles = []
    for row in found:
        role = Membership(
            pk=row["pk"], role=row["role"], user=User(pk=row["user"], name=row["name"])
        )
        role.candidates = row["candidates"]  # type: ignore[attr-defined]
        roles.append(role)
    return roles
