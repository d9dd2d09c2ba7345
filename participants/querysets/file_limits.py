"""Limits on the use of files."""

from typing import Self

from participants.querysets.records import ParticipantRecordQuerySet


class FileLimitQuerySet(ParticipantRecordQuerySet):
    """Limits, for who may read the file."""

    def standing(self) -> Self:
        """Those that were not lifted."""
        return self.filter(lifted_on=None)
