"""The parts of the dashboard, each only for users with the permission."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from evaluations.models import EvaluationMoment
from interwonen.access.permissions import Permission
from interwonen.core.quarters import Quarter
from interwonen.pilots.models import Pilot
from neighbours.models import Enquiry
from neighbours.querysets import EnquiryQuerySet
from participants.models import Incident, NeighbourhoodSignal, Participant, Placement, Referral
from participants.selectors.exits_next_home import plan_required_from, without_next_home
from participants.selectors.placements_occupancy import residents_on
from participants.selectors.sessions_today import Today

ROWS = 8


@dataclass(frozen=True)
class Dashboard:
    """The parts of a dashboard on the date `today`; a part that is not allowed is empty or None."""

    pilot: Pilot
    user: Any
    permissions: frozenset[Permission]
    today: date

    def _may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @cached_property
    def occupancy(self) -> dict[str, int] | None:
        """Residents, places and days left."""
        if not self._may(Permission.PILOT_READ):
            return None
        return {
            "residents": residents_on(self.pilot, self.today),
            "capacity": self.pilot.capacity_on(self.today),
            "maximum": self.pilot.maximum_capacity,
            "days_left": self.pilot.days_left(self.today),
        }

    @property
    def may_log(self) -> bool:
        return self._may(Permission.SESSION_LOG)

    @property
    def leads(self) -> bool:
        """Whether the residents are of the whole team, not only those whom the viewer supports."""
        return self._may(Permission.CASELOAD_ASSIGN)

    @cached_property
    def day(self) -> Today | None:
        """The sessions and tasks of today, for users who log sessions."""
        return Today(self.pilot, self.user, self.today) if self.may_log else None

    @cached_property
    def referrals(self) -> list[Referral] | None:
        """Referrals that wait for the viewer's decision, the oldest first."""
        if not self._may(Permission.REFERRAL_DECIDE):
            return None
        rows = Referral.objects.visible_to(self.user, on=self.today).of_pilot(self.pilot)
        return list(rows.undecided().select_related("participant")[:ROWS])

    @cached_property
    def waiting(self) -> list[Participant] | None:
        """Participants on the waiting list, for users who place them."""
        if not self._may(Permission.PLACEMENT_DECIDE):
            return None
        rows = Participant.objects.visible_to(self.user, on=self.today).of_pilot(self.pilot)
        return list(rows.with_status(on=self.today).filter(status="waiting")[:ROWS])

    @cached_property
    def without_next_home(self) -> int:
        """How many residents lack a certain next home, from the day on which all need one."""
        if not self._may(Permission.PARTICIPANT_READ) or self.today < plan_required_from(
            self.pilot
        ):
            return 0
        placements = Placement.objects.visible_to(self.user, on=self.today).of_pilot(self.pilot)
        return len(without_next_home(placements, on=self.today))

    @cached_property
    def team_news(self) -> dict[str, int] | None:
        """The numbers of unseen neighbourhood signals and of overdue reviews of incidents."""
        if not self._may(Permission.NEIGHBOURHOOD_SIGNAL_READ):
            return None
        signals = NeighbourhoodSignal.objects.visible_to(self.user, on=self.today)
        incidents = Incident.objects.visible_to(self.user, on=self.today)
        return {
            "signals": signals.of_pilot(self.pilot).unseen().count(),
            "overdue": incidents.of_pilot(self.pilot).overdue(on=self.today).count(),
        }

    @cached_property
    def enquiries(self) -> list[Enquiry] | None:
        """Enquiries that wait for an answer, the most urgent first."""
        if not self._may(Permission.ENQUIRY_READ):
            return None
        return list(self._waiting_enquiries().select_related("kind").order_by("due_on")[:ROWS])

    @cached_property
    def unanswered(self) -> int:
        """How many enquiries wait for an answer, also those that the list leaves out."""
        return self._waiting_enquiries().count()

    @cached_property
    def overdue(self) -> int:
        """How many of those are past their last day."""
        return self._waiting_enquiries().filter(is_overdue=True).count()

    def _waiting_enquiries(self) -> EnquiryQuerySet:
        rows = Enquiry.objects.visible_to(self.user, on=self.today).of_pilot(self.pilot)
        return rows.waiting(on=self.today)

    @cached_property
    def next_moment(self) -> EvaluationMoment | None:
        """The first evaluation moment that has not been held."""
        if not self._may(Permission.EVALUATION_READ):
            return None
        return EvaluationMoment.objects.of_pilot(self.pilot).to_hold().first()

    @property
    def moments_known(self) -> bool:
        return self._may(Permission.EVALUATION_READ)

    @cached_property
    def quarter(self) -> Quarter | None:
        """The quarter of the report to work on: this one."""
        return Quarter.containing(self.today) if self._may(Permission.REPORT_READ) else None
