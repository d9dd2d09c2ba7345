"""Rows of the register by date, by state and by who may see them."""

from datetime import date
from typing import Any, Self

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from interwonen.access.members import Member
from interwonen.access.permissions import Permission
from interwonen.access.querysets import ScopedQuerySet
from interwonen.core import periods
from interwonen.core.periods import in_force

# Until so long after leaving a return to homelessness counts as one (terugval).
RETURN_MONTHS = 6


class DwellingQuerySet(ScopedQuerySet):
    """Dwellings of a pilot."""

    read_permission = Permission.PILOT_READ

    def with_stays(self, stays: QuerySet[Any]) -> Self:
        """Each dwelling with `stays` on board as `.stays`, in order."""
        return self.prefetch_related(Prefetch("placements", queryset=stays, to_attr="stays"))

    def with_state(self, *, on: date) -> Self:
        """Each dwelling's `.state` as it stood on the date `on` (see Dwelling.State).

        After a stay it is to be inspected until someone looked at it; then, and before the first
        stay, the last inspection says whether it is ready.
        """
        let = _of(self.model, "availabilities", "dwelling").filter(in_force(on))
        stays = _of(self.model, "placements", "dwelling")
        inspections = _of(self.model, "inspections", "dwelling").filter(inspected_on__lte=on)
        left_on = Subquery(stays.filter(ends_on__lt=on).order_by("-ends_on").values("ends_on")[:1])
        last = inspections.order_by("-inspected_on", "-pk")
        annotated = self.annotate(
            vacant_since=left_on,
            inspected_on=Subquery(last.values("inspected_on")[:1]),
            found_ready=Subquery(last.values("is_ready")[:1]),
        )
        return annotated.annotate(
            state=Case(
                When(Exists(stays.on_day(on)), then=Value("occupied")),
                When(~Exists(let), then=Value("unavailable")),
                When(
                    Q(vacant_since__isnull=False)
                    & (Q(inspected_on=None) | Q(inspected_on__lt=F("vacant_since"))),
                    then=Value("to_inspect"),
                ),
                When(found_ready=True, then=Value("ready")),
                default=Value("preparing"),
                output_field=CharField(),
            )
        )


class AvailabilityQuerySet(ScopedQuerySet):
    """Days on which the pilot may use its dwellings."""

    read_permission = Permission.PILOT_READ
    pilot_path = "dwelling__pilot"

    def overlapping(self, first: date, last: date) -> Self:
        """Periods with at least one day from `first` up to and including `last`."""
        return self.filter(periods.not_over(first), starts_on__lte=last)


class InspectionQuerySet(ScopedQuerySet):
    """What was found when someone looked at a dwelling."""

    read_permission = Permission.PILOT_READ
    pilot_path = "dwelling__pilot"


class ParticipantQuerySet(ScopedQuerySet):
    """Participants; everyone with a role in their file knows at least reference and status."""

    read_permission = Permission.PARTICIPANT_STATUS
    caseload_path = ""

    def with_status(self, *, on: date) -> Self:
        """Each participant's `.status` as it stood on the date `on` (see Participant.Status).

        Of someone who was referred again after leaving, the last referral tells.
        """
        referrals = _of(self.model, "referrals").filter(referred_on__lte=on)
        last = referrals.order_by("-referred_on", "-pk")
        stays = self._stays()
        over = stays.filter(ends_on__lt=on).order_by("-ends_on")
        arranged = stays.on_day(on).filter(exit_plan__is_arranged=True, exit_plan__made_on__lte=on)
        rows = self.annotate(
            referred_on=Subquery(last.values("referred_on")[:1]),
            decision=Subquery(last.values("decision")[:1]),
            decided=Subquery(last.values("decided_on")[:1]),
            left_on=Subquery(over.values("ends_on")[:1]),
            aftercare_until=Subquery(over.values("exit__aftercare_until")[:1]),
            intake_on=Subquery(last.values("intake__filled_on")[:1]),
        )
        gone = Q(left_on__gte=F("referred_on")) & ~Exists(stays.filter(starts_on__gt=on))
        observed = Q(left_on__gte=periods.months_later(on, -RETURN_MONTHS))
        return rows.annotate(
            status=Case(
                When(Exists(arranged), then=Value("leaving")),
                When(Exists(stays.on_day(on)), then=Value("placed")),
                When(gone & Q(aftercare_until__gte=on), then=Value("aftercare")),
                When(gone & observed, then=Value("left")),
                When(gone, then=Value("closed")),
                When(Q(decided__lte=on, decision="accepted"), then=Value("waiting")),
                When(Q(decided__lte=on, decision="rejected"), then=Value("rejected")),
                When(Q(decided__lte=on, decision="withdrawn"), then=Value("withdrawn")),
                When(intake_on__lte=on, then=Value("assessment")),
                default=Value("referred"),
                output_field=CharField(),
            )
        )

    def with_home(self, *, on: date) -> Self:
        """Each participant's `.home`: the name of the dwelling on the date `on`, if any."""
        return self.annotate(home=Subquery(self._stays().on_day(on).values("dwelling__name")[:1]))

    def with_last_session(self, *, on: date) -> Self:
        """Each participant's `.last_session_on`: the date of the last held session up to `on`."""
        held = _of(self.model, "sessions").filter(status="held", day__lte=on)
        return self.annotate(last_session_on=Subquery(held.order_by("-day").values("day")[:1]))

    def with_next_session(self, *, on: date) -> Self:
        """Each participant's `.next_session_on`: the date of the first planned session from `on`."""
        planned = _of(self.model, "sessions").filter(status="planned", day__gte=on)
        return self.annotate(next_session_on=Subquery(planned.order_by("day").values("day")[:1]))

    def living_on(self, on: date) -> Self:
        """Participants with a stay on the date `on`."""
        return self.filter(Exists(self._stays().on_day(on)))

    def _stays(self) -> Any:
        """The stays of the participant of the outer query."""
        return _of(self.model, "placements")


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

    def held_between(self, first: date, last: date) -> Self:
        """Sessions held from `first` up to and including `last`."""
        return self.filter(status="held", day__range=(first, last))

    def planned(self) -> Self:
        """Sessions that wait for their day, or to be logged; the first one first."""
        return self.filter(status="planned").order_by("day", "starts_at", "pk")

    def in_agenda_of(self, counsellor: Member, first: date, last: date) -> Self:
        """What a counsellor held or planned from `first` up to and including `last`."""
        busy = self.filter(status__in=["planned", "held"], day__range=(first, last))
        return busy.filter(counsellor=counsellor.pk)

    def same_series_from(self, session: Any) -> Self:
        """The planned sessions of a session's series from that session on, itself included."""
        if session.series_id is None:
            return self.filter(pk=session.pk)
        later = Q(day__gt=session.day) | Q(day=session.day, starts_at__gte=session.starts_at)
        return self.planned().filter(later, series=session.series_id)


class SeriesQuerySet(ScopedQuerySet):
    """Series of sessions."""

    read_permission = Permission.SESSION_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"


class HandoverQuerySet(ScopedQuerySet):
    """Keys that changed hands."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "placement__dwelling__pilot"
    caseload_path = "placement__participant"


class ExitPlanQuerySet(ScopedQuerySet):
    """Where residents go next."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "placement__dwelling__pilot"
    caseload_path = "placement__participant"


class ReturnQuerySet(ScopedQuerySet):
    """Returns to homelessness."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "exit__placement__dwelling__pilot"
    caseload_path = "exit__placement__participant"


class ChecklistQuerySet(ScopedQuerySet):
    """Question sets that were filled in."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"


class AnswerQuerySet(ScopedQuerySet):
    """Answers on checklists."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "checklist__participant__pilot"
    caseload_path = "checklist__participant"


class AgreementQuerySet(AnswerQuerySet):
    """Who agrees with a checklist."""


class BarrierQuerySet(ScopedQuerySet):
    """What keeps people from renting."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "participant__pilot"
    caseload_path = "participant"


class BarrierStatusQuerySet(ScopedQuerySet):
    """How barriers stood, from day to day."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "barrier__participant__pilot"
    caseload_path = "barrier__participant"


class GoalQuerySet(BarrierQuerySet):
    """Goals of participants."""


class GoalStepQuerySet(ScopedQuerySet):
    """Steps on the way to goals."""

    read_permission = Permission.PARTICIPANT_READ
    pilot_path = "goal__participant__pilot"
    caseload_path = "goal__participant"


def _of(model: type[Model], relation: str, back: str = "participant") -> Any:
    """Rows behind a reverse relation of the outer query's row, without importing their model."""
    related: Any = model._meta.get_field(relation).related_model
    return related._default_manager.filter(**{back: OuterRef("pk")})
