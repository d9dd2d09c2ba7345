"""Protocols for users and memberships, so that the guard need not import the accounts."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from interwonen.access.permissions import Permission
from interwonen.access.roles import granted


class MembershipLike(Protocol):
    """A role of a person in a pilot."""

    role: str
    pilot_id: int

    @property
    def pilot(self) -> Any: ...


class Member(Protocol):
    """A person with memberships."""

    pk: Any
    opened_in_emergency: frozenset[int]

    def memberships_on(self, on: date) -> list[Any]: ...

    def pilots_granting(
        self, permission: Permission, *, on: date, caseload: bool = False
    ) -> set[int]: ...

    def participants_granting(self, permission: Permission, *, on: date) -> set[int]: ...

    def may(self, permission: Permission, participant: Any, *, on: date) -> bool: ...


def may_in(user: Member, permission: Permission, slug: str, *, on: date) -> bool:
    """Whether a role of the user opens this in the pilot, wholly or on the own caseload."""
    roles = roles_in(user.memberships_on(on), slug)
    return any(permission in granted(role.role) for role in roles)


def roles_in(memberships: Iterable[MembershipLike], pilot_slug: str) -> list[MembershipLike]:
    """The memberships that are about the pilot with this slug."""
    return [membership for membership in memberships if membership.pilot.slug == pilot_slug]
