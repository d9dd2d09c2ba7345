"""Incidents by date and by who may see them."""

from datetime import date
from typing import Self

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from interwonen.access.permissions import Permission
from participants.querysets.records import ParticipantRecordQuerySet

_TO_REVIEW = Q(review_on__isnull=False, reviewed_on=None)


class IncidentQuerySet(ParticipantRecordQuerySet):
    """Incidents; for the counsellor of the caseload and the team lead only."""

    read_permission = Permission.INCIDENT_READ

    def for_page(self, *, on: date) -> Self:
        """Incidents with what their page says, also as in `with_review`."""
        rows = super().for_page(on=on).with_review(on=on)
        return rows.select_related("kind", "recorded_by", "reviewed_by")

    def counts(self, *, on: date) -> dict[str, int]:
        """The numbers of all, of those to review, and of those whose day of review has passed."""
        return self.aggregate(
            total=Count("pk"),
            to_review=Count("pk", filter=_TO_REVIEW),
            overdue=Count("pk", filter=_TO_REVIEW & Q(review_on__lt=on)),
        )

    def with_review(self, *, on: date) -> Self:
        """Each incident's `.awaits_review` and, when its day has passed, `.is_overdue`."""
        return self.annotate(
            awaits_review=_holds(_TO_REVIEW),
            is_overdue=_holds(_TO_REVIEW & Q(review_on__lt=on)),
        )

    def to_review(self) -> Self:
        """Those whose agreements have not been reviewed yet, the most urgent first."""
        return self.filter(_TO_REVIEW).order_by("review_on", "pk")

    def overdue(self, *, on: date) -> Self:
        """Those whose day of review has passed on the date `on`."""
        return self.to_review().filter(review_on__lt=on)

    def matching(self, *, card: str, first: date | None, last: date | None) -> Self:
        """Those with a card, and from `first` up to and including `last`; "" and None are all."""
        wanted = {"card": card or None, "happened_on__gte": first, "happened_on__lte": last}
        return self.filter(**{name: value for name, value in wanted.items() if value})


def _holds(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
