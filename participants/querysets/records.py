"""Rows about participants."""

from typing import Any

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet


class ParticipantRecordQuerySet(ScopedQuerySet):
    """Rows about one participant each, for who may read the file unless they name another right.

    The model's `participant_path` leads to the participant.
    """

    read_permission = Permission.PARTICIPANT_READ

    def paths(self) -> tuple[str, str | None]:
        path: Any = self.model.participant_path
        return f"{path}__pilot", path
