"""Participants by date and by state."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, CharField, Exists, F, Min, Q, Subquery, Value, When

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core import periods
from interwonen.core.subqueries import rows_of

# A return to homelessness counts as terugval up to this many months after the exit.
RETURN_MONTHS = 6
_SUPPORTED = ("referred", "assessment", "waiting", "placed", "leaving", "aftercare")


class ParticipantQuerySet(ScopedQuerySet):
    """Participants; everyone with a role in their file knows at least reference and status."""

    read_permission = Permission.PARTICIPANT_STATUS
    caseload_path = ""

    def with_status(self, *, on: date) -> Self:
        """Each participant's `.status` on the date `on` (see Participant.Status).

        After a second referral the last one decides.
        """
        placements = self._placements()
        lives_here = Exists(placements.on_day(on))
        leaving = lives_here & Exists(placements.with_certain_next_home(on))
        has_left = Q(left_on__gte=F("referred_on")) & ~Exists(placements.filter(starts_on__gt=on))
        recently = Q(left_on__gte=periods.months_later(on, -RETURN_MONTHS))
        return self._with_last_facts(on).annotate(
            status=Case(
                When(leaving, then=Value("leaving")),
                When(lives_here, then=Value("placed")),
                When(has_left & Q(aftercare_until__gte=on), then=Value("aftercare")),
                When(has_left & recently, then=Value("left")),
                When(has_left, then=Value("closed")),
                When(Q(decided__lte=on, decision="accepted"), then=Value("waiting")),
                When(Q(decided__lte=on, decision="rejected"), then=Value("rejected")),
                When(Q(decided__lte=on, decision="withdrawn"), then=Value("withdrawn")),
                When(intake_on__lte=on, then=Value("assessment")),
                default=Value("referred"),
                output_field=CharField(),
            )
        )

    def supported(self, *, on: date) -> Self:
        """Participants who get support on the date `on`, with `.status`: referral to aftercare."""
        return self.with_status(on=on).filter(status__in=_SUPPORTED)

    def _with_last_facts(self, on: date) -> Self:
        """Add the facts of the last referral and of the last ended stay on the date `on`."""
        referrals = rows_of(self.model, "referrals").filter(referred_on__lte=on)
        last = referrals.order_by("-referred_on", "-pk")
        over = self._placements().filter(ends_on__lt=on).order_by("-ends_on")
        return self.annotate(
            referred_on=Subquery(last.values("referred_on")[:1]),
            decision=Subquery(last.values("decision")[:1]),
            decided=Subquery(last.values("decided_on")[:1]),
            intake_on=Subquery(last.values("intake__filled_on")[:1]),
            left_on=Subquery(over.values("ends_on")[:1]),
            aftercare_until=Subquery(over.values("exit__aftercare_until")[:1]),
        )

    def with_home(self, *, on: date) -> Self:
        """Each participant's `.home`: the name of the dwelling on the date `on`, if any."""
        return self.annotate(
            home=Subquery(self._placements().on_day(on).values("dwelling__name")[:1])
        )

    def with_last_session(self, *, on: date) -> Self:
        """Each participant's `.last_session_on`: the date of the last held session up to `on`."""
        held = rows_of(self.model, "sessions").filter(status="held", day__lte=on)
        return self.annotate(last_session_on=Subquery(held.order_by("-day").values("day")[:1]))

    def with_next_session(self, *, on: date) -> Self:
        """Each participant's `.next_session_on`: the date of the first one planned from `on`."""
        planned = rows_of(self.model, "sessions").filter(status="planned", day__gte=on)
        return self.annotate(next_session_on=Subquery(planned.order_by("day").values("day")[:1]))

    def with_living_since(self, *, on: date) -> Self:
        """Each participant's `.living_since`: the first day of living in the pilot, before any moves.

        A stay with an exit counts up to and including its last day.
        """
        lasts = Q(placements__exit=None) | Q(placements__ends_on__gte=on)
        begun = Min("placements__starts_on", filter=lasts & Q(placements__starts_on__lte=on))
        return self.annotate(living_since=begun)

    def _placements(self) -> Any:
        """The stays of the participant of the outer query."""
        return rows_of(self.model, "placements")
