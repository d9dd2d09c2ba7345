"""Sessions and their series."""

from datetime import date, timedelta
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, Subquery

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.core.versions import change_counts
from participants.querysets.records import ParticipantRecordQuerySet

# Those of a series that are cancelled at once are saved one after the other, in some seconds.
AT_ONCE = timedelta(minutes=1)


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
        return self.annotate(**change_counts(self.model))

    def same_series_from(self, session: Any) -> Self:
        """The planned sessions of a session's series from that session on, itself included."""
        return self.planned().filter(_in_series_from(session))

    def cancelled_with(self, session: Any) -> Self:
        """The sessions of a cancelled session's series that were cancelled at once with it, from
        that session on, itself included; the earliest first."""
        rows = self.filter(status="cancelled").with_cancelled_at()
        moment = rows.filter(pk=session.pk).values_list("cancelled_at", flat=True).first()
        if moment is None:
            return rows.none()
        at_once = (moment - AT_ONCE, moment + AT_ONCE)
        rows = rows.filter(_in_series_from(session), cancelled_at__range=at_once)
        return rows.order_by("day", "starts_at", "pk")

    def with_cancelled_at(self) -> Self:
        """Each with `cancelled_at`, when it was cancelled last; None if it was not."""
        past = self.model.history.filter(id=OuterRef("pk"), status="cancelled")
        later = self.model.history.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
        lasting = past.exclude(Exists(later.exclude(status="cancelled")))
        first = lasting.order_by("history_id").values("history_date")[:1]
        return self.annotate(cancelled_at=Subquery(first))


def _in_series_from(session: Any) -> Q:
    """A session, and those after it in its series."""
    if session.series_id is None:
        return Q(pk=session.pk)
    later = Q(day__gt=session.day) | Q(day=session.day, starts_at__gte=session.starts_at)
    return Q(later, series=session.series_id)


class SeriesQuerySet(ParticipantRecordQuerySet):
    """Series of sessions."""

    read_permission = Permission.SESSION_READ
