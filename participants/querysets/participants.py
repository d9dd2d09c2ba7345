"""Participants by date and by state."""

from datetime import date
from typing import ClassVar, Self

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    FilteredRelation,
    Func,
    JSONField,
    Max,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Greatest, JSONObject

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core.facts import on_the_day
from interwonen.core.periods import in_force


def in_short(on: date, *, of: str = "pk") -> Func:
    """What a form shows beside it of a participant on the date `on`; see `in_short_for`."""
    return on_the_day("participants_in_short", on, JSONField(), of=of)


class ParticipantQuerySet(ScopedQuerySet):
    """Participants; everyone with a role in their file knows at least reference and status.

    The facts of a day are worked out in participants/guards/participants.sql.
    """

    read_permission = Permission.PARTICIPANT_STATUS
    caseload_path: ClassVar[str | None] = ""

    def for_page(self, *, on: date) -> Self:
        """Participants with what the head of every page of a file shows: `.status`, `.support`,
        and `.open_referral`, which waits for a decision, with its intake; also `.in_short`,
        `.here_since`, `.progress_review_due_on` and `.hold`."""
        undecided = Q(referrals__decision="pending")
        rows = self.annotate(open_referral=FilteredRelation("referrals", condition=undecided))
        rows = rows.annotate(in_short=in_short(on)).with_here_since(on=on)
        rows = rows.with_progress_review_due(on=on).with_hold()
        return rows.select_related("open_referral__intake").with_status(on=on).with_support(on=on)

    def with_hold(self) -> Self:
        """Each participant's `.hold`: what keeps the file longer than its period, if anything does."""
        # What is to be destroyed is of an app above this one, which is reached through pilots only.
        pilots = self.model._meta.get_field("pilot").related_model
        listed = pilots._meta.get_field("destructions").related_model._default_manager
        row = JSONObject(pk="pk", why="held_because", review_on="review_on")
        holds = listed.held().of_files().filter(record=OuterRef("pk"))
        return self.annotate(hold=Subquery(holds.order_by().values(row=row)[:1]))

    def with_status(self, *, on: date) -> Self:
        """Each participant's `.status` on the date `on` (see Participant.Status).

        After a second referral the last one decides.
        """
        return self.annotate(status=on_the_day("participants_status", on, CharField()))

    def supported(self, *, on: date) -> Self:
        """Participants for whom a session on the date `on` can be logged, with `.status`.

        That is from a referral to its rejection, the exit or the end of aftercare, all inclusive.
        """
        supported = on_the_day("participants_is_supported", on, BooleanField())
        return self.with_status(on=on).filter(supported)

    def homeless_again(self, *, on: date) -> Self:
        """Those who left the pilot and are homeless again on the date `on`, with `.status`: since
        a return, or since they left."""
        left = self.filter(placements__exit__exited_on__lte=on).values("pk")
        return self.filter(pk__in=left).with_status(on=on).filter(status="returned")

    def with_end(self) -> Self:
        """Each participant's `.last_stay`, and `.ended_on`: the last day of living here, of aftercare,
        of a return to homelessness or of a decision, whichever is later."""
        rows = self.annotate(last_stay=Max("placements__ends_on"))
        others = (
            "placements__exit__aftercare_until",
            "placements__exit__return_after__returned_on",
        )
        last = [Max(name) for name in (*others, "referrals__decided_on")]
        return rows.annotate(ended_on=Greatest("last_stay", *last))

    def with_accepted_on(self, *, on: date) -> Self:
        """Each participant's `.accepted_on`: the day of the last acceptance up to the date `on`."""
        accepted = Q(referrals__decision="accepted", referrals__decided_on__lte=on)
        return self.annotate(accepted_on=Max("referrals__decided_on", filter=accepted))

    def with_stay(self, *, on: date) -> Self:
        """Each participant's `.stay`: the placement on the date `on` with its dwelling, or None."""
        days = {"placements__starts_on__lte": on, "placements__ends_on__gte": on}
        stay = FilteredRelation("placements", condition=Q(**days))
        return self.annotate(stay=stay).select_related("stay__dwelling")

    def with_support(self, *, on: date) -> Self:
        """Each participant's `.support`: the assignment on the date `on` with its counsellor, or None."""
        support = FilteredRelation("assignments", condition=in_force(on, prefix="assignments__"))
        return self.annotate(support=support).select_related("support__counsellor")

    def with_sessions(self, *, on: date) -> Self:
        """Each participant's `.last_session_on`, held up to `on`, and `.next_session_on` from `on`."""
        return self.annotate(
            last_session_on=on_the_day("participants_last_session", on, DateField()),
            next_session_on=on_the_day("participants_next_session", on, DateField()),
        )

    def with_here_since(self, *, on: date) -> Self:
        """Each participant's `.here_since`: the first day of living in the pilot, before any moves,
        or of the last referral when that is later.

        A stay with an exit counts up to and including its last day.
        """
        return self.annotate(here_since=on_the_day("participants_here_since", on, DateField()))

    def with_progress_review_due(self, *, on: date) -> Self:
        """Each participant's `.progress_review_due_on`: the day that the last progress review of this
        stay named, else three months after moving in; None for who does not live here on `on`."""
        due = on_the_day("participants_progress_review_due", on, DateField())
        return self.annotate(progress_review_due_on=due)
