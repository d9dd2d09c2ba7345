"""Rows of the register by date, by state and by who may see them."""

from datetime import date
from typing import Any, Self

from django.db.models import (
    Case,
    CharField,
    Exists,
    Max,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core import periods


class DwellingQuerySet(ScopedQuerySet):
    """Dwellings of a pilot."""

    read_permission = Permission.PILOT_READ

    def with_stays(self, stays: QuerySet[Any]) -> Self:
        """Each dwelling with `stays` on board as `.stays`, in order."""
        return self.prefetch_related(Prefetch("placements", queryset=stays, to_attr="stays"))


class ParticipantQuerySet(ScopedQuerySet):
    """Participants; everyone with a role in their file knows at least reference and status."""

    read_permission = Permission.PARTICIPANT_STATUS
    caseload_path = ""

    def with_status(self, *, on: date) -> Self:
        """Each participant's `.status` as it stood on the date `on` (see Participant.Status)."""
        referral = _related(self.model, "referrals").filter(
            participant=OuterRef("pk"), referred_on__lte=on
        )
        stays = self._stays()
        decided = {
            "decision": Subquery(referral.order_by("-referred_on", "-pk").values("decision")[:1]),
            "decided": Subquery(referral.order_by("-referred_on", "-pk").values("decided_on")[:1]),
        }
        living = Exists(stays.on_day(on))
        gone = Exists(stays.filter(ends_on__lt=on))
        return self.annotate(
            **decided,
            status=Case(
                When(living, then=Value("placed")),
                When(gone, then=Value("left")),
                When(decided__gt=on, then=Value("referred")),
                When(decision="accepted", then=Value("waiting")),
                When(decision="rejected", then=Value("rejected")),
                When(decision="withdrawn", then=Value("withdrawn")),
                default=Value("referred"),
                output_field=CharField(),
            ),
        )

    def with_home(self, *, on: date) -> Self:
        """Each participant's `.home`: the name of the dwelling on the date `on`, if any."""
        return self.annotate(home=Subquery(self._stays().on_day(on).values("dwelling__name")[:1]))

    def with_last_session(self, *, on: date) -> Self:
        """Each participant's `.last_session_on`: the date of the last held session up to `on`."""
        return self.annotate(
            last_session_on=Max("sessions__held_on", filter=Q(sessions__held_on__lte=on))
        )

    def living_on(self, on: date) -> Self:
        """Participants with a stay on the date `on`."""
        return self.filter(Exists(self._stays().on_day(on)))

    def _stays(self) -> Any:
        """The stays of the participant of the outer query."""
        return _related(self.model, "placements").filter(participant=OuterRef("pk"))


class AssignmentQuerySet(ScopedQuerySet):
    """Which counsellor supports whom, and when."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"

    def in_force(self, on: date) -> Self:
        """Assignments whose period, both days inclusive, holds the date `on`."""
        return self.filter(periods.in_force(on))


class ReferralQuerySet(ScopedQuerySet):
    """Referrals to a pilot."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"

    def accepted_by(self, day: date) -> Self:
        """Referrals accepted on or before `day`."""
        return self.filter(decision="accepted", decided_on__lte=day)

    def undecided(self) -> Self:
        """Referrals that wait for the case manager."""
        return self.filter(decision="pending")


class PlacementQuerySet(ScopedQuerySet):
    """Stays, planned and real; both days inclusive."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "dwelling__pilot"
    caseload_path = "participant"

    def on_day(self, day: date) -> Self:
        """Stays that hold the date `day`."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def overlapping(self, first: date, last: date) -> Self:
        """Stays with at least one day from `first` up to and including `last`."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class ExitQuerySet(ScopedQuerySet):
    """Departures from a pilot."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "placement__dwelling__pilot"
    caseload_path = "placement__participant"


class SessionQuerySet(ScopedQuerySet):
    """Support sessions; notes are for the counsellor of the caseload and the team lead."""

    read_permission = Permission.SESSION_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"

    def between(self, first: date, last: date) -> Self:
        """Sessions held from `first` up to and including `last`."""
        return self.filter(held_on__range=(first, last))


def _related(model: type[Model], name: str) -> QuerySet[Any]:
    """All rows of the model behind the reverse relation `name`, without importing it."""
    related = model._meta.get_field(name).related_model
    return related._default_manager.all()  # type: ignore[union-attr]
