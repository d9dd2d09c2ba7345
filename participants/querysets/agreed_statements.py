"""What participants agreed to have told, by what a report knows of it."""

from datetime import date
from typing import Self

from django.db.models import Exists, OuterRef, Q

from interwonen.access.querysets import MayBeWithdrawnQuerySet
from participants.querysets.records import ParticipantRecordQuerySet


class AgreedStatementQuerySet(MayBeWithdrawnQuerySet, ParticipantRecordQuerySet):  # type: ignore[override]
    """Statements, for who may read the file."""

    def known(self, *, as_of: date) -> Self:
        """Those that a report with this cut-off takes as known: they stand, or were published.

        What someone's sentence says of the next home counts from the day of leaving on, also when
        it was agreed on afterwards, or from when a report told it, whatever day of leaving is recorded
        now; other sentences count from the agreement on. Of who limits the use of the file nothing new
        is told.
        """
        left = self.model._default_manager.filter(
            Q(participant__placements__exit__exited_on__lte=as_of)
            | Q(published_on__isnull=False, participant__placements__exit__isnull=False),
            pk=OuterRef("pk"),
        )
        counts = Q(outcome="none", agreed_on__lte=as_of) | (~Q(outcome="none") & Exists(left))
        limited = self.model._default_manager.filter(
            participant__file_limits__isnull=False,
            participant__file_limits__lifted_on=None,
            pk=OuterRef("pk"),
        )
        tellable = Q(withdrawn_because="") & ~Exists(limited)
        return self.filter(counts, tellable | Q(published_on__isnull=False))
