"""Dwellings proposed for participants on the waiting list."""

from datetime import date
from typing import Any

from participants.querysets.records import ParticipantRecordQuerySet


class ProposalQuerySet(ParticipantRecordQuerySet):
    """Dwellings proposed for participants on the waiting list."""

    def open_for(self, participant: Any, *, on: date) -> Any:
        """The proposal on the last referral of a participant whose first day is `on` or later, if any."""
        last = participant.referrals.order_by("-referred_on", "-pk")[:1]
        rows = self.filter(referral__in=last.values("pk"), starts_on__gte=on)
        return rows.select_related("proposed_by").first()
