"""Dwellings, the days on which they are available, and their inspections."""

from datetime import date
from typing import Any, Self

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Replace, Upper

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core import periods
from interwonen.core.periods import in_force
from interwonen.core.subqueries import rows_of


class DwellingQuerySet(ScopedQuerySet):
    """Dwellings of a pilot."""

    read_permission = Permission.PILOT_READ

    def at_address(self, *, postcode: str, house_number: int, suffix: str) -> Self:
        """Dwellings at an address; capitals and hyphens in the suffix make no difference."""
        spelled = Upper(Replace("house_number_suffix", Value("-")))
        at_number = self.filter(postcode=postcode, house_number=house_number)
        return at_number.alias(spelled=spelled).filter(spelled=suffix.replace("-", "").upper())

    def with_placements(self, placements: QuerySet[Any]) -> Self:
        """Each dwelling with `placements` as `.known_placements`, in order."""
        return self.prefetch_related(
            Prefetch("placements", queryset=placements, to_attr="known_placements")
        )

    def with_state(self, *, on: date) -> Self:
        """Each dwelling's `.state` on the date `on` (see Dwelling.State).

        After a stay it is to be inspected until an inspection is recorded; then, and before the
        first stay, the last inspection decides whether it is ready.
        """
        let = rows_of(self.model, "availabilities", "dwelling").filter(in_force(on))
        placements = rows_of(self.model, "placements", "dwelling")
        inspections = rows_of(self.model, "inspections", "dwelling").filter(inspected_on__lte=on)
        left_on = Subquery(
            placements.filter(ends_on__lt=on).order_by("-ends_on").values("ends_on")[:1]
        )
        last = inspections.order_by("-inspected_on", "-pk")
        annotated = self.annotate(
            vacant_since=left_on,
            inspected_on=Subquery(last.values("inspected_on")[:1]),
            found_ready=Subquery(last.values("is_ready")[:1]),
        )
        return annotated.annotate(
            state=Case(
                When(Exists(placements.on_day(on)), then=Value("occupied")),
                When(~Exists(let), then=Value("unavailable")),
                When(
                    Q(vacant_since__isnull=False)
                    & (Q(inspected_on=None) | Q(inspected_on__lt=F("vacant_since"))),
                    then=Value("to_inspect"),
                ),
                When(found_ready=True, then=Value("ready")),
                default=Value("preparing"),
                output_field=CharField(),
            )
        )


class AvailabilityQuerySet(ScopedQuerySet):
    """Days on which the pilot may use its dwellings."""

    read_permission = Permission.PILOT_READ
    pilot_path = "dwelling__pilot"

    def overlapping(self, first: date, last: date) -> Self:
        """Periods with at least one day from `first` up to and including `last`."""
        return self.filter(periods.not_over(first), starts_on__lte=last)


class InspectionQuerySet(ScopedQuerySet):
    """Inspections of dwellings."""

    read_permission = Permission.PILOT_READ
    pilot_path = "dwelling__pilot"
