"""Copies of files."""

from datetime import date
from typing import Self

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet
from participants.querysets.records import ParticipantRecordQuerySet


class FileCopyQuerySet(MayBeWithdrawnQuerySet, ParticipantRecordQuerySet):  # type: ignore[override]
    """Copies, for who may read everything in a file: they hold all of it."""

    read_permission = Permission.FILE_COPY

    def for_page(self, *, on: date) -> Self:
        """With the participant."""
        return super().for_page(on=on).select_related("request__participant__pilot")
