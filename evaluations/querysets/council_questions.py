"""Querysets of the council's questions: which are shown, which are open, and by when."""

from datetime import date
from typing import Any, Self

from django.db.models import Q
from django.db.models.functions import Coalesce

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class CouncilQuestionQuerySet(MayBeWithdrawnQuerySet):
    """What members of the council ask about published reports."""

    read_permission = Permission.COUNCIL_QUESTION_READ
    pilot_path = "published__report__pilot"

    def for_page(self, *, on: date) -> Self:
        """With the report, whose contents are large and stay behind, and with the owner."""
        rows = self.select_related("published__report__pilot", "owner")
        return rows.defer("published__snapshot", "published__basis").with_last_day(on=on)

    def with_last_day(self, *, on: date) -> Self:
        """Each question's `.last_day` in time, and `.is_overdue` on the date `on`."""
        rows = self.annotate(last_day=Coalesce("extended_to", "due_on"))
        is_open: Any = Q(answered_on=None)
        return rows.annotate(is_overdue=is_open & Q(last_day__lt=on))

    def open(self, *, on: date) -> Self:
        """Those without an answer, also those that wait for a look; the most pressing first."""
        rows = self.standing().filter(answered_on=None).for_page(on=on)
        return rows.order_by("last_day", "pk")

    def pressing(self, *, by: date, on: date) -> Self:
        """Those open ones that wait for a look, that nobody has, or that are due by the day `by`."""
        waits = Q(accepted_on=None) | Q(owner=None) | Q(last_day__lte=by)
        return self.open(on=on).filter(waits)

    def answered(self, *, on: date) -> Self:
        """Those with an answer, the last one first."""
        rows = self.standing().filter(answered_on__isnull=False).for_page(on=on)
        return rows.order_by("-answered_on", "-pk")

    def shown(self, *, on: date) -> Self:
        """Those that are public on the date `on`: accepted by then, in the order of asking."""
        rows = self.standing().filter(accepted_on__lte=on).for_page(on=on)
        return rows.order_by("asked_on", "pk")
