"""What lists of the sounding board show: who sits on it, its meetings, and what was agreed."""

from datetime import date
from typing import Any, Self

from django.db.models import Manager, Q
from django.db.models.functions import Coalesce

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet
from interwonen.core.forgetting import last_day_of_forgotten


class BoardMemberQuerySet(MayBeWithdrawnQuerySet):
    """People and parties that sit on the sounding board."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def in_office(self, *, on: date) -> Self:
        """Those who sit on the board on the date `on`."""
        rows = self.standing().filter(joined_on__lte=on)
        return rows.filter(Q(left_on=None) | Q(left_on__gte=on))

    def to_forget(self, *, on: date) -> Self:
        """Those whose name or details are kept, and who left a year or longer before `on`.

        Who has no last day left on that of the pilot.
        """
        named = self.exclude(name="", contact_details="")
        ended = named.annotate(ended_on=Coalesce("left_on", "pilot__ends_on"))
        return ended.filter(ended_on__lte=last_day_of_forgotten(on))


_Members = Manager.from_queryset(BoardMemberQuerySet)


class BoardMemberManager(_Members):
    """Members come with what they sit there for, because that is what they are called by."""

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("role")


class BoardMeetingQuerySet(MayBeWithdrawnQuerySet):
    """Meetings of the sounding board."""

    read_permission = Permission.NEIGHBOURHOOD_READ

    def still_to_hold(self) -> Self:
        """Planned meetings whose notes were not recorded yet, the first one first."""
        return self.standing().filter(is_held=False).order_by("day", "starts_at")

    def past(self) -> Self:
        """Meetings with notes and those that were cancelled or withdrawn, the last one first."""
        return self.exclude(is_held=False, withdrawn_because="")

    def held(self) -> Self:
        """Meetings with notes, the last one first."""
        return self.standing().filter(is_held=True)

    def published(self, *, on: date) -> Self:
        """Meetings whose notes everyone may read on the date `on`."""
        return self.held().filter(published_on__lte=on)


class BoardAgreementQuerySet(MayBeWithdrawnQuerySet):
    """What was agreed at meetings of the sounding board."""

    read_permission = Permission.NEIGHBOURHOOD_READ
    pilot_path = "meeting__pilot"

    def standing(self) -> Self:
        """Without those that were withdrawn, themselves or with their meeting."""
        return super().standing().filter(meeting__withdrawn_because="")

    def open(self, *, on: date) -> Self:
        """Those of which is not known on the date `on` whether they were kept; too late ones first."""
        rows = self.standing().with_lateness(on=on).filter(meeting__day__lte=on)
        return rows.filter(Q(settled_on=None) | Q(settled_on__gt=on)).order_by("due_on", "pk")

    def overdue(self, *, on: date) -> Self:
        """Open ones whose day has passed on the date `on`."""
        return self.open(on=on).filter(due_on__lt=on)

    def settled(self, *, on: date) -> Self:
        """Those of which is known on the date `on` whether they were kept, the last one first."""
        rows = self.standing().with_lateness(on=on).filter(settled_on__lte=on)
        return rows.order_by("-settled_on", "-pk")

    def with_lateness(self, *, on: date) -> Self:
        """Each agreement's `.is_overdue` on the date `on`."""
        is_open: Any = Q(settled_on=None) | Q(settled_on__gt=on)
        return self.annotate(is_overdue=is_open & Q(due_on__lt=on))
