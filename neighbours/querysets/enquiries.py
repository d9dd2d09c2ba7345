"""Which enquiries and answers a user sees, and the state of an enquiry on a date."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, CharField, Count, DateField, F, Q, Value, When

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet
from interwonen.core.facts import on_the_day


class EnquiryQuerySet(MayBeWithdrawnQuerySet):
    """Questions, reports and complaints from the neighbourhood; they never point at a resident."""

    read_permission = Permission.ENQUIRY_READ

    def for_page(self, *, on: date) -> Self:
        """Enquiries with what their page says, also as in `with_status`."""
        rows = super().for_page(on=on).with_status(on=on)
        return rows.select_related("kind", "category", "channel", "closed_by")

    def with_status(self, *, on: date) -> Self:
        """Each enquiry's `.handled_on`, `.status` and `.is_overdue` as of the date `on`.

        Handled is the first reply, or the closing of an enquiry that needed none.
        """
        return self.annotate(
            handled_on=on_the_day("neighbours_handled_on", on, DateField()),
            status=Case(
                When(~Q(withdrawn_because=""), then=Value("withdrawn")),
                When(closed_on__lte=on, then=Value("done")),
                When(handled_on__isnull=False, then=Value("answered")),
                default=Value("reported"),
                output_field=CharField(),
            ),
            is_overdue=Q(handled_on=None, due_on__lt=on, withdrawn_because=""),
        )

    def waiting(self, *, on: date) -> Self:
        """Enquiries received and not handled yet on the date `on`."""
        rows = self.standing().with_status(on=on)
        return rows.filter(received_on__lte=on, handled_on=None)

    def overdue(self, *, on: date) -> Self:
        """Enquiries whose last day for an answer has passed on the date `on`."""
        return self.waiting(on=on).filter(is_overdue=True)

    def counts(self) -> dict[str, int]:
        """The numbers of all, of those not handled yet, and of those too late; without those that
        were withdrawn. Call after `with_status`."""
        waits = Q(handled_on=None)
        return self.standing().aggregate(
            total=Count("pk"),
            waiting=Count("pk", filter=waits),
            overdue=Count("pk", filter=Q(is_overdue=True)),
        )

    def in_state(self, state: str) -> Self:
        """Those of one status, or "overdue"; for "" all that were not withdrawn. Call after
        `with_status`."""
        if state == "overdue":
            return self.filter(is_overdue=True)
        return self.filter(status=state) if state else self.standing()

    def of_kind(self, kind: Any) -> Self:
        """Those of one kind; all for None."""
        return self.filter(kind=kind) if kind else self

    def in_order_of_work(self) -> Self:
        """What has to be done first comes first; call after `with_status`."""
        order: tuple[Any, ...] = (F("handled_on").desc(nulls_first=True), "due_on", "number")
        return self.order_by(*order)


class ReplyQuerySet(MayBeWithdrawnQuerySet):
    """Answers to enquiries."""

    read_permission = Permission.ENQUIRY_READ
    pilot_path = "enquiry__pilot"
