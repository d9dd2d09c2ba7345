"""What has to be done for participants."""

from datetime import date
from typing import Any, Self

from interwonen.access.permissions import Permission
from participants.querysets.records import ParticipantRecordQuerySet


class FollowUpQuerySet(ParticipantRecordQuerySet):
    """Follow-ups of one's own caseload, and those that one does for a colleague's."""

    read_permission = Permission.SESSION_READ

    def granting(self, user: Any, permission: Permission, *, on: date) -> Self:
        """Rows that the file opens; whoever took on a follow-up has it too, without the file.

        To read the file (PARTICIPANT_READ) takes the file itself.
        """
        opened = super().granting(user, permission, on=on)
        if permission == Permission.PARTICIPANT_READ:
            return opened
        own = user.pilots_granting(permission, on=on, caseload=True)
        taken_on = self.filter(owner=user.pk, participant__pilot__in=own)
        return self.filter(pk__in=opened.values("pk")) | taken_on

    def open(self) -> Self:
        """Those that have not been done."""
        return self.filter(done_on=None)
