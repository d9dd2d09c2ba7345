"""Emergency accesses, and the files that may be opened by one."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import BooleanField, ExpressionWrapper, Q

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from participants.querysets.participants import ParticipantQuerySet


class ClosedFileQuerySet(ParticipantQuerySet):
    """Participants as someone knows of them who may open their file in an emergency only."""

    read_permission = Permission.EMERGENCY_OPEN
    caseload_path = None

    def visible_to(self, user: Any, *, on: date) -> Self:
        """Those who are supported on the date `on`: there is no emergency with anyone else."""
        return super().visible_to(user, on=on).supported(on=on)

    def for_page(self, *, on: date) -> Self:
        return self


class EmergencyAccessQuerySet(ScopedQuerySet):
    """Emergency accesses: all of a pilot for who looks after them, and one's own."""

    read_permission = Permission.EMERGENCY_READ
    pilot_path = "participant__pilot"

    def visible_to(self, user: Any, *, on: date) -> Self:
        """All of the pilots where `user` reads them, and those that `user` opened there."""
        own = self.where_granted(user, Permission.EMERGENCY_END, on=on)
        return self.filter(self.where_granted(user, self.read_permission, on=on) | own)

    def where_granted(self, user: Any, permission: Permission, *, on: date) -> Q:
        """Rows on which `user` holds `permission`; only who reviews them ends those of others."""
        opened = super().where_granted(user, permission, on=on)
        if permission != Permission.EMERGENCY_END:
            return opened
        reviews = super().where_granted(user, Permission.EMERGENCY_REVIEW, on=on)
        return opened & (Q(opened_by=user.pk) | reviews)

    def open_at(self, now: datetime) -> Self:
        """Those that give access at the moment `now`."""
        return self.filter(ended_at=None, opened_at__lte=now, expires_at__gt=now)

    def for_list(self) -> Self:
        """Those that wait for a review first, then the latest; with the people in them."""
        is_reviewed: Any = ExpressionWrapper(Q(reviewed_at__isnull=False), BooleanField())
        people = ("participant", "opened_by", "ended_by", "reviewed_by")
        return self.select_related(*people).order_by(is_reviewed, "-opened_at", "-pk")

    def to_review(self) -> Self:
        """Those that nobody has reviewed yet."""
        return self.filter(reviewed_at=None)
