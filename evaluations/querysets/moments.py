"""Querysets of evaluation moments: visibility and date."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, F, Q, When

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet


class EvaluationMomentQuerySet(MayBeWithdrawnQuerySet):
    """Planned and held moments of a pilot."""

    read_permission = Permission.EVALUATION_READ

    def for_page(self, *, on: date) -> Self:
        """With what its page shows of others: the decision, and who offered and adopted the minutes."""
        return (
            super().for_page(on=on).select_related("verdict", "offered_by", "adopted_by", "pilot")
        )

    def those_to_do_first(self) -> Self:
        """What waits for something, the earliest first; then what was adopted or cancelled, the last
        first."""
        is_done = Q(adopted_on__isnull=False) | ~Q(withdrawn_because="")
        waits_since = Case(When(is_done, then=None), default=F("planned_on"))
        return self.order_by(waits_since.asc(nulls_last=True), "-planned_on", "pk")

    def to_judge(self, *, by: date) -> Self:
        """Those without judgements that are planned at the latest on the day `by`."""
        return self.standing().filter(held_on=None, planned_on__lte=by)

    def to_offer(self) -> Self:
        """Those whose minutes are a draft."""
        return self.standing().filter(held_on__isnull=False, offered_on=None)

    def to_adopt(self) -> Self:
        """Those whose minutes wait for a second look."""
        return self.standing().filter(offered_on__isnull=False, adopted_on=None)

    def held_before(self, moment: Any) -> Self:
        """Those of the same pilot that were held on an earlier day than `moment`, the last first."""
        rows = self.of_pilot(moment.pilot).standing().filter(held_on__lt=moment.day)
        return rows.order_by("-held_on", "-pk")
