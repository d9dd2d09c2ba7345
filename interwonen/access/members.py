"""Protocols for users and memberships, so that the guard need not import the accounts."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from interwonen.access.permissions import Permission


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


def roles_in(memberships: Iterable[MembershipLike], pilot_slug: str) -> list[MembershipLike]:
    """The memberships that are about the pilot with this slug."""
    return [membership for membership in memberships if membership.pilot.slug == pilot_slug]
