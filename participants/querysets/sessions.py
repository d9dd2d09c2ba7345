"""Sessions and their series."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, Max, OuterRef, Q, Subquery

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from participants.querysets.records import ParticipantRecordQuerySet


class SessionQuerySet(ParticipantRecordQuerySet):
    """Support sessions; notes are for the counsellor of the caseload and the team lead."""

    read_permission = Permission.SESSION_READ

    def held_between(self, first: date, last: date) -> Self:
        """Sessions held from `first` up to and including `last`."""
        return self.filter(status="held", day__range=(first, last))

    def planned(self) -> Self:
        """Planned sessions that were not logged yet, the earliest first."""
        return self.filter(status="planned").order_by("day", "starts_at", "pk")

    def nearest_to(self, on: date) -> Self:
        """Of one participant's sessions: the last one held up to the date `on`, and the first one
        planned from that date on."""
        held = self.filter(status="held", day__lte=on).order_by("-day", "-starts_at")
        ahead = self.planned().filter(day__gte=on)
        return self.filter(Q(pk__in=held.values("pk")[:1]) | Q(pk__in=ahead.values("pk")[:1]))

    def in_agenda_of(self, counsellor: Member, first: date, last: date) -> Self:
        """What a counsellor held or planned from `first` up to and including `last`."""
        busy = self.filter(status__in=["planned", "held"], day__range=(first, last))
        return busy.filter(counsellor=counsellor.pk)

    def with_changes(self) -> Self:
        """Each with `changes`, how often it was changed, and `changed_at`, when that was last."""
        past = self.model.history.filter(id=OuterRef("pk")).order_by().values("id")
        return self.annotate(
            changes=Subquery(past.annotate(number=Count("pk") - 1).values("number")),
            changed_at=Subquery(past.annotate(last=Max("history_date")).values("last")),
        )

    def same_series_from(self, session: Any) -> Self:
        """The planned sessions of a session's series from that session on, itself included."""
        if session.series_id is None:
            return self.filter(pk=session.pk)
        later = Q(day__gt=session.day) | Q(day=session.day, starts_at__gte=session.starts_at)
        return self.planned().filter(later, series=session.series_id)


class SeriesQuerySet(ParticipantRecordQuerySet):
    """Series of sessions."""

    read_permission = Permission.SESSION_READ
