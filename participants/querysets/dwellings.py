"""Dwellings, the days on which they are available, and their inspections."""

from datetime import date
from typing import Any, Self

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    ExpressionWrapper,
    F,
    Max,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Replace, Upper

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core import periods
from interwonen.core.facts import on_the_day


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

    def for_page(self, *, on: date) -> Self:
        """Dwellings with `.state` and landlord."""
        return self.with_state(on=on).select_related("landlord")

    def with_state(self, *, on: date) -> Self:
        """Each dwelling's `.state` on the date `on` (see Dwelling.State)."""
        return self.annotate(state=on_the_day("participants_dwelling_state", on, CharField()))

    def with_inspected_on(self, *, on: date) -> Self:
        """Each dwelling's `.inspected_on`: the day of the last inspection up to the date `on`."""
        by_then = Q(inspections__inspected_on__lte=on)
        return self.annotate(inspected_on=Max("inspections__inspected_on", filter=by_then))

    def nearest_first(self, *, on: date) -> Self:
        """Each dwelling with `.state` and `.free_from` on the date `on`: first those that are ready,
        then by the first day on which nobody lives there, last those that stay taken (None)."""
        free_from = on_the_day("participants_free_from", on, DateField())
        rows = self.with_state(on=on).annotate(free_from=free_from)
        is_ready = ExpressionWrapper(Q(state="ready"), BooleanField())
        order = self.model._meta.ordering
        return rows.order_by(is_ready.desc(), F("free_from").asc(nulls_last=True), *order)

    def with_vacant_since(self, *, on: date) -> Self:
        """Each dwelling's `.vacant_since`: the last day of the last stay before the date `on`."""
        since = on_the_day("participants_vacant_since", on, DateField())
        return self.annotate(vacant_since=since)


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
