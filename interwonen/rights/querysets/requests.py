"""What residents ask about their own data, by what is due first."""

from datetime import date
from typing import Self

from django.db.models.functions import Coalesce

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet
from participants.querysets.records import ParticipantRecordQuerySet


class RightsRequestQuerySet(MayBeWithdrawnQuerySet, ParticipantRecordQuerySet):  # type: ignore[override]
    """Requests about the own data; who only oversees them knows that they are there."""

    read_permission = Permission.RIGHTS_READ

    def with_last_day(self) -> Self:
        """Each request's `.last_day` in time."""
        return self.annotate(last_day=Coalesce("extended_to", "due_on"))

    def open(self) -> Self:
        """Those without an answer, what is due first on top."""
        rows = self.standing().filter(answered_on=None).with_last_day()
        return rows.select_related("participant").order_by("last_day", "pk")

    def due(self, *, by: date) -> Self:
        """Those open ones that are due by the day `by`, or late."""
        return self.open().filter(last_day__lte=by)

    def granted_erasures(self) -> Self:
        """Those by which a file is destroyed earlier than its period says."""
        return self.standing().filter(right="erasure", decision="granted")

    def answered(self) -> Self:
        """Those with an answer, the last one first."""
        rows = self.standing().filter(answered_on__isnull=False)
        return rows.select_related("participant").order_by("-answered_on", "-pk")
