"""Statements of residents about their files."""

from interwonen.access.querysets import MayBeWithdrawnQuerySet
from participants.querysets.records import ParticipantRecordQuerySet


class ResidentStatementQuerySet(MayBeWithdrawnQuerySet, ParticipantRecordQuerySet):  # type: ignore[override]
    """Statements, for who may read the file."""
