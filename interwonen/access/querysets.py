"""The base queryset of all models whose rows only some users may see."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from interwonen.access.members import Member
from interwonen.access.permissions import Permission


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows of pilots; what no role in force grants is not there.

    `pilot_path` leads from a row to its pilot; `caseload_path` to the participant whose caseload
    counts, "" when the row is the participant, None when no caseload opens these rows.
    """

    read_permission: ClassVar[Permission]
    pilot_path: ClassVar[str] = "pilot"
    caseload_path: ClassVar[str | None] = None

    def paths(self) -> tuple[str, str | None]:
        """The paths that lead to the pilot and to the participant whose caseload counts."""
        return self.pilot_path, self.caseload_path

    def visible_to(self, user: Member, *, on: date) -> Self:
        """Rows that `user` may know of, by the memberships in force on the date `on`."""
        return self.granting(user, self.read_permission, on=on)

    def granting(self, user: Member, permission: Permission, *, on: date) -> Self:
        """Rows on which `user` holds `permission` on the date `on`."""
        return self.filter(self.where_granted(user, permission, on=on))

    def where_granted(self, user: Member, permission: Permission, *, on: date) -> Q:
        """What holds for the rows on which `user` holds `permission` on the date `on`."""
        pilot, participant = self.paths()
        rows = Q(**{f"{pilot}__in": user.pilots_granting(permission, on=on)})
        if participant is not None:
            own = user.participants_granting(permission, on=on)
            rows |= Q(**{f"{participant or 'pk'}__in": own})
        return rows

    def of_pilot(self, pilot: models.Model) -> Self:
        """Rows of one pilot."""
        return self.filter(**{self.paths()[0]: pilot.pk})

    def for_page(self, *, on: date) -> Self:
        """Rows as the guard reads the one that a page is about: with what most of these pages show."""
        to_the_owner = self.paths()[0].rpartition("__")[0]
        return self.select_related(to_the_owner) if to_the_owner else self


class MayBeWithdrawnQuerySet(ScopedQuerySet):
    """Rows that stay when they are withdrawn (core/withdrawals.py)."""

    def standing(self) -> Self:
        """Without those that were withdrawn."""
        return self.filter(withdrawn_because="")
