"""Which consultation hours and calls a user sees, and the calls of each hour."""

from datetime import date, datetime
from typing import Self

from django.db.models import Count, Q

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet, ScopedQuerySet
from interwonen.core.forgetting import last_day_of_forgotten
from interwonen.core.versions import change_counts


class ConsultationHourQuerySet(ScopedQuerySet):
    """Telephone consultation hours, planned and past."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def going_on(self) -> Self:
        """Without those that were cancelled."""
        return self.filter(cancelled_because="")

    def coming(self, *, on: date) -> Self:
        """Those of the date `on` and later, the first one first."""
        return self.filter(day__gte=on).order_by("day", "opens_at")

    def begun(self, now: datetime) -> Self:
        """Those at which neighbours could ring already at the moment `now`."""
        return self.filter(Q(day__lt=now.date()) | Q(day=now.date(), opens_at__lte=now.time()))

    def past(self, *, on: date) -> Self:
        """Those before the date `on`, the last one first."""
        return self.filter(day__lt=on).order_by("-day", "-opens_at")

    def with_counts(self) -> Self:
        """Each with how many calls were `.taken`, `.missed`, to call back (`.call_back`) and
        `.called_back`, and how many appointments are `.booked`."""
        stands = Q(calls__withdrawn_because="")
        counted = {
            outcome: Count("calls", filter=stands & Q(calls__outcome=outcome))
            for outcome in ("booked", "taken", "missed", "call_back")
        }
        done = stands & Q(calls__called_back_at__isnull=False)
        return self.annotate(**counted, called_back=Count("calls", filter=done))

    def with_changes(self) -> Self:
        """Each with `changes`, how often it was changed, and `changed_at`, when that was last."""
        return self.annotate(**change_counts(self.model))


class CallQuerySet(MayBeWithdrawnQuerySet):
    """Calls of neighbours, which hold their names and numbers."""

    read_permission = Permission.CALL_LOG
    pilot_path = "hour__pilot"

    def booked(self) -> Self:
        """Appointments that have not become a call."""
        return self.standing().filter(outcome="booked")

    def to_call_back(self) -> Self:
        """Calls whose neighbour waits to be called back, the longest waiting first."""
        rows = self.standing().filter(outcome="call_back", called_back_at=None)
        return rows.order_by("hour__day", "came_at", "pk")

    def to_forget(self, *, on: date) -> Self:
        """Those whose caller's name or number is kept, in hours a year or longer before `on`."""
        known = ~Q(caller_name="") | ~Q(telephone="")
        return self.filter(known, hour__day__lte=last_day_of_forgotten(on))
