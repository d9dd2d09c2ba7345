"""Referrals by date and by decision."""

from datetime import date
from typing import Self

from participants.querysets.records import ParticipantRecordQuerySet


class ReferralQuerySet(ParticipantRecordQuerySet):
    """Referrals to a pilot."""

    def accepted_by(self, day: date) -> Self:
        """Referrals accepted on or before `day`."""
        return self.filter(decision="accepted", decided_on__lte=day)

    def undecided(self) -> Self:
        """Referrals that wait for the case manager."""
        return self.filter(decision="pending")
