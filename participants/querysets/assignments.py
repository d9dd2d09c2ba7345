"""Which counsellor supports whom, and when."""

from datetime import date
from typing import Self

from interwonen.core import periods
from participants.querysets.records import ParticipantRecordQuerySet


class AssignmentQuerySet(ParticipantRecordQuerySet):
    """Which counsellor supports whom, and when."""

    def in_force(self, on: date) -> Self:
        """Assignments whose period, both days inclusive, holds the date `on`."""
        return self.filter(periods.in_force(on))
