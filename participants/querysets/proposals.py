"""Dwellings that were proposed for people who wait."""

from datetime import date
from typing import Any

from participants.querysets.records import ParticipantRecordQuerySet


class ProposalQuerySet(ParticipantRecordQuerySet):
    """Dwellings that were proposed for people who wait."""

    def open_for(self, participant: Any, *, on: date) -> Any:
        """The proposal on someone's last referral whose first day is `on` or later, if any."""
        last = participant.referrals.order_by("-referred_on", "-pk")[:1]
        return self.filter(referral__in=last.values("pk"), starts_on__gte=on).first()
