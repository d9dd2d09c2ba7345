"""Stays by date and by what is known of their end."""

from datetime import date
from typing import Self

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from participants.querysets.records import ParticipantRecordQuerySet


class PlacementQuerySet(ParticipantRecordQuerySet):
    """Stays, planned and real; both days inclusive."""

    def on_day(self, day: date) -> Self:
        """Stays that include the date `day`."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def without_certain_next_home(self, on: date) -> Self:
        """Stays on the date `on` of who has no next home that was certain by then.

        When a move within the pilot is planned, the plan of the last stay counts.
        """
        certain = self.model._default_manager.filter(
            ~self._has_later(),
            participant=OuterRef("participant"),
            exit_plan__is_arranged=True,
            exit_plan__made_on__lte=on,
        )
        return self.on_day(on).filter(~Exists(certain))

    def with_lacks_exit(self, *, on: date) -> Self:
        """Each stay's `.lacks_exit`: it ended before `on`, without an exit or a next stay.

        A next stay means that the participant moved within the pilot.
        """
        lacks_exit = Q(ends_on__lt=on, exit=None) & ~self._has_later()
        return self.annotate(lacks_exit=ExpressionWrapper(lacks_exit, output_field=BooleanField()))

    def _has_later(self) -> Exists:
        """Whether the participant of a stay has a stay that begins after it."""
        later = self.model._default_manager.filter(
            participant=OuterRef("participant"), starts_on__gt=OuterRef("starts_on")
        )
        return Exists(later)

    def overlapping(self, first: date, last: date) -> Self:
        """Stays with at least one day from `first` up to and including `last`."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)
