"""The base queryset of all models whose rows only some users may see."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.core.periods import in_force


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
        pilot, participant = self.paths()
        rows = Q(**{f"{pilot}__in": user.pilots_granting(permission, on=on)})
        if participant is not None:
            rows |= self._own_caseload(user, permission, on=on)
        return self.filter(rows)

    def of_pilot(self, pilot: models.Model) -> Self:
        """Rows of one pilot."""
        return self.filter(**{self.paths()[0]: pilot.pk})

    def _own_caseload(self, user: Member, permission: Permission, *, on: date) -> Q:
        pilot, participant = self.paths()
        prefix = f"{participant}__" if participant else ""
        own = self.model._default_manager.filter(
            in_force(on, prefix=f"{prefix}assignments__"),
            **{
                f"{prefix}assignments__counsellor": user.pk,
                f"{pilot}__in": user.pilots_granting(permission, on=on, caseload=True),
            },
        )
        return Q(pk__in=own.values("pk"))
