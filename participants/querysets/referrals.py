"""Referrals by date and by decision."""

from datetime import date
from typing import Self

from django.db.models import CharField

from interwonen.core.facts import on_the_day
from participants.querysets.records import ParticipantRecordQuerySet


class ReferralQuerySet(ParticipantRecordQuerySet):
    """Referrals to a pilot."""

    def for_page(self, *, on: date) -> Self:
        """Referrals with `.participant_status`, and the proposal, if any."""
        status = on_the_day("participants_status", on, CharField(), of="participant")
        rows = super().for_page(on=on).select_related("proposal")
        return rows.annotate(participant_status=status)

    def accepted_by(self, day: date) -> Self:
        """Referrals accepted on or before `day`."""
        return self.filter(decision="accepted", decided_on__lte=day)

    def undecided(self) -> Self:
        """Referrals that wait for the case manager."""
        return self.filter(decision="pending")
