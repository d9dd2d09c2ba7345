"""Location assessments by date and by who may see them."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class LocationAssessmentQuerySet(ScopedQuerySet):
    """Judgements of the location of pilots, the last one first."""

    read_permission = Permission.PILOT_READ

    def made(self, *, on: date) -> Self:
        """Those made on the date `on` or before."""
        return self.filter(assessed_on__lte=on)


class LocationFindingQuerySet(ScopedQuerySet):
    """How a location does on each criterion."""

    read_permission = Permission.PILOT_READ
    pilot_path = "assessment__pilot"

    def of_latest(self, assessments: LocationAssessmentQuerySet) -> Self:
        """Those of the last of these assessments."""
        return self.filter(assessment__in=assessments.values("pk")[:1])
