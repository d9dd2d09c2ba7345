"""Which enquiries and answers a user sees, and the state of an enquiry on a date."""

from datetime import date, timedelta
from typing import Any, Self

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateField,
    F,
    Func,
    Q,
    SmallIntegerField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from interwonen.access.permissions import Permission
from interwonen.access.querysets import MayBeWithdrawnQuerySet, ScopedQuerySet
from interwonen.core.facts import on_the_day
from interwonen.core.forgetting import last_day_of_forgotten

COMPLAINT = "contact_kind.complaint"
OBJECTION = "contact_kind.objection"
REPORT = "contact_kind.report"
THREAT = "report_category.threat"
ALIKE_DAYS = 7  # reports about one thing in this time may be about the same
_CLOSED = Q(status__in=("done", "withdrawn"))
_THREAT, _OBJECTION = Q(category=THREAT), Q(kind=OBJECTION)
GOES_ELSEWHERE = _THREAT | _OBJECTION  # as `Enquiry.goes_elsewhere` says


class EnquiryQuerySet(MayBeWithdrawnQuerySet):
    """Questions, reports and complaints from the neighbourhood; they never point at a resident."""

    read_permission = Permission.ENQUIRY_READ

    def for_page(self, *, on: date) -> Self:
        """Enquiries with what their page says, also as in `with_status`."""
        rows = super().for_page(on=on).with_status(on=on)
        return rows.select_related(
            "kind",
            "category",
            "channel",
            "validity",
            "contact",
            "assigned_to",
            "letter_round",
        )

    def with_status(self, *, on: date) -> Self:
        """Each enquiry's `.status`, `.last_day` for an answer, `.handled_on`, `.waits_for_us` and
        `.is_overdue` as of the date `on`.

        Handled is the first answer, or the closing of an enquiry that needed none; of what goes
        elsewhere, that it was passed on. `.is_settled` asks the same since it was opened again.
        """
        return self.annotate(
            status=on_the_day("neighbours_enquiry_status", on, CharField()),
            last_day=on_the_day("neighbours_last_day", on, DateField()),
            handled_on=on_the_day("neighbours_handled_on", on, DateField()),
            is_settled=on_the_day("neighbours_enquiry_is_settled", on, BooleanField()),
            waits_for_us=on_the_day("neighbours_waits_for_us", on, BooleanField()),
        ).annotate(is_overdue=Q(waits_for_us=True, last_day__lt=on))

    def with_last_day(self, *, on: date) -> Self:
        """Each enquiry's `.handled_on`, and its `.last_day` as it was then or, not handled, on `on`."""
        return self.annotate(
            handled_on=on_the_day("neighbours_handled_on", on, DateField()),
        ).annotate(
            last_day=Func(
                "pk",
                Coalesce(F("handled_on"), Value(on)),
                function="neighbours_last_day",
                output_field=DateField(),
            )
        )

    def to_answer(self, *, on: date) -> Self:
        """Enquiries received by the date `on` that wait for an answer of ours."""
        rows = self.standing().with_status(on=on).filter(received_on__lte=on)
        return rows.filter(waits_for_us=True)

    def overdue(self, *, on: date) -> Self:
        """Enquiries whose last day for an answer has passed on the date `on`."""
        return self.to_answer(on=on).filter(is_overdue=True)

    def counts(self) -> dict[str, int]:
        """The numbers of all, of those not handled yet, and of those too late; without those that
        were withdrawn. Call after `with_status`."""
        return self.standing().aggregate(
            total=Count("pk"),
            to_answer=Count("pk", filter=Q(waits_for_us=True)),
            overdue=Count("pk", filter=Q(is_overdue=True)),
        )

    def silent(self, *, on: date) -> Self:
        """Open ones about which nothing was said for a year on the date `on`: the data of the
        neighbour stay until someone closes them."""
        rows = self.standing().alias(
            closed_on=on_the_day("neighbours_closed_on", on, DateField()),
            last_word=on_the_day("neighbours_last_word", on, DateField()),
        )
        return rows.filter(closed_on=None, last_word__lte=last_day_of_forgotten(on))

    def in_state(self, state: str, *, on: date) -> Self:
        """Those of one status, "unanswered", "overdue" or "silent"; for "" all that were not
        withdrawn. Call after `with_status`."""
        if state == "unanswered":
            return self.to_answer(on=on)
        if state == "silent":
            return self.silent(on=on)
        if state == "overdue":
            return self.filter(is_overdue=True)
        return self.filter(status=state) if state else self.standing()

    def sifted(self, *, kind: Any = None, category: Any = None) -> Self:
        """Those of one kind and about one thing; all for None."""
        rows = self.filter(kind=kind) if kind else self
        return rows.filter(category=category) if category else rows

    def dealt_with_by(self, whose: str, user: Any) -> Self:
        """Those of the user for "mine", of nobody for "nobody", else all."""
        if whose == "mine":
            return self.filter(assigned_to=user)
        return self.filter(assigned_to=None) if whose == "nobody" else self

    def about_the_same_as(self, enquiry: Any) -> Self:
        """The others about the same matter as this one, without those that were withdrawn."""
        first = enquiry.same_as_id or enquiry.pk
        rows = self.standing().filter(Q(pk=first) | Q(same_as=first))
        return rows.exclude(pk=enquiry.pk).order_by("number")

    def passed_on_as(self, enquiry: Any) -> Self:
        """Threats for a threat, objections for an objection, and what is neither for the rest."""
        rows = self.filter(_THREAT) if enquiry.is_threat else self.exclude(_THREAT)
        return rows.filter(_OBJECTION) if enquiry.is_objection else rows.exclude(_OBJECTION)

    def like(self, enquiry: Any, *, on: date) -> Self:
        """Open reports of the same category in the week before this one came in, that are not said
        to be about the same."""
        says_little = enquiry.category_id in (None, "report_category.other")
        if says_little or enquiry.same_as_id is not None:
            return self.none()
        rows = self.of_pilot(enquiry.pilot).standing().with_status(on=on)
        since = enquiry.received_on - timedelta(days=ALIKE_DAYS)
        return rows.filter(
            category=enquiry.category_id,
            received_on__range=(since, enquiry.received_on),
            same_as=None,
        ).exclude(Q(pk=enquiry.pk) | Q(status="done"))

    def in_order_of_work(self, *, on: date) -> Self:
        """A threat that was not passed on, then what waits for an answer, what has to be closed, what
        waits for the neighbour, and what was closed by the date `on`, the last one first; call after
        `with_status`."""
        order = Case(
            When(_THREAT, waits_for_us=True, then=0),
            When(waits_for_us=True, then=1),
            When(_CLOSED, then=4),
            When(is_settled=True, then=2),
            default=3,
            output_field=SmallIntegerField(),
        )
        closed_on = on_the_day("neighbours_closed_on", on, DateField())
        newest = Case(When(_CLOSED, then=-F("number")))
        return self.order_by(order, closed_on.desc(nulls_last=True), newest, "last_day", "number")


class StepQuerySet(MayBeWithdrawnQuerySet):
    """What happened to enquiries, in order."""

    read_permission = Permission.ENQUIRY_READ
    pilot_path = "enquiry__pilot"


class NoteQuerySet(MayBeWithdrawnQuerySet):
    """What colleagues tell each other about enquiries."""

    read_permission = Permission.ENQUIRY_READ
    pilot_path = "enquiry__pilot"


class EnquirerQuerySet(ScopedQuerySet):
    """The names and addresses of neighbours."""

    read_permission = Permission.ENQUIRY_READ
    pilot_path = "enquiry__pilot"

    def to_forget(self, *, on: date) -> Self:
        """Those that are kept, of enquiries that on the date `on` are closed for a year or longer."""
        since = on_the_day("neighbours_closed_on", on, DateField(), of="enquiry")
        rows = self.annotate(closed_on=since).filter(removed_on=None)
        return rows.filter(closed_on__lte=last_day_of_forgotten(on))


class ReplyQuerySet(MayBeWithdrawnQuerySet):
    """Answers to enquiries."""

    read_permission = Permission.ENQUIRY_READ
    pilot_path = "enquiry__pilot"
