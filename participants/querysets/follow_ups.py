"""Follow-ups by date and by who may see them."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from interwonen.access.permissions import Permission
from participants.querysets.records import ParticipantRecordQuerySet


class FollowUpQuerySet(ParticipantRecordQuerySet):
    """Follow-ups of the own caseload, and those taken on for participants of a colleague."""

    read_permission = Permission.SESSION_READ

    def where_granted(self, user: Any, permission: Permission, *, on: date) -> Q:
        """Rows of the files that `user` may read, and the follow-ups that `user` has taken on.

        Those taken on do not give access to the file (PARTICIPANT_READ).
        """
        opened = super().where_granted(user, permission, on=on)
        if permission == Permission.PARTICIPANT_READ:
            return opened
        own = user.pilots_granting(permission, on=on, caseload=True)
        return opened | Q(owner=user.pk, participant__pilot__in=own)

    def open(self) -> Self:
        """Those that have not been done."""
        return self.filter(done_on=None)

    def done_since(self, day: date) -> Self:
        """Those that were done on `day` or later, the last one first."""
        return self.filter(done_on__gte=day).order_by("-done_on", "-pk")
